package io.nir4j.cli.draw;

import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import java.util.List;
import java.util.Locale;

/// How large a graph is, with all that is nested in it.
///
/// @param graphs the graph itself and those inside it
/// @param nodes of all graphs; a nested graph is a node too
/// @param edges of all graphs, each time it is there
/// @param parameters floating-point numbers in all nodes
record Totals(long graphs, long nodes, long edges, long parameters) {
    static Totals of(Graph graph) {
        Totals totals = new Totals(1, graph.nodes().size(), graph.edges().size(), 0);
        for (Node node : graph.nodes().values()) {
            totals = totals.plus(
                    node instanceof Graph nested ? of(nested) : new Totals(0, 0, 0, numbers(Facts.fields(node))));
        }
        return totals;
    }

    private Totals plus(Totals other) {
        return new Totals(
                graphs + other.graphs, nodes + other.nodes, edges + other.edges, parameters + other.parameters);
    }

    private static long numbers(Value value) {
        return switch (value) {
            case Value.Numbers(var tensor) -> tensor.dtype().isFloating() ? tensor.elements() : 0;
            case Value.Tree(var entries) ->
                entries.values().stream().mapToLong(Totals::numbers).sum();
            case Value.Text _, Value.Texts _ -> 0;
        };
    }

    /// `1 node`, `5 nodes`, `12,000 nodes`.
    static String counted(long count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }

    /// `17 nodes in 3 graphs · 15 edges · 12,345 parameters`.
    @Override
    public String toString() {
        String within = graphs == 1 ? "" : " in " + counted(graphs, "graph");
        return String.join(
                " · ",
                List.of(counted(nodes, "node") + within, counted(edges, "edge"), counted(parameters, "parameter")));
    }
}
