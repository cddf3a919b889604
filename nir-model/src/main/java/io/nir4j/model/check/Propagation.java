package io.nir4j.model.check;

import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One run of shape inference over one graph, without the graphs nested in it.
///
/// Every node gets its shapes at most once; whether the two ends of an edge agree is for [Contradictions] to say.
/// What arrives travels before what is asked for, so that a contradiction shows where a wrong signal meets its taker.
final class Propagation {
    private final Graph graph;
    private final Wiring wiring;
    private final Findings findings;
    private final Map<String, Signal> taken = new HashMap<>();
    private final Map<String, Signal> given = new HashMap<>();
    private final Map<String, Shape> elementwise = new LinkedHashMap<>();
    private final Unknowns unknowns;
    private final Set<String> connected;
    private final Deque<String> forward = new ArrayDeque<>();
    private final Deque<String> backward = new ArrayDeque<>();

    Propagation(Graph graph, Wiring wiring, Findings findings) {
        this.graph = graph;
        this.wiring = wiring;
        this.findings = findings;
        graph.nodes()
                .forEach((name, node) -> node.elementwise().ifPresent(parameters -> elementwise.put(name, parameters)));
        this.connected = wiring.downstream(graph.all(Input.class).keySet());
        this.connected.addAll(wiring.upstream(graph.all(Output.class).keySet()));
        this.unknowns = new Unknowns(wiring, elementwise.keySet(), taken.keySet());
    }

    /// What each node takes, where known.
    Map<String, Signal> taken() {
        return taken;
    }

    /// What each node gives, where known.
    Map<String, Signal> given() {
        return given;
    }

    void run() {
        graph.nodes().forEach(this::start);
        spread();
        wiring.loose().stream().filter(this::isOpen).forEach(unknowns::explain);
        unknowns.follow();
        graph.nodes().keySet().stream()
                .filter(name -> isOpen(name) && !elementwise.containsKey(name))
                .filter(name -> wiring.sources(name).isEmpty())
                .forEach(name -> reportUnknown(name, "no edge leads to it"));
        lastResort();
        graph.nodes().keySet().stream()
                .filter(this::isOpen)
                .forEach(name -> reportUnknown(name, "it is on or behind a cycle where no node states one"));
    }

    private void start(String name, Node node) {
        if (node instanceof Opaque) {
            unknowns.explain(name);
        } else if (node instanceof Graph nested && !hasPorts(nested)) {
            reportPorts(name, nested);
        } else {
            node.input().ifPresent(shape -> take(name, new Signal(shape, name, whence(node))));
        }
    }

    private static boolean hasPorts(Graph nested) {
        return nested.all(Input.class).size() == 1 && nested.all(Output.class).size() == 1;
    }

    private void reportPorts(String name, Graph nested) {
        unknowns.explain(name);
        if (wiring.hasEdges(name)) {
            findings.add(Diagnostic.of(
                            Code.NESTED_PORTS,
                            "nested graph '" + name + "' needs one Input and one Output, but has Inputs "
                                    + nested.all(Input.class).keySet() + " and Outputs "
                                    + nested.all(Output.class).keySet())
                    .at(Place.node(name))
                    .hint("the edges at '" + name + "' name no port, so there can be only one of each"));
        }
    }

    private static String whence(Node node) {
        if (node instanceof Graph nested) {
            return "as its Input '" + nested.all(Input.class).firstKey() + "' says";
        }
        return node instanceof Input || node instanceof Output ? "as its shape says" : "from its parameters";
    }

    private boolean isOpen(String name) {
        return !taken.containsKey(name) && !unknowns.isExplained(name);
    }

    /// What arrives first; only when nothing does, what is asked for.
    private void spread() {
        while (!forward.isEmpty() || !backward.isEmpty()) {
            if (!forward.isEmpty()) {
                String source = forward.remove();
                wiring.targets(source).forEach(target -> pass(source, target));
            } else {
                String target = backward.remove();
                wiring.sources(target).forEach(source -> ask(target, source));
            }
        }
    }

