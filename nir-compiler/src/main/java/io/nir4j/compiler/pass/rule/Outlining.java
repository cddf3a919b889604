package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.GraphRule;
import io.nir4j.compiler.pass.rewrite.Level;
import io.nir4j.compiler.pass.rewrite.Options;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Chains of nodes put into graphs of their own.
public final class Outlining {
    /// The option that names the types of the chain: `Affine+LIF`.
    public static final String CHAIN = "chain";
    /// The option that names the graphs.
    public static final String NAME = "name";

    /// The next chain of these types that is not in a graph of its own yet.
    public static final GraphRule CHAIN_AS_GRAPH = new GraphRule(
            "chain-as-graph",
            "h(f(x)) = g(x), g being a graph of f and h",
            Exactness.EXACT,
            new Validity("dialects that read nested graphs", setting -> setting.takes(Graph.TYPE)),
            Outlining::outlined);

    private Outlining() {}

    private static Stream<Rewrite> outlined(Level level, Options options) {
        List<String> types = types(options);
        return level.graph().nodes().keySet().stream()
                .flatMap(name -> chain(level, name, types).stream())
                .filter(chain -> !isAll(level.graph(), chain))
                .map(chain -> outlined(level, chain, options));
    }

    /// The types that the options name; none if they name none.
    public static List<String> types(Options options) {
        return options.get(CHAIN).map(text -> List.of(text.split("\\+", -1))).orElse(List.of());
    }

    /// The nodes of the chain that begins at `first`: each hears the one before it alone and is heard by the next
    /// alone.
    private static Optional<List<String>> chain(Level level, String first, List<String> types) {
        List<String> chain = new ArrayList<>();
        String name = first;
        for (String type : types) {
            if (!level.graph().node(name).map(Node::type).filter(type::equals).isPresent() || chain.contains(name)) {
                return Optional.empty();
            }
            chain.add(name);
            List<String> targets = level.graph().targets(name);
            boolean last = chain.size() == types.size();
            if (!last && targets.size() != 1) {
                return Optional.empty();
            }
            if (!last) {
                name = targets.getFirst();
                if (new Site(level, name).onlySource().isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain);
    }

    /// Whether the graph is this chain already.
    private static boolean isAll(Graph graph, List<String> chain) {
        return graph.nodes().entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Input) && !(entry.getValue() instanceof Output))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet())
                .equals(Set.copyOf(chain));
    }

    private static Rewrite outlined(Level level, List<String> chain, Options options) {
        Graph graph = level.graph();
        String name = numbered(graph, options.get(NAME).orElse("block"));
        String first = chain.getFirst();
        String last = chain.getLast();
        GraphBuilder outer = graph.edit();
        SortedMap<String, String> moved = new TreeMap<>();
        chain.forEach(node -> {
            outer.remove(node);
            moved.put(node, name + "/" + node);
        });
        outer.add(name, inner(level, chain));
        graph.sources(first).forEach(source -> outer.connect(source.equals(last) ? name : source, name));
        graph.targets(last).stream()
                .filter(target -> !target.equals(first))
                .forEach(target -> outer.connect(name, target));
        return Rewrite.of(outer.build(), String.join(", ", chain) + " as " + name)
                .moving(moved);
    }

    private static Graph inner(Level level, List<String> chain) {
        Graph graph = level.graph();
        GraphBuilder inner = Graph.builder();
        String input = chain.contains("input") ? "input_" : "input";
        String output = chain.contains("output") ? "output_" : "output";
        inner.add(input, Input.of(level.typed().input(chain.getFirst()).toArray()));
        inner.add(output, Output.of(level.typed().output(chain.getLast()).toArray()));
        String before = input;
        for (String node : chain) {
            inner.add(node, graph.node(node).orElseThrow()).connect(before, node);
            if (!(graph.nodes().get(node) instanceof Graph)) {
                inner.metadata(node, graph.metadata(node));
            }
            before = node;
        }
        return inner.connect(before, output).build();
    }

    private static String numbered(Graph graph, String name) {
        int number = 1;
        while (graph.nodes().containsKey(name + number)) {
            number++;
        }
        return name + number;
    }
}
