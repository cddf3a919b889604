package io.nir4j.compiler.pass.rewrite;

import io.nir4j.compiler.lowering.Timing;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A network between two rewrites: its graph, its shapes and its timing.
///
/// Decides which rewrites are taken. One is not if it
///
/// 1. leaves a shape unknown, or changes one at a node that it does not change itself,
/// 2. changes an Input or Output of the network, or takes out a node that is to be kept,
/// 3. moves anything in time, or where the rule is exact, adds anything up in another order,
/// 4. makes a number infinite or NaN.
///
/// That a rewrite makes a graph that is wrong in any other way is our bug.
public final class Network {
    private final TypedGraph typed;
    private final Timing timing;
    private final Setting setting;

    private Network(TypedGraph typed, Setting setting) {
        this.typed = typed;
        this.timing = Timing.of(typed, setting.steps());
        this.setting = setting;
    }

    /// The network of `graph`, checked.
    ///
    /// @throws InvalidNetwork if `graph` is wrong
    public static Network of(Graph graph, Setting setting) {
        return new Network(TypedGraph.of(graph), setting);
    }

    public Graph graph() {
        return typed.graph();
    }

    public TypedGraph typed() {
        return typed;
    }

    public Setting setting() {
        return setting;
    }

    /// The network itself and all graphs nested in it, the outer ones first.
    public List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        collect(new Level(List.of(), typed, timing, setting), levels);
        return levels;
    }

    private static void collect(Level level, List<Level> levels) {
        levels.add(level);
        level.graph().all(Graph.class).keySet().forEach(name -> collect(inside(level, name), levels));
    }

    private static Level inside(Level level, String name) {
        List<String> path = new ArrayList<>(level.path());
        path.add(name);
        return new Level(path, level.typed().nested(name), level.timing(), level.setting());
    }

    /// The network after `rewrite` of the graph at `level`; empty if it is not to be taken.
    ///
    /// @throws CompilerBug if the rule made a graph that is wrong
    public Optional<Network> after(Rewrite rewrite, Level level, Rule rule) {
        Graph whole = replaced(graph(), level.path(), rewrite.graph());
        Optional<Network> next = typed(whole, rule).map(sound -> new Network(sound, setting));
        return next.filter(network -> isTheSame(rewrite, level, rule, network));
    }

    private static Graph replaced(Graph around, List<String> path, Graph inner) {
        if (path.isEmpty()) {
            return inner;
        }
        Graph nested = (Graph) around.node(path.getFirst()).orElseThrow();
        return around.edit()
                .replace(path.getFirst(), replaced(nested, path.subList(1, path.size()), inner))
                .build();
    }

    private static Optional<TypedGraph> typed(Graph whole, Rule rule) {
        try {
            return Optional.of(TypedGraph.ofStructure(whole));
        } catch (InvalidNetwork wrong) {
            boolean onlyUnknown = wrong.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .allMatch(finding -> finding.code() == Code.UNKNOWN_SHAPE);
            if (onlyUnknown) {
                return Optional.empty();
            }
            throw new CompilerBug("rule " + rule.name() + " made a network that is wrong", wrong);
        }
    }

    private boolean isTheSame(Rewrite rewrite, Level level, Rule rule, Network next) {
        Map<String, String> moved = new HashMap<>();
        rewrite.moved().forEach((from, to) -> moved.put(level.full(from), level.full(to)));
        List<Edge> dropped = rewrite.dropped().stream()
                .map(edge -> new Edge(level.full(edge.source()), level.full(edge.target())))
                .toList();
        return portsStay(next)
                && next.nodes().keySet().containsAll(stillThere(setting.kept()))
                && shapesStay(next, moved)
                && SameTiming.holds(timing, moved, dropped, next.timing, rule.exactness() == Exactness.EXACT)
                && staysFinite(next);
    }

    private List<String> stillThere(Set<String> names) {
        return names.stream().filter(nodes().keySet()::contains).toList();
    }

    private boolean portsStay(Network next) {
        return graph().all(Input.class).equals(next.graph().all(Input.class))
                && graph().all(Output.class).equals(next.graph().all(Output.class));
    }

    private boolean shapesStay(Network next, Map<String, String> moved) {
        Map<String, Placed> now = next.nodes();
        return nodes().entrySet().stream().allMatch(entry -> {
            Placed was = entry.getValue();
            Placed is = now.get(moved.getOrDefault(entry.getKey(), entry.getKey()));
            return is == null || !is.node().equals(was.node()) || is.shapes().equals(was.shapes());
        });
    }

    /// A node that is no graph, with its shapes, where it has them.
    private record Placed(Node node, List<String> shapes, Value.Tree metadata) {}

    /// All nodes by their names in the whole network.
    private SortedMap<String, Placed> nodes() {
        SortedMap<String, Placed> nodes = new TreeMap<>();
        for (Level level : levels()) {
            level.graph().nodes().forEach((name, node) -> {
                boolean known = level.typed().hasShape(name);
                List<String> shapes = known
                        ? List.of(
                                level.typed().input(name).toString(),
                                level.typed().output(name).toString())
                        : List.of();
                nodes.put(
                        level.full(name), new Placed(node, shapes, level.graph().metadata(name)));
            });
        }
        return nodes;
    }

    /// Metadata of nodes that are not in `next` any more, by the names that the nodes had.
    public SortedMap<String, Value.Tree> metadataNotIn(Network next, Rewrite rewrite, Level level) {
        Map<String, String> moved = new HashMap<>();
        rewrite.moved().forEach((from, to) -> moved.put(level.full(from), level.full(to)));
        SortedMap<String, Placed> now = next.nodes();
        SortedMap<String, Value.Tree> lost = new TreeMap<>();
        nodes().forEach((name, placed) -> {
            Placed successor = now.get(moved.getOrDefault(name, name));
            boolean isThere = successor != null && successor.metadata().equals(placed.metadata());
            if (!placed.metadata().isEmpty() && !isThere) {
                lost.put(name, placed.metadata());
            }
        });
        return Collections.unmodifiableSortedMap(lost);
    }

    /// Whether no node that is new or another has got a number that is not finite.
    private boolean staysFinite(Network next) {
        Map<String, Placed> was = nodes();
        return next.nodes().entrySet().stream().allMatch(entry -> {
            Node now = entry.getValue().node();
            Placed before = was.get(entry.getKey());
            return (before != null && before.node().equals(now))
                    || isFinite(now)
                    || (before != null && !isFinite(before.node()));
        });
    }

    private static boolean isFinite(Node node) {
        return Node.schema(node.type())
                .filter(schema -> schema.node().isInstance(node))
                .map(schema -> schema.write(node).entries().values().stream().allMatch(Network::isFinite))
                .orElse(true);
    }

    private static boolean isFinite(Value value) {
        if (!(value instanceof Value.Numbers(var tensor)) || !tensor.dtype().isFloating()) {
            return true;
        }
        for (long i = 0; i < tensor.elements(); i++) {
            if (!Double.isFinite(tensor.getDouble(i))) {
                return false;
            }
        }
        return true;
    }
}
