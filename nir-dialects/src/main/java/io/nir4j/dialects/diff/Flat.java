package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.EdgeOnlyIn;
import io.nir4j.dialects.diff.Difference.OnlyIn;
import io.nir4j.dialects.diff.Difference.OtherMetadata;
import io.nir4j.dialects.diff.Difference.OtherType;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A network with its nested graphs written flat: the node `lif` of a graph `lif1` becomes `lif1.lif`, and the graph's
/// Input and Output become edges.
///
/// Graphs with several Inputs or Outputs stay nested: which of them an edge means cannot be told.
///
/// @param lost metadata of the graphs and ports that are gone, by their names
record Flat(Graph graph, Map<String, Value.Tree> lost) {
    static boolean isNested(Graph graph) {
        return graph.nodes().values().stream().anyMatch(Flat::canUnfold);
    }

    private static boolean canUnfold(Node node) {
        return node instanceof Graph nested
                && nested.all(Input.class).size() == 1
                && nested.all(Output.class).size() == 1;
    }

    static Flat of(Graph graph) {
        Map<String, Value.Tree> lost = new LinkedHashMap<>();
        Graph flat = graph;
        while (isNested(flat)) {
            String name = flat.nodes().entrySet().stream()
                    .filter(entry -> canUnfold(entry.getValue()))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            flat = unfold(flat, name, lost);
        }
        return new Flat(flat, lost);
    }

    private static Graph unfold(Graph around, String name, Map<String, Value.Tree> lost) {
        Graph nested = (Graph) around.node(name).orElseThrow();
        String input = nested.all(Input.class).firstKey();
        String output = nested.all(Output.class).firstKey();
        keep(name, nested.metadata(), lost);
        keep(name + "." + input, nested.metadata(input), lost);
        keep(name + "." + output, nested.metadata(output), lost);

        Map<String, Node> nodes = new LinkedHashMap<>(around.nodes());
        nodes.remove(name);
        Map<String, Value.Tree> metadata = new LinkedHashMap<>();
        nodes.forEach((other, node) -> {
            if (!(node instanceof Graph)) {
                metadata.put(other, around.metadata(other));
            }
        });
        Map<String, String> names = new LinkedHashMap<>();
        nested.nodes().forEach((inner, node) -> {
            if (!inner.equals(input) && !inner.equals(output)) {
                String free = free(name + "." + inner, nodes);
                names.put(inner, free);
                nodes.put(free, node);
                if (!(node instanceof Graph)) {
                    metadata.put(free, nested.metadata(inner));
                }
            }
        });
        return new Graph(nodes, edges(around, nested, name, input, output, names), metadata, around.metadata());
    }

    private static void keep(String name, Value.Tree metadata, Map<String, Value.Tree> lost) {
        if (!metadata.isEmpty()) {
            lost.put(name, metadata);
        }
    }

    private static String free(String wanted, Map<String, Node> taken) {
        String name = wanted;
        while (taken.containsKey(name)) {
            name += "_";
        }
        return name;
    }

    private static List<Edge> edges(
            Graph around, Graph nested, String name, String input, String output, Map<String, String> names) {
        List<Edge> inner = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        List<String> exits = new ArrayList<>();
        int through = 0;
        for (Edge edge : nested.edges()) {
            String source = names.getOrDefault(edge.source(), name + "." + edge.source());
            String target = names.getOrDefault(edge.target(), name + "." + edge.target());
            if (edge.source().equals(input) && edge.target().equals(output)) {
                through++;
            } else if (edge.source().equals(input)) {
                entries.add(target);
            } else if (edge.target().equals(output)) {
                exits.add(source);
            } else {
                inner.add(new Edge(source, target));
            }
        }
        List<Edge> edges = new ArrayList<>(inner);
        for (Edge edge : around.edges()) {
            boolean into = edge.target().equals(name);
            boolean out = edge.source().equals(name);
            List<String> sources = out ? exits : List.of(edge.source());
            List<String> targets = into ? entries : List.of(edge.target());
            sources.forEach(source -> targets.forEach(target -> edges.add(new Edge(source, target))));
        }
        if (through > 0) {
            passOn(around, name, through, edges);
        }
        return edges;
    }

    /// What a graph passes on unchanged goes from each of its sources to each of its targets.
    private static void passOn(Graph around, String name, int times, List<Edge> edges) {
        for (String source : around.sources(name)) {
            for (String target : around.targets(name)) {
                for (int i = 0; i < times; i++) {
                    edges.add(new Edge(source, target));
                }
            }
        }
    }

    /// The differences of the flat networks, and the metadata that nothing is left to carry.
    Evidence restore(Evidence flat, Flat b) {
        List<Difference> all = new ArrayList<>();
        lost.forEach((name, entries) -> Comparison.leaves(entries.entries())
                .forEach((key, value) -> all.add(onlyIn(Side.A, name, key, value))));
        b.lost.forEach((name, entries) -> Comparison.leaves(entries.entries())
                .forEach((key, value) -> all.add(onlyIn(Side.B, name, key, value))));
        all.addAll(flat.differences());
        return new Evidence(flat.a(), flat.b(), flat.pairs(), all);
    }

    private static Difference onlyIn(Side side, String name, String key, Value value) {
        Contrast inA = new Contrast(Optional.of(value), Optional.empty(), Contrast.Kind.ABSENT, Optional.empty());
        return new OtherMetadata(name, name, key, side == Side.A ? inA : inA.mirrored());
    }

    /// The convention that explains why nodes had no partner before.
    static Convention convention(Graph a, Graph b, Evidence nested) {
        List<Difference> explained = nested.differences().stream()
                .filter(difference -> difference instanceof OnlyIn
                        || difference instanceof OtherType
                        || difference instanceof EdgeOnlyIn)
                .toList();
        List<String> inA = graphs(a).toList();
        List<String> inB = graphs(b).toList();
        String sentence = inA.isEmpty()
                ? written(inB, "B", "A")
                : inB.isEmpty() ? written(inA, "A", "B") : "nested graphs are cut differently in A and B";
        return new Convention("nesting", sentence, true, explained);
    }

    private static Stream<String> graphs(Graph graph) {
        return graph.nodes().entrySet().stream()
                .filter(entry -> canUnfold(entry.getValue()))
                .map(Map.Entry::getKey);
    }

    private static String written(List<String> graphs, String nested, String flat) {
        return Evidence.names(graphs.stream()) + (graphs.size() == 1 ? " is a nested graph" : " are nested graphs")
                + " in " + nested + " and written flat in " + flat;
    }
}
