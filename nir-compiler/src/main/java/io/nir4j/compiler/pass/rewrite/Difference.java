package io.nir4j.compiler.pass.rewrite;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a rewrite did to a graph.
///
/// @param touched the nodes that came, went, or are others now, and both ends of edges that came or went
/// @param newEdges edges that came
record Difference(Graph before, Graph after, Set<String> touched, List<Edge> newEdges) {

    static Difference between(Graph before, Graph after) {
        Set<String> touched = new TreeSet<>();
        for (Map.Entry<String, Node> entry : before.nodes().entrySet()) {
            Node now = after.nodes().get(entry.getKey());
            if (!entry.getValue().equals(now)) {
                touched.add(entry.getKey());
            }
        }
        after.nodes().keySet().stream()
                .filter(name -> !before.nodes().containsKey(name))
                .forEach(touched::add);
        List<Edge> come = new ArrayList<>();
        List<Edge> gone = new ArrayList<>();
        compare(before.edges(), after.edges(), gone, come);
        gone.forEach(edge -> touched.addAll(List.of(edge.source(), edge.target())));
        come.forEach(edge -> touched.addAll(List.of(edge.source(), edge.target())));
        return new Difference(before, after, touched, come);
    }

    /// Both lists are sorted: what one has and the other has not shows where they part.
    private static void compare(List<Edge> before, List<Edge> after, List<Edge> gone, List<Edge> come) {
        int old = 0;
        int now = 0;
        while (old < before.size() && now < after.size()) {
            Edge was = before.get(old);
            Edge is = after.get(now);
            int order = was.equals(is) ? 0 : was.compareTo(is);
            if (order < 0) {
                gone.add(was);
            } else if (order > 0) {
                come.add(is);
            }
            old += order <= 0 ? 1 : 0;
            now += order >= 0 ? 1 : 0;
        }
        gone.addAll(before.subList(old, before.size()));
        come.addAll(after.subList(now, after.size()));
    }

    /// Whether every way that is new was one before, through nodes that are touched: then no cycle can have come.
    boolean closesNoCycle() {
        return newEdges.stream()
                .filter(edge -> before.nodes().containsKey(edge.source()))
                .allMatch(edge -> reached(edge.source(), before, touched).containsAll(ends(edge.target())));
    }

    /// The node itself, or if it is new, what comes behind it that is not.
    private Set<String> ends(String name) {
        if (before.nodes().containsKey(name)) {
            return Set.of(name);
        }
        Set<String> fresh = new HashSet<>(touched);
        fresh.removeAll(before.nodes().keySet());
        Set<String> ends = reached(name, after, fresh);
        ends.removeIf(end -> !before.nodes().containsKey(end));
        return ends;
    }

    /// What signals from `start` reach in at least one step, going on only from nodes in `through`.
    private static Set<String> reached(String start, Graph graph, Set<String> through) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (String target : graph.targets(open.pop())) {
                if (reached.add(target) && through.contains(target)) {
                    open.push(target);
                }
            }
        }
        return reached;
    }
}
