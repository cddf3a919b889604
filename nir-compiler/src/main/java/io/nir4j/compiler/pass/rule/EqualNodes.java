package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.GraphRule;
import io.nir4j.compiler.pass.rewrite.Level;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Nodes that compute the same.
///
/// Equal nodes that hear equal nodes are equal, also in cycles: two neurons that start alike and always hear the same
/// never differ. So all nodes that look alike are taken for equal until they turn out to hear unequal ones, which is
/// repeated until no class falls apart any more (Moore 1956, of automata). To begin with, nodes are told apart in the
/// order in which signals pass: outside of cycles that is all there is to do.
public final class EqualNodes {
    /// One node for all that are equal.
    public static final GraphRule EQUAL_NODES = new GraphRule(
            "equal-nodes",
            "f(x) and f(x) are one, states included: equal start, equal input, equal course",
            Exactness.EXACT,
            Validity.ALWAYS,
            (level, options) -> merged(level));

    private final Level level;
    private final Graph graph;
    private Map<String, Integer> classes = new HashMap<>();

    /// What a node hears, as far as it matters: from which class, and whether a step late.
    private record Heard(int source, boolean late) {}

    private EqualNodes(Level level) {
        this.level = level;
        this.graph = level.graph();
    }

    private static Stream<Rewrite> merged(Level level) {
        EqualNodes nodes = new EqualNodes(level);
        nodes.partition();
        return nodes.rewrites();
    }

    private void partition() {
        classes = numbered(this::looks);
        classes = numberedInOrder(classes);
        int before = 0;
        while (before < count()) {
            before = count();
            classes = numbered(name -> List.of(classOf(name), heard(name)));
        }
    }

    private int count() {
        return (int) classes.values().stream().distinct().count();
    }

    private interface Key {
        Object of(String name);
    }

    private Map<String, Integer> numbered(Key key) {
        Map<Object, Integer> numbers = new HashMap<>();
        Map<String, Integer> numbered = new HashMap<>();
        for (String name : graph.nodes().keySet()) {
            numbered.put(name, numbers.computeIfAbsent(key.of(name), fresh -> numbers.size()));
        }
        return numbered;
    }

    /// A number for each node by its looks and the numbers of those that it hears at once; of one that it hears a step
    /// late, which comes after it, the looks alone count.
    private Map<String, Integer> numberedInOrder(Map<String, Integer> looks) {
        Map<Object, Integer> numbers = new HashMap<>();
        Map<String, Integer> waitsFor = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        for (String name : graph.nodes().keySet()) {
            int sources = (int) graph.sources(name).stream()
                    .filter(source -> !level.isLate(source, name))
                    .count();
            waitsFor.put(name, sources);
            if (sources == 0) {
                ready.add(name);
            }
        }
        Map<String, Integer> numbered = new HashMap<>(looks);
        Set<String> done = new HashSet<>();
        while (!ready.isEmpty()) {
            String name = ready.remove();
            done.add(name);
            Object key = List.of(
                    looks.getOrDefault(name, -1),
                    heard(name, (source, late) -> (late ? looks : numbered).getOrDefault(source, -1)));
            numbered.put(name, numbers.computeIfAbsent(key, fresh -> numbers.size()));
            for (String target : graph.targets(name)) {
                if (!level.isLate(name, target) && waitsFor.merge(target, -1, Integer::sum) == 0) {
                    ready.add(target);
                }
            }
        }
        // Around nested graphs there may be circles without an edge that is late: they are left to the rounds.
        looks.forEach((name, number) -> {
            if (!done.contains(name)) {
                numbered.put(name, numbers.computeIfAbsent(number, fresh -> numbers.size()));
            }
        });
        return numbered;
    }

    private int classOf(String name) {
        return classes.getOrDefault(name, -1);
    }

    /// Ports stay apart, and what is to be kept; in cycles also where the first step treats their edges in another way.
    private Object looks(String name) {
        Node node = graph.node(name).orElseThrow();
        boolean special = level.isCyclic(name) && level.setting().steps().backEdges() != BackEdges.SILENT;
        boolean apart = node instanceof Input
                || node instanceof Output
                || special
                || level.isKept(name)
                || !level.typed().hasShape(name);
        return apart
                ? name
                : List.of(node, level.typed().input(name), level.typed().output(name));
    }

    /// In the order in which it is added up, which of two does not matter.
    private List<Heard> heard(String name) {
        return heard(name, (source, late) -> classOf(source));
    }

    private interface Numbers {
        int of(String source, boolean late);
    }

    private List<Heard> heard(String name, Numbers numbers) {
        List<Heard> heard = new ArrayList<>();
        for (String source : graph.sources(name)) {
            boolean late = level.isLate(source, name);
            heard.add(new Heard(numbers.of(source, late), late));
        }
        if (heard.size() == 2) {
            heard.sort(Comparator.comparingInt(Heard::source).thenComparing(Heard::late));
        }
        return heard;
    }

    /// All classes at once, else one alone: the order of a sum may forbid one and not another.
    private Stream<Rewrite> rewrites() {
        SortedMap<Integer, List<String>> members = new TreeMap<>();
        graph.nodes()
                .keySet()
                .forEach(name -> members.computeIfAbsent(classOf(name), key -> new ArrayList<>())
                        .add(name));
        List<List<String>> equal =
                members.values().stream().filter(names -> names.size() > 1).toList();
        Stream<List<List<String>>> alone = equal.size() > 1 ? equal.stream().map(List::of) : Stream.empty();
        return equal.isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of(equal), alone).map(this::merging);
    }

    private Rewrite merging(List<List<String>> equal) {
        SortedMap<String, String> merged = new TreeMap<>();
        equal.forEach(names -> names.subList(1, names.size()).forEach(name -> merged.put(name, names.getFirst())));
        GraphBuilder fewer = graph.edit();
        merged.forEach((name, first) -> {
            fewer.remove(name);
            graph.targets(name).stream()
                    .filter(target -> !merged.containsKey(target))
                    .forEach(target -> fewer.connect(first, target));
        });
        List<String> says = new ArrayList<>();
        merged.forEach((name, first) -> says.add(name + " is " + first));
        return Rewrite.of(fewer.build(), String.join(", ", says)).moving(merged);
    }
}
