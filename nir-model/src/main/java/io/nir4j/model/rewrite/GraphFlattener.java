package io.nir4j.model.rewrite;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes the graphs in one graph flat, the inner ones first.
///
/// Inside, a nested graph that goes stands as two junctions, one for each port; the edges at a junction are replaced
/// by edges from each of its sources to each of its targets.
final class GraphFlattener {
    private final String path;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Value.Tree> metadata = new LinkedHashMap<>();
    private final SortedMap<String, String> paths = new TreeMap<>();
    private final SortedMap<String, Value.Tree> lost = new TreeMap<>();

    /// @param path of the graph in the outermost one, with a slash at its end unless it is that one
    GraphFlattener(String path) {
        this.path = path;
    }

    Inlining flatten(Graph around) {
        Map<String, Inlining> inner = new LinkedHashMap<>();
        around.nodes().forEach((name, node) -> {
            if (node instanceof Graph nested) {
                inner.put(name, new GraphFlattener(path + name + "/").flatten(nested));
            }
        });
        Junctions junctions = new Junctions(around, inner);
        around.nodes().forEach((name, node) -> {
            if (!(node instanceof Graph)) {
                nodes.put(name, node);
                metadata.put(name, around.metadata(name));
            }
        });
        inner.forEach((name, nested) -> {
            lost.putAll(nested.lost());
            if (!junctions.dissolves(name)) {
                nodes.put(name, nested.graph());
            }
        });
        List<Edge> edges = new ArrayList<>(junctions.outerEdges());
        inner.forEach((name, nested) -> {
            if (junctions.dissolves(name)) {
                edges.addAll(moved(name, nested));
            }
        });
        return new Inlining(new Graph(nodes, Junctions.without(edges), metadata, around.metadata()), paths, lost);
    }

    /// Moves the nodes of `nested` here.
    ///
    /// @return its edges, at the names that its nodes have now, with junctions for its ports
    private List<Edge> moved(String name, Inlining inner) {
        Graph nested = inner.graph();
        String input = nested.all(Input.class).firstKey();
        String output = nested.all(Output.class).firstKey();
        keep(path + name, nested.metadata());
        keep(path + name + "/" + input, nested.metadata(input));
        keep(path + name + "/" + output, nested.metadata(output));
        Map<String, String> names = new HashMap<>();
        names.put(input, Junctions.into(name));
        names.put(output, Junctions.outOf(name));
        nested.nodes().forEach((own, node) -> {
            if (!own.equals(input) && !own.equals(output)) {
                String free = free(name + "." + own);
                names.put(own, free);
                nodes.put(free, node);
                paths.put(free, inner.paths().getOrDefault(own, path + name + "/" + own));
                if (!(node instanceof Graph)) {
                    metadata.put(free, nested.metadata(own));
                }
            }
        });
        return nested.edges().stream()
                .map(edge -> new Edge(endpoint(names, name, edge.source()), endpoint(names, name, edge.target())))
                .toList();
    }

    /// An edge to a node that does not exist leads to one that does not exist here either.
    private static String endpoint(Map<String, String> names, String graph, String node) {
        return names.getOrDefault(node, graph + "." + node);
    }

    private void keep(String place, Value.Tree entries) {
        if (!entries.isEmpty()) {
            lost.put(place, entries);
        }
    }

    private String free(String wanted) {
        String name = wanted;
        while (nodes.containsKey(name)) {
            name += "_";
        }
        return name;
    }
}
