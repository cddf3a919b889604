package io.nir4j.compiler.lowering;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The order in which nodes run within a time step.
///
/// Components are the strongly connected parts of the network, sources first. Inside one, a node runs as soon as all
/// it reads has run; when a cycle leaves none such, the node nearest to the inputs goes first, by name among equals,
/// and its edges from nodes that have yet to run close the cycle: they carry the value of the step before.
/// NIRTorch's interpreter comes to the same edges on the recurrent networks it can run (nir_interpreter.py).
///
/// @param components nodes in order, component by component
/// @param backEdges the edges that close cycles
/// @param cycles the number of the cycle that each node in one belongs to
public record ExecutionOrder(List<Component> components, Set<Edge> backEdges, Map<String, Integer> cycles) {

    /// Nodes that run together; `loops` when they form a cycle.
    public record Component(List<String> nodes, boolean loops) {}

    /// True if both nodes belong to the same cycle.
    boolean cycleHolds(String one, String other) {
        return cycles.containsKey(one) && Objects.equals(cycles.get(one), cycles.get(other));
    }

    boolean isInCycle(String name) {
        return cycles.containsKey(name);
    }

    /// The order of the nodes of `graph` itself, a nested graph counting as one node; edges with an unknown end are
    /// passed over.
    public static ExecutionOrder of(Graph graph) {
        return of(Wiring.of(graph));
    }

    static ExecutionOrder of(FlatGraph graph) {
        return of(graph.wiring());
    }

    private static ExecutionOrder of(Wiring graph) {
        Map<String, Integer> distances = distances(graph);
        List<Component> components = new ArrayList<>();
        Set<Edge> backEdges = new LinkedHashSet<>();
        for (Set<String> members : new StrongComponents(graph).found()) {
            components.add(
                    graph.isCycle(members)
                            ? new Component(cut(members, graph, distances, backEdges), true)
                            : new Component(List.copyOf(members), false));
        }
        Map<String, Integer> cycles = new HashMap<>();
        for (int number = 0; number < components.size(); number++) {
            if (components.get(number).loops()) {
                for (String name : components.get(number).nodes()) {
                    cycles.put(name, number);
                }
            }
        }
        return new ExecutionOrder(List.copyOf(components), backEdges, cycles);
    }

    private static List<String> cut(
            Set<String> members, Wiring graph, Map<String, Integer> distances, Set<Edge> backEdges) {
        Comparator<String> nearest = Comparator.<String>comparingInt(
                        name -> distances.getOrDefault(name, Integer.MAX_VALUE))
                .thenComparing(Comparator.naturalOrder());
        NavigableSet<String> waiting = new TreeSet<>(nearest);
        waiting.addAll(members);
        Map<String, Integer> unmet = new HashMap<>();
        Map<String, List<String>> readers = new HashMap<>();
        NavigableSet<String> ready = new TreeSet<>(nearest);
        for (String name : members) {
            List<String> inside =
                    graph.sourcesOf(name).stream().filter(members::contains).toList();
            unmet.put(name, inside.size());
            inside.forEach(source ->
                    readers.computeIfAbsent(source, key -> new ArrayList<>()).add(name));
        }
        List<String> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String next = ready.isEmpty() ? waiting.first() : ready.removeFirst();
            graph.sourcesOf(next).stream()
                    .filter(waiting::contains)
                    .forEach(source -> backEdges.add(new Edge(source, next)));
            waiting.remove(next);
            order.add(next);
            for (String reader : readers.getOrDefault(next, List.of())) {
                if (unmet.merge(reader, -1, Integer::sum) == 0 && waiting.contains(reader)) {
                    ready.add(reader);
                }
            }
        }
        return order;
    }

    /// The number of edges from the nearest input to each node that one reaches.
    private static Map<String, Integer> distances(Wiring graph) {
        Map<String, List<String>> targets = new HashMap<>();
        graph.sources()
                .forEach((target, sources) ->
                        sources.forEach(source -> targets.computeIfAbsent(source, name -> new ArrayList<>())
                                .add(target)));
        Map<String, Integer> distances = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>(graph.inputs());
        graph.inputs().forEach(name -> distances.put(name, 0));
        while (!queue.isEmpty()) {
            String name = queue.remove();
            for (String target : targets.getOrDefault(name, List.of())) {
                if (distances.putIfAbsent(target, distances.getOrDefault(name, 0) + 1) == null) {
                    queue.add(target);
                }
            }
        }
        return distances;
    }
}