    private void pass(String source, String target) {
        if (isOpen(target)) {
            Signal signal = signal(given, source);
            take(target, new Signal(signal.shape(), signal.origin(), "as '" + source + "' gives it"));
        }
    }

    private void ask(String target, String source) {
        Signal signal = signal(taken, target);
        Shape parameters = elementwise.get(source);
        if (isOpen(source) && parameters != null && parameters.broadcastsTo(signal.shape())) {
            take(source, new Signal(signal.shape(), signal.origin(), "as '" + target + "' takes it"));
        }
    }

    private static Signal signal(Map<String, Signal> signals, String node) {
        return Optional.ofNullable(signals.get(node)).orElseThrow();
    }

    private void take(String name, Signal signal) {
        Node node = graph.node(name).orElseThrow();
        try {
            Shape output = node.output(signal.shape());
            taken.put(name, signal);
            given.put(name, giving(name, signal, output));
            forward.add(name);
            backward.add(name);
        } catch (InvalidNetwork refusal) {
            refuse(name, node, signal, refusal);
        }
    }

    private Signal giving(String name, Signal signal, Shape output) {
        boolean own = signal.origin().equals(name);
        if (elementwise.containsKey(name) || own) {
            return new Signal(output, signal.origin(), signal.how());
        }
        return new Signal(output, name, "for the " + signal.shape() + " that it takes");
    }

    private void refuse(String name, Node node, Signal signal, InvalidNetwork refusal) {
        unknowns.explain(name);
        for (Diagnostic fault : refusal.diagnostics()) {
            String subject = node.type() + " '" + name + "'";
            String origin = signal.origin().equals(name) ? "" : ", " + signal.how();
            findings.add(Diagnostic.of(fault.code(), subject + " " + fault.message() + origin)
                    .as(fault.severity())
                    .at(Place.node(name))
                    .hint(fault.hint()));
        }
    }

    /// The largest parameters first: smaller ones of the neighbours broadcast to them.
    private void lastResort() {
        var candidates = elementwise.entrySet().stream()
                .filter(entry -> isOpen(entry.getKey()))
                .sorted(Map.Entry.<String, Shape>comparingByValue(
                                Comparator.comparingInt(Shape::rank).thenComparingLong(Shape::elements))
                        .reversed())
                .toList();
        for (var candidate : candidates) {
            String name = candidate.getKey();
            if (isOpen(name)) {
                take(
                        name,
                        new Signal(candidate.getValue(), name, "from its parameters, as nothing else determines it"));
                spread();
                unknowns.follow();
            }
        }
    }

    private void reportUnknown(String name, String why) {
        if (!isOpen(name)) {
            return;
        }
        unknowns.explain(name);
        unknowns.follow();
        if (takesPart(name)) {
            String type = graph.node(name).orElseThrow().type();
            findings.add(Diagnostic.of(
                            Code.UNKNOWN_SHAPE,
                            "the shape that " + type + " '" + name + "' takes does not follow: " + why)
                    .at(Place.node(name))
                    .hint("connect it to an Input, or state its input shape where the node has a field for it"));
        }
    }

    /// Whether a signal from an Input gets to the node or one from it to an Output; without either, whether it has
    /// edges.
    private boolean takesPart(String name) {
        return connected.isEmpty() ? wiring.hasEdges(name) : connected.contains(name);
    }

    /// How the shapes at each node came about, a sentence each.
    Map<String, String> explanations() {
        Map<String, String> sentences = new HashMap<>();
        taken.forEach((name, in) -> {
            Signal out = signal(given, name);
            String gives = in.equals(out) ? " and gives the same" : " and gives " + out;
            sentences.put(name, graph.node(name).orElseThrow().type() + " '" + name + "' takes " + in + gives + ".");
        });
        return sentences;
    }
}
