package io.nir4j.backends.compare;

import io.nir4j.backends.compare.Watched.Kind;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.compiler.program.Signal;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Scale;
import io.nir4j.model.Threshold;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which signals of two networks are compared with which, in the order in which signals flow.
///
/// All layers of neurons with their states, thresholds, and the outputs of the network.
final class Pairing {
    private final Program a;
    private final Map<String, Node> nodes;

    Pairing(Program a, Graph graph) {
        this.a = a;
        this.nodes = graph.nodesThroughout();
    }

    /// The signals of the network with itself.
    ///
    /// @param states whether states are judged
    List<Watched> own(boolean states) {
        List<Watched> signals = new ArrayList<>();
        layers().forEach((name, signal) -> {
            for (String state : List.of("i", "v")) {
                a.recording(name + "." + state)
                        .filter(recording -> recording.state().isPresent())
                        .ifPresent(recording -> signals.add(watched(name, recording, Kind.STATE, states)));
            }
            signals.add(watched(name, a.recording(name).orElseThrow(), kind(name), true));
        });
        return signals;
    }

    private static Watched watched(String node, Recording recording, Kind kind, boolean judged) {
        return new Watched(
                recording.name(), recording.name(), node, recording.signal().shape(), kind, judged);
    }

    /// What is compared unless somebody recorded more, by name, in the order of the program.
    private Map<String, Signal> layers() {
        Map<Integer, Integer> made = new HashMap<>();
        a.ops().forEach(op -> made.put(op.result().id(), made.size()));
        Set<String> wanted = new HashSet<>(a.outputs().keySet());
        a.neurons().map(Op.Neurons::node).filter(this::isLayer).forEach(wanted::add);
        Map<String, Signal> layers = new LinkedHashMap<>();
        a.nodes().entrySet().stream()
                .filter(entry -> wanted.contains(entry.getKey()))
                .sorted((one, other) -> Integer.compare(
                        made.getOrDefault(one.getValue().id(), 0),
                        made.getOrDefault(other.getValue().id(), 0)))
                .forEach(entry -> layers.put(entry.getKey(), entry.getValue()));
        return layers;
    }

    /// Scale is arithmetic on each element too, but no layer.
    private boolean isLayer(String name) {
        Node node = nodes.get(name);
        return node != null && !(node instanceof Scale);
    }

    /// What a node gives; what an Output or a Flatten passes on is what its only source gives.
    private Kind kind(String name) {
        Set<String> seen = new HashSet<>();
        String at = name;
        while (seen.add(at)) {
            Node node = nodes.get(at);
            if (node instanceof LIF || node instanceof CubaLIF || node instanceof IF || node instanceof Threshold) {
                return Kind.SPIKES;
            }
            Optional<String> source = passedOn(at);
            if (source.isEmpty()) {
                return Kind.NUMBERS;
            }
            at = source.get();
        }
        return Kind.NUMBERS;
    }

    /// The node whose values this one passes on as they are.
    private Optional<String> passedOn(String name) {
        Signal signal = a.nodes().get(name);
        Optional<Integer> input = a.ops()
                .filter(op -> op.result().equals(signal) && op instanceof Op.Reshape)
                .map(op -> ((Op.Reshape) op).input().id())
                .findFirst();
        return input.flatMap(id -> a.nodes().entrySet().stream()
                .filter(entry -> entry.getValue().id() == id)
                .filter(entry -> !(nodes.get(entry.getKey()) instanceof Graph))
                .map(Map.Entry::getKey)
                .findFirst());
    }

    /// The signals that another network has too, by its names.
    ///
    /// @param partners the nodes of the other network by this one's; a node without one has a namesake
    /// @param findings receives a warning for each layer of this network without a partner
    List<Watched> with(Program b, Map<String, String> partners, boolean states, Findings findings) {
        List<Watched> signals = new ArrayList<>();
        for (Watched own : own(states)) {
            String suffix = own.a().substring(own.node().length());
            String node = partners.getOrDefault(own.node(), own.node());
            Optional<Recording> partner = b.recording(node + suffix);
            if (partner.isPresent() && partner.get().signal().shape().equals(own.shape())) {
                signals.add(new Watched(own.a(), node + suffix, own.node(), own.shape(), own.kind(), own.judged()));
            } else if (suffix.isEmpty()) {
                String found = partner.map(recording ->
                                "has the shape " + recording.signal().shape() + " in B, " + own.shape() + " in A")
                        .orElse("has no counterpart in B");
                findings.add(Diagnostic.of(Code.NOT_COMPARED, "'" + own.node() + "' " + found)
                        .at(Place.node(own.node())));
            }
        }
        return signals;
    }

    /// A signal that somebody recorded, whatever node it is of.
    Watched recorded(Recording recording) {
        String state = recording.state().map(name -> "." + name).orElse("");
        String node = recording.name().substring(0, recording.name().length() - state.length());
        return watched(node, recording, state.isEmpty() ? kind(node) : Kind.STATE, true);
    }
}
