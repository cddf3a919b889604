package io.nir4j.model.check;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Output;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks nodes and edges without a look at shapes or values.
final class Structure {
    private static final int EDGES_SHOWN = 3;
    /// A suggestion compares a name with every other: not for each of thousands.
    private static final int SUGGESTIONS = 20;

    private final Graph graph;
    private final Findings findings;
    private final Set<String> inputs;
    private final Set<String> outputs;

    private Structure(Graph graph, Findings findings) {
        this.graph = graph;
        this.findings = findings;
        this.inputs = graph.all(Input.class).keySet();
        this.outputs = graph.all(Output.class).keySet();
    }

    /// The edges, the ports and the reach of a network and of the graphs nested in it.
    static void check(Graph network, Findings findings) {
        Structure structure = new Structure(network, findings);
        structure.endpoints();
        structure.portEdges();
        structure.ports();
        structure.reach();
        Nested.check(network, findings, Structure::checkNested);
    }

    /// A nested graph may lack ports: whether it may is for the edges at it to say, see [ShapeInference].
    private static void checkNested(Graph nested, Findings findings) {
        Structure structure = new Structure(nested, findings);
        structure.endpoints();
        structure.portEdges();
        structure.reach();
        Nested.check(nested, findings, Structure::checkNested);
    }

    private void endpoints() {
        SortedMap<String, List<Edge>> dangling = dangling();
        int reported = 0;
        for (var entry : dangling.entrySet()) {
            String name = entry.getKey();
            Diagnostic finding = Diagnostic.of(
                            Code.UNKNOWN_ENDPOINT,
                            listing(entry.getValue(), "name") + " '" + name + "', which does not exist")
                    .at(Place.node(name));
            findings.add(
                    reported++ < SUGGESTIONS
                            ? finding.hint(Suggestion.hint(name, graph.nodes().keySet()))
                            : finding);
        }
    }

    /// The edges with an end that does not exist, by the name of that end.
    private SortedMap<String, List<Edge>> dangling() {
        SortedMap<String, List<Edge>> dangling = new TreeMap<>();
        for (Edge edge : graph.edges().stream().distinct().toList()) {
            Stream.of(edge.source(), edge.target())
                    .distinct()
                    .filter(end -> !graph.nodes().containsKey(end))
                    .forEach(end -> dangling.computeIfAbsent(end, _ -> new ArrayList<>())
                            .add(edge));
        }
        return dangling;
    }

    /// `edge a -> b names`, `edges a -> b, c -> b name`.
    private static String listing(List<Edge> edges, String verb) {
        String shown = edges.stream().limit(EDGES_SHOWN).map(Edge::toString).collect(Collectors.joining(", "));
        String more = edges.size() > EDGES_SHOWN ? " and " + (edges.size() - EDGES_SHOWN) + " more" : "";
        return edges.size() == 1 ? "edge " + shown + " " + verb + "s" : "edges " + shown + more + " " + verb;
    }

    private void portEdges() {
        byPort(inputs, Edge::target)
                .forEach((name, edges) -> findings.add(
                        Diagnostic.of(Code.EDGE_INTO_INPUT, listing(edges, "lead") + " into Input '" + name + "'")
                                .at(Place.node(name))
                                .hint("an Input only passes on what comes from outside the graph")));
        byPort(outputs, Edge::source)
                .forEach((name, edges) -> findings.add(
                        Diagnostic.of(Code.EDGE_OUT_OF_OUTPUT, listing(edges, "lead") + " out of Output '" + name + "'")
                                .at(Place.node(name))
                                .hint("take the signal from the node in front of the Output")));
    }

    private Map<String, List<Edge>> byPort(Set<String> ports, Function<Edge, String> end) {
        return graph.edges().stream()
                .distinct()
                .filter(edge -> ports.contains(end.apply(edge)))
                .collect(Collectors.groupingBy(end, TreeMap::new, Collectors.toList()));
    }

    private void ports() {
        if (inputs.isEmpty()) {
            findings.add(Diagnostic.of(Code.NO_INPUT, "the network has no Input node")
                    .hint("without one nothing can be fed to it"));
        }
        if (outputs.isEmpty()) {
            findings.add(Diagnostic.of(Code.NO_OUTPUT, "the network has no Output node")
                    .hint("without one it gives no result; single nodes can still be recorded"));
        }
    }

    /// Says nothing where edges are wrong: their repair decides what is connected.
    private void reach() {
        Wiring wiring = Wiring.of(graph);
        if (!wiring.loose().isEmpty()) {
            return;
        }
        Set<String> fed = inputs.isEmpty() ? graph.nodes().keySet() : wiring.downstream(inputs);
        Set<String> heard = outputs.isEmpty() ? graph.nodes().keySet() : wiring.upstream(outputs);
        graph.nodes().forEach((name, node) -> {
            boolean isFed = fed.contains(name);
            boolean isHeard = heard.contains(name);
            if (!isFed || !isHeard) {
                String what = isFed ? "reaches no Output" : isHeard ? "is reached by no Input" : "is not connected";
                findings.add(Diagnostic.of(Code.DISCONNECTED, node.type() + " '" + name + "' " + what)
                        .at(Place.node(name)));
            }
        });
    }
}
