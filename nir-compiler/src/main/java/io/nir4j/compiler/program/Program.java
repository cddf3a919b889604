package io.nir4j.compiler.program;

import io.nir4j.dialects.Axis.Precision;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A network in discrete time.
///
/// Every signal is made by one operation, and operations stand after those they read from. A stage that loops is a
/// cycle of the network: inside it [Op.Previous] reads what a later operation made one step ago, so it must be run
/// step by step; any other stage can be run over many steps at once.
///
/// @param stages in an order in which they can be run
/// @param inputs what the caller feeds, by the name of the Input node
/// @param outputs what the network gives, by the name of the Output node
/// @param nodes the output of every node by its name, with the names of the graphs around it: `block/lif1`
/// @param stepSeconds length of a time step
/// @param precision the arithmetic, unless the caller of a simulator asks for another
public record Program(
        List<Stage> stages,
        SortedMap<String, Signal> inputs,
        SortedMap<String, Signal> outputs,
        SortedMap<String, Signal> nodes,
        double stepSeconds,
        Precision precision) {

    /// Operations that run together.
    ///
    /// @param loops true for a cycle
    public record Stage(List<Op> ops, boolean loops) {
        public Stage {
            ops = List.copyOf(ops);
        }
    }

    public Program {
        stages = List.copyOf(stages);
        inputs = sorted(inputs);
        outputs = sorted(outputs);
        nodes = sorted(nodes);
    }

    private static SortedMap<String, Signal> sorted(Map<String, Signal> signals) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(signals));
    }

    /// This program without the operations that no output and none of `recordings` needs.
    public Program keeping(Collection<Recording> recordings) {
        Map<Signal, Op> makers = new HashMap<>();
        ops().forEach(op -> makers.put(op.result(), op));
        Deque<Signal> wanted = new ArrayDeque<>(outputs.values());
        recordings.forEach(recording -> wanted.add(recording.signal()));
        Set<Op> kept = new HashSet<>();
        while (!wanted.isEmpty()) {
            Op op = makers.get(wanted.remove());
            if (op != null && kept.add(op)) {
                wanted.addAll(op.reads());
                if (op instanceof Op.Previous back) {
                    wanted.add(back.input());
                }
            }
        }
        List<Stage> fewer = stages.stream()
                .map(stage ->
                        new Stage(stage.ops().stream().filter(kept::contains).toList(), stage.loops()))
                .filter(stage -> !stage.ops().isEmpty())
                .toList();
        return new Program(fewer, inputs, outputs, nodes, stepSeconds, precision);
    }

    /// All operations in order.
    public Stream<Op> ops() {
        return stages.stream().flatMap(stage -> stage.ops().stream());
    }

    /// All layers of neurons in order.
    public Stream<Op.Neurons> neurons() {
        return ops().filter(Op.Neurons.class::isInstance).map(Op.Neurons.class::cast);
    }

    /// What `name` records, if it is a node or a node's state.
    ///
    /// A node's own name comes first: `lif1.lif` is the node of that name before it is `lif` of `lif1`.
    public Optional<Recording> recording(String name) {
        Signal output = nodes.get(name);
        if (output != null) {
            return Optional.of(new Recording(name, output, Optional.empty()));
        }
        int dot = name.lastIndexOf('.');
        return neurons()
                .filter(op -> dot > 0 && op.node().equals(name.substring(0, dot)))
                .filter(op -> op.model().observables().containsKey(name.substring(dot + 1)))
                .findFirst()
                .map(op -> new Recording(name, op.result(), Optional.of(name.substring(dot + 1))));
    }

    /// Everything that can be recorded, for messages.
    public SortedSet<String> recordable() {
        SortedSet<String> names = new TreeSet<>(nodes.keySet());
        neurons().forEach(op -> op.model().observables().keySet().forEach(state -> names.add(op.node() + "." + state)));
        return names;
    }

    /// A signal or a state that a simulation hands out.
    ///
    /// @param name as the user wrote it
    /// @param signal the node's output, which also tells the shape
    /// @param state the observable of the neurons that make the signal; empty for the signal itself
    public record Recording(String name, Signal signal, Optional<String> state) {}
}
