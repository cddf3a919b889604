package io.nir4j.dialects.diff;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/// A graph by numbers: nodes are counted in the order of their names, and know their neighbours.
///
/// Edges that name no node are left out here.
///
/// @param sources for each node where its edges come from, once per edge
/// @param targets for each node where its edges lead, once per edge
record Network(
        Graph graph, List<String> names, List<Node> nodes, List<List<Integer>> sources, List<List<Integer>> targets) {
    /// How far the look of a nested graph's surroundings inside it reaches.
    private static final int INNER_REACH = 4;

    static Network of(Graph graph) {
        List<String> names = List.copyOf(graph.nodes().keySet());
        Map<String, Integer> numbers = new HashMap<>();
        List<List<Integer>> sources = new ArrayList<>();
        List<List<Integer>> targets = new ArrayList<>();
        for (String name : names) {
            numbers.put(name, numbers.size());
            sources.add(new ArrayList<>());
            targets.add(new ArrayList<>());
        }
        for (Edge edge : graph.edges()) {
            Integer source = numbers.get(edge.source());
            Integer target = numbers.get(edge.target());
            if (source != null && target != null) {
                sources.get(target).add(source);
                targets.get(source).add(target);
            }
        }
        return new Network(graph, names, List.copyOf(graph.nodes().values()), sources, targets);
    }

    int size() {
        return names.size();
    }

    /// A number for each node.
    long[] label(ToLongBiFunction<String, Node> what) {
        long[] labels = new long[size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = what.applyAsLong(names.get(i), nodes.get(i));
        }
        return labels;
    }

    /// Labels that also tell what lies around each node, up to `reach` edges away: in each round a node's label takes
    /// in those of its neighbours (Weisfeiler and Leman's refinement of colours).
    long[] refine(long[] labels, int reach) {
        long[] now = labels;
        for (int round = 0; round < reach; round++) {
            long[] next = new long[now.length];
            for (int node = 0; node < now.length; node++) {
                long around = 0;
                for (int source : sources.get(node)) {
                    around += Hash.join(1, now[source]);
                }
                for (int target : targets.get(node)) {
                    around += Hash.join(2, now[target]);
                }
                next[node] = Hash.join(now[node], around);
            }
            now = next;
        }
        return now;
    }

    /// The whole graph as one number that does not depend on names.
    ///
    /// @param content of each node
    long summary(ToLongFunction<Node> content) {
        long sum = Content.of(graph.metadata());
        for (long label : refine(label((name, node) -> content.applyAsLong(node)), INNER_REACH)) {
            sum += Hash.spread(label);
        }
        return Hash.spread(sum);
    }
}
