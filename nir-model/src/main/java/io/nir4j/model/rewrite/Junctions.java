package io.nir4j.model.rewrite;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Output;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The ports of the nested graphs that dissolve in the graph around them.
///
/// No node can have the name of a junction: it holds a slash.
final class Junctions {
    private static final int MOST_EDGES = 10_000_000;

    private final Set<String> dissolving = new LinkedHashSet<>();
    private final List<Edge> outerEdges = new ArrayList<>();

    /// @param inner the nested graphs of `around` by name, flat inside
    Junctions(Graph around, Map<String, Inlining> inner) {
        Set<String> passing = new HashSet<>();
        inner.forEach((name, nested) -> {
            if (Inlining.hasPorts(nested.graph())) {
                dissolving.add(name);
                if (passesOn(nested.graph())) {
                    passing.add(name);
                }
            }
        });
        keepGoingRound(passing, around);
        dissolving.removeAll(passing);
        around.edges()
                .forEach(edge -> outerEdges.add(new Edge(
                        dissolves(edge.source()) ? outOf(edge.source()) : edge.source(),
                        dissolves(edge.target()) ? into(edge.target()) : edge.target())));
    }

    static String into(String graph) {
        return graph + "/in";
    }

    static String outOf(String graph) {
        return graph + "/out";
    }

    boolean dissolves(String name) {
        return dissolving.contains(name);
    }

    /// The edges of the graph around, at junctions where they were at a graph that dissolves.
    List<Edge> outerEdges() {
        return outerEdges;
    }

    /// Keeps in `passing` the graphs whose input comes back to them through nothing but graphs that pass it on, and
    /// those behind them that pass it on as well.
    private static void keepGoingRound(Set<String> passing, Graph around) {
        Map<String, Integer> incoming = new HashMap<>();
        Map<String, List<String>> next = new HashMap<>();
        for (Edge edge : around.edges()) {
            if (passing.contains(edge.source()) && passing.contains(edge.target())) {
                next.computeIfAbsent(edge.source(), key -> new ArrayList<>()).add(edge.target());
                incoming.merge(edge.target(), 1, Integer::sum);
            }
        }
        Deque<String> free = new ArrayDeque<>(passing);
        free.removeIf(incoming::containsKey);
        while (!free.isEmpty()) {
            String name = free.remove();
            passing.remove(name);
            for (String target : next.getOrDefault(name, List.of())) {
                if (incoming.merge(target, -1, Integer::sum) == 0) {
                    free.add(target);
                }
            }
        }
    }

    private static boolean passesOn(Graph nested) {
        String input = nested.all(Input.class).firstKey();
        String output = nested.all(Output.class).firstKey();
        return nested.edges().contains(new Edge(input, output));
    }

    /// `edges` without junctions: from each source of one to each of its targets.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if they are too many
    static List<Edge> without(List<Edge> edges) {
        Map<String, List<String>> targets = new HashMap<>();
        edges.stream()
                .filter(edge -> isJunction(edge.source()))
                .forEach(edge -> targets.computeIfAbsent(edge.source(), key -> new ArrayList<>())
                        .add(edge.target()));
        List<Edge> direct = new ArrayList<>();
        for (Edge edge : edges) {
            if (!isJunction(edge.source())) {
                follow(edge.source(), edge.target(), targets, direct);
            }
        }
        return direct;
    }

    /// Adds an edge from `source` to where an edge to `target` leads in the end, for each way to get there.
    private static void follow(String source, String target, Map<String, List<String>> targets, List<Edge> direct) {
        if (isJunction(target)) {
            targets.getOrDefault(target, List.of()).forEach(next -> follow(source, next, targets, direct));
            return;
        }
        if (direct.size() == MOST_EDGES) {
            throw Diagnostic.of(
                            Code.LARGER_THAN_FILE,
                            "written without nested graphs, the network has more than " + MOST_EDGES + " edges")
                    .hint("edges into a graph multiply with the edges at its Input and Output")
                    .asException();
        }
        direct.add(new Edge(source, target));
    }

    private static boolean isJunction(String name) {
        return name.indexOf('/') >= 0;
    }
}
