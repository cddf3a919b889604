package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.GraphRule;
import io.nir4j.compiler.pass.rewrite.Level;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.Output;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Nodes that nobody hears in the end.
public final class DeadNodes {
    /// A node from which no way leads to an Output. Inputs stay: who feeds the network counts on them.
    public static final GraphRule DEAD_NODES = new GraphRule(
            "dead-nodes",
            "what reaches no Output is not computed",
            Exactness.EXACT,
            Validity.ALWAYS,
            (level, options) -> without(level));

    private DeadNodes() {}

    private static Stream<Rewrite> without(Level level) {
        Graph graph = level.graph();
        if (graph.all(Output.class).isEmpty()) {
            return Stream.empty();
        }
        Set<String> heard = heard(level);
        List<String> dead = graph.nodes().keySet().stream()
                .filter(name -> !heard.contains(name) && !(graph.nodes().get(name) instanceof Input))
                .toList();
        if (dead.isEmpty()) {
            return Stream.empty();
        }
        GraphBuilder living = graph.edit();
        dead.forEach(living::remove);
        return Stream.of(Rewrite.of(living.build(), String.join(", ", dead) + " gone"));
    }

    private static Set<String> heard(Level level) {
        Graph graph = level.graph();
        Set<String> heard = new HashSet<>(graph.all(Output.class).keySet());
        graph.nodes().forEach((name, node) -> {
            String path = level.full(name);
            boolean keptInside = level.setting().kept().stream().anyMatch(kept -> kept.startsWith(path + "/"));
            if (level.isKept(name) || (node instanceof Graph && keptInside)) {
                heard.add(name);
            }
        });
        Deque<String> open = new ArrayDeque<>(heard);
        while (!open.isEmpty()) {
            for (String source : graph.sources(open.pop())) {
                if (heard.add(source)) {
                    open.push(source);
                }
            }
        }
        return heard;
    }
}
