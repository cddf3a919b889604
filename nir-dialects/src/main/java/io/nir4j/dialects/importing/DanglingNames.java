package io.nir4j.dialects.importing;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Edges name a node that does not exist where one node is left that they can mean.
///
/// A node can be meant if its name is near enough, the shapes fit, and it lacks the edges that the name has: a node
/// that already gets its input elsewhere is not the one. Whatever it is called, it is meant if nothing else in the
/// graph is without edges and all is well afterwards. Two that can be meant are one too many.
final class DanglingNames {
    static final Remedy REMEDY = Remedy.repair(
            "dangling-name",
            "Edges name a node that does not exist, and one node alone can be meant: they lead to that one.",
            "NIR, paper/03_rnn/extras: the two *_subgraph.nir connect 'lif' where the node is 'lif1'; NIR's"
                    + " documentation connects \"LIF\" where the node is \"lif\"",
            List.of(),
            DanglingNames::apply);

    private final Operation operation;
    private final String missing;

    private DanglingNames(Operation operation, String missing) {
        this.operation = operation;
        this.missing = missing;
    }

    private static void apply(Operation operation) {
        missing(operation.graph()).forEach(name -> new DanglingNames(operation, name).find());
    }

    static Set<String> missing(Graph graph) {
        Set<String> missing = new TreeSet<>();
        for (Edge edge : graph.edges()) {
            Stream.of(edge.source(), edge.target())
                    .filter(end -> graph.node(end).isEmpty())
                    .forEach(missing::add);
        }
        return missing;
    }

    private void find() {
        List<String> same = meant(name -> folded(name).equals(folded(missing)));
        List<String> near =
                same.isEmpty() ? meant(name -> LikeNames.areNear(name, missing) && lacksItsEdges(name)) : same;
        if (near.size() == 1) {
            rename(near.getFirst(), "no other node has a name like it and fits");
        } else if (near.size() > 1) {
            operation.doubt(
                    "",
                    "'" + missing + "' may mean " + String.join(" or ", quoted(near)),
                    "name in the edges the node that is meant");
        } else {
            alone().ifPresent(name -> rename(name, "it is the only node without edges, and fits"));
        }
    }

    private List<String> meant(Predicate<String> isMeant) {
        return operation.graph().nodes().keySet().stream()
                .filter(isMeant)
                .filter(name -> operation.hasFewerErrorsWith(renamed(name)))
                .toList();
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").toList();
    }

    private boolean lacksItsEdges(String name) {
        Graph graph = operation.graph();
        Node node = graph.node(name).orElseThrow();
        boolean in = graph.edges().stream().anyMatch(edge -> edge.target().equals(missing));
        boolean out = graph.edges().stream().anyMatch(edge -> edge.source().equals(missing));
        boolean hasIn = node instanceof Input || !graph.sources(name).isEmpty();
        boolean hasOut = node instanceof Output || !graph.targets(name).isEmpty();
        return !(in && hasIn) && !(out && hasOut);
    }

    /// The node without edges, if it is the only one and the name the only one that is missing.
    private Optional<String> alone() {
        Graph graph = operation.graph();
        List<String> bare = graph.nodes().keySet().stream()
                .filter(name ->
                        graph.sources(name).isEmpty() && graph.targets(name).isEmpty())
                .toList();
        if (bare.size() != 1 || missing(graph).size() != 1 || !lacksItsEdges(bare.getFirst())) {
            return Optional.empty();
        }
        return bare.stream()
                .filter(name -> operation.isPerfectWith(renamed(name)))
                .findFirst();
    }

    private Graph renamed(String node) {
        return operation
                .graph()
                .edit()
                .renameEnds(end -> end.equals(missing) ? node : end)
                .buildUnchecked();
    }

    private void rename(String node, String why) {
        long edges = operation.graph().edges().stream()
                .filter(edge -> edge.source().equals(missing) || edge.target().equals(missing))
                .count();
        operation.replace(renamed(node));
        operation.report(
                node,
                (edges == 1 ? "1 edge at '" : edges + " edges at '") + missing + "', which does not exist",
                "at '" + node + "'",
                why);
    }
}
