package io.nir4j.compiler.schedule;

import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Schedule.Layer;
import io.nir4j.compiler.schedule.Schedule.Section;
import io.nir4j.dialects.Dialects;
import io.nir4j.dsl.Snn;
import io.nir4j.model.Graph;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A network, its program and its schedule, all of it kept that an Output gives.
///
/// @param names the nodes that make signals; a signal that only others hear has none
record Scheduled(Program program, Schedule schedule, Map<Signal, String> names) {

    /// The network of a text, stepped at 1 ms as `nir` does.
    ///
    /// @param kept nodes that somebody looks at from outside
    static Scheduled of(String text, String... kept) {
        return of(Snn.parse(text).graph(), kept);
    }

    static Scheduled of(Graph graph, String... kept) {
        Program program = Lowering.lower(TypedGraph.of(graph), Dialects.NIR, 1e-3, new Findings());
        List<Signal> outside = new ArrayList<>(program.outputs().values());
        Stream.of(kept).forEach(name -> outside.add(signal(program, name)));
        Map<Signal, String> names = new HashMap<>();
        program.nodes().forEach((name, signal) -> names.put(signal, name));
        return new Scheduled(program, Schedule.of(program, outside), names);
    }

    private static Signal signal(Program program, String node) {
        Signal signal = program.nodes().get(node);
        if (signal == null) {
            throw new AssertionError(
                    "no node '" + node + "' among " + program.nodes().keySet());
        }
        return signal;
    }

    /// What a node gives.
    Signal signal(String node) {
        return signal(program, node);
    }

    /// What holds the elements of what a node gives.
    Signal root(String node) {
        return schedule.root(signal(node));
    }

    /// The number of the layer that ends with this node.
    int layer(String node) {
        return schedule.layers().map(Layer::result).toList().indexOf(root(node));
    }

    /// The layer that ends with this node.
    Layer layerOf(String node) {
        return schedule.layers().toList().get(layer(node));
    }

    /// Each section in brackets, with `*` if it loops: `[x, fc+lif] [previous, rec, sum, lif]*`.
    String text() {
        return schedule.sections().stream().map(this::text).collect(Collectors.joining(" "));
    }

    private String text(Section section) {
        String layers = section.layers().stream()
                .map(layer -> layer.ops().stream().map(this::text).collect(Collectors.joining("+")))
                .collect(Collectors.joining(", ", "[", "]"));
        return layers + (section.loops() ? "*" : "");
    }

    private String text(Op op) {
        return names.getOrDefault(op.result(), op.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }
}
