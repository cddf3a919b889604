package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One graph of a network: the network itself, or a graph nested in it.
///
/// @param root the network
/// @param path the names of the graphs on the way, outermost first
record Scope(Graph root, List<String> path) {
    Scope {
        path = List.copyOf(path);
    }

    /// The paths of all graphs of `root`, outer ones first.
    static List<List<String>> paths(Graph root) {
        List<List<String>> paths = new ArrayList<>();
        collect(root, List.of(), paths);
        return paths;
    }

    private static void collect(Graph graph, List<String> path, List<List<String>> paths) {
        paths.add(path);
        graph.all(Graph.class).forEach((name, nested) -> {
            List<String> inner = new ArrayList<>(path);
            inner.add(name);
            collect(nested, inner, paths);
        });
    }

    /// The graph at `path`, if there still is one.
    static Optional<Scope> at(Graph root, List<String> path) {
        Graph graph = root;
        for (String name : path) {
            if (!graph.all(Graph.class).containsKey(name)) {
                return Optional.empty();
            }
            graph = inner(graph, name);
        }
        return Optional.of(new Scope(root, path));
    }

    private static Graph inner(Graph around, String name) {
        return (Graph) around.node(name).orElseThrow();
    }

    boolean isRoot() {
        return path.isEmpty();
    }

    Graph graph() {
        Graph graph = root;
        for (String name : path) {
            graph = inner(graph, name);
        }
        return graph;
    }

    /// This scope of the network in which its graph is `changed`.
    Scope with(Graph changed) {
        return new Scope(replaced(root, path, changed), path);
    }

    private static Graph replaced(Graph around, List<String> path, Graph changed) {
        if (path.isEmpty()) {
            return changed;
        }
        Graph inner = inner(around, path.getFirst());
        Graph replaced = replaced(inner, path.subList(1, path.size()), changed);
        return around.edit().replace(path.getFirst(), replaced).buildUnchecked();
    }

    /// A node of this graph as seen from the network: `block/lif1`.
    String place(String node) {
        List<String> names = new ArrayList<>(path);
        if (!node.isEmpty()) {
            names.add(node);
        }
        return String.join("/", names);
    }
}
