package io.nir4j.dsl.print;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The names in a graph in the order in which signals reach them, and which of them lie on common cycles.
///
/// Names are numbered in natural order; also those that edges mention and no node has. The order is that of a
/// depth-first search from the inputs, last left first: sources before targets, cycles aside, and each branch
/// in one piece. What no input reaches comes last.
final class SignalFlow {
    private final List<String> names;
    private final int[][] targets;
    private final int[][] sources;
    private final List<Integer> order;
    private final int[] component;

    private SignalFlow(List<String> names, int[][] targets, int[][] sources, IntPredicate isInput) {
        this.names = names;
        this.targets = targets;
        this.sources = sources;
        List<Integer> left = new ArrayList<>();
        boolean[] seen = new boolean[names.size()];
        search(isInput, seen, left);
        int reached = left.size();
        search(name -> sources[name].length == 0, seen, left);
        search(_ -> true, seen, left);
        this.component = components(left);
        List<Integer> fromInputs = left.subList(0, reached);
        List<Integer> others = left.subList(reached, left.size());
        this.order = new ArrayList<>(fromInputs.reversed());
        this.order.addAll(others.reversed());
    }

    static SignalFlow of(Graph graph) {
        TreeSet<String> names = new TreeSet<>(new NaturalOrder());
        names.addAll(graph.nodes().keySet());
        graph.edges().forEach(edge -> Collections.addAll(names, edge.source(), edge.target()));
        List<String> sorted = List.copyOf(names);
        Map<String, Integer> numbers = new HashMap<>();
        sorted.forEach(name -> numbers.put(name, numbers.size()));
        List<List<Integer>> targets = lists(sorted.size());
        List<List<Integer>> sources = lists(sorted.size());
        for (Edge edge : graph.edges()) {
            int source = numbers.getOrDefault(edge.source(), 0);
            int target = numbers.getOrDefault(edge.target(), 0);
            targets.get(source).add(target);
            sources.get(target).add(source);
        }
        IntPredicate isInput = name -> graph.nodes().get(sorted.get(name)) instanceof Input;
        return new SignalFlow(sorted, sorted(targets), sorted(sources), isInput);
    }

    private static List<List<Integer>> lists(int count) {
        return IntStream.range(0, count)
                .<List<Integer>>mapToObj(_ -> new ArrayList<>())
                .toList();
    }

    private static int[][] sorted(List<List<Integer>> lists) {
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
    }

    /// Appends what can be reached from `roots` and was not seen, in the order in which the search leaves it
    /// for good.
    private void search(IntPredicate roots, boolean[] seen, List<Integer> left) {
        Deque<Integer> path = new ArrayDeque<>();
        int[] next = Arrays.stream(targets).mapToInt(row -> row.length).toArray();
        for (int root = names.size() - 1; root >= 0; root--) {
            if (seen[root] || !roots.test(root)) {
                continue;
            }
            seen[root] = true;
            path.push(root);
            while (!path.isEmpty()) {
                int at = path.peek();
                if (next[at] == 0) {
                    left.add(path.pop());
                    continue;
                }
                next[at]--;
                int target = targets[at][next[at]];
                if (!seen[target]) {
                    seen[target] = true;
                    path.push(target);
                }
            }
        }
    }

    /// Kosaraju: against the arrows, the last left first, only what lies on a common cycle is reached.
    private int[] components(List<Integer> left) {
        int[] found = new int[names.size()];
        Arrays.fill(found, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int root : left.reversed()) {
            if (found[root] < 0) {
                found[root] = root;
                open.push(root);
            }
            while (!open.isEmpty()) {
                for (int source : sources[open.pop()]) {
                    if (found[source] < 0) {
                        found[source] = root;
                        open.push(source);
                    }
                }
            }
        }
        return found;
    }

    /// All names, by number, in the order of the signals.
    List<Integer> order() {
        return order;
    }

    String name(int number) {
        return names.get(number);
    }

    int size() {
        return names.size();
    }

    /// Where the edges out of a name lead, once per edge.
    int[] targets(int number) {
        return targets[number].clone();
    }

    int sourceCount(int number) {
        return sources[number].length;
    }

    /// Whether a signal can go from each of the two to the other.
    boolean onCommonCycle(int a, int b) {
        return component[a] == component[b];
    }
}
