package io.nir4j.model.check;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The edges of a graph that mean something, looked up from either end.
///
/// Left out are edges with an unknown end, into an Input or out of an Output: [Structure] reports them.
///
/// @param edges the sound edges, each once however often it was made
/// @param sources by target
/// @param targets by source
/// @param loose nodes that a left-out edge leads to: what arrives there is not known
record Wiring(
        List<Edge> edges, Map<String, List<String>> sources, Map<String, List<String>> targets, Set<String> loose) {

    static Wiring of(Graph graph) {
        Map<String, Node> nodes = graph.nodes();
        Map<String, List<String>> sources = new TreeMap<>();
        Map<String, List<String>> targets = new TreeMap<>();
        Set<String> loose = new HashSet<>();
        List<Edge> sound = new ArrayList<>();
        for (Edge edge : graph.edges().stream().distinct().toList()) {
            if (isSound(edge, nodes)) {
                sound.add(edge);
                sources.computeIfAbsent(edge.target(), _ -> new ArrayList<>()).add(edge.source());
                targets.computeIfAbsent(edge.source(), _ -> new ArrayList<>()).add(edge.target());
            } else {
                loose.add(edge.target());
            }
        }
        return new Wiring(sound, sources, targets, loose);
    }

    private static boolean isSound(Edge edge, Map<String, Node> nodes) {
        return nodes.containsKey(edge.source())
                && nodes.containsKey(edge.target())
                && !(nodes.get(edge.target()) instanceof Input)
                && !(nodes.get(edge.source()) instanceof Output);
    }

    List<String> sources(String node) {
        return sources.getOrDefault(node, List.of());
    }

    List<String> targets(String node) {
        return targets.getOrDefault(node, List.of());
    }

    boolean hasEdges(String node) {
        return sources.containsKey(node) || targets.containsKey(node);
    }

    /// `starts` and all nodes that signals from there reach.
    Set<String> downstream(Collection<String> starts) {
        return closure(starts, targets);
    }

    /// `ends` and all nodes whose signals reach them.
    Set<String> upstream(Collection<String> ends) {
        return closure(ends, sources);
    }

    private static Set<String> closure(Collection<String> starts, Map<String, List<String>> next) {
        Set<String> reached = new HashSet<>(starts);
        Deque<String> pending = new ArrayDeque<>(starts);
        while (!pending.isEmpty()) {
            for (String node : next.getOrDefault(pending.pop(), List.of())) {
                if (reached.add(node)) {
                    pending.push(node);
                }
            }
        }
        return reached;
    }
}
