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
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

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
    private final Map<List<String>, Level> levels = new LinkedHashMap<>();

    private Network(TypedGraph typed, Timing timing, Setting setting) {
        this.typed = typed;
        this.timing = timing;
        this.setting = setting;
        collect(new Level(List.of(), typed, timing, setting));
    }

    /// The network of `graph`, checked.
    ///
    /// @throws InvalidNetwork if `graph` is wrong
    public static Network of(Graph graph, Setting setting) {
        return of(TypedGraph.of(graph), setting);
    }

    private static Network of(TypedGraph typed, Setting setting) {
        return new Network(typed, Timing.of(typed, setting.steps()), setting);
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
        return List.copyOf(levels.values());
    }

    /// The graph behind this path, if there is one.
    public Optional<Level> level(List<String> path) {
        return Optional.ofNullable(levels.get(path));
    }

    private void collect(Level level) {
        levels.put(level.path(), level);
        level.graph().nodes().forEach((name, node) -> {
            if (node instanceof Graph) {
                collect(inside(level, name));
            }
        });
    }

    private static Level inside(Level level, String name) {
        List<String> path = new ArrayList<>(level.path());
        path.add(name);
        return new Level(path, level.typed().nested(name), level.timing(), level.setting());
    }

    /// A rewrite that was taken.
    ///
    /// @param lost metadata of nodes that are not in the network any more, by the names that they had
    public record Taken(Network network, SortedMap<String, Value.Tree> lost) {
        public Taken {
            lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
        }
    }

    /// The network after `rewrite` of the graph at `level`; empty if it is not to be taken.
    ///
    /// @throws CompilerBug if the rule made a graph that is wrong
    public Optional<Taken> after(Rewrite rewrite, Level level, Rule rule) {
        Difference difference = Difference.between(level.graph(), rewrite.graph());
        Optional<Network> near = near(difference);
        if (near.isPresent()) {
            Set<String> touched = new HashSet<>(difference.touched());
            touched.addAll(rewrite.moved().values());
            return taken(rewrite, level, rule, near.get(), touched);
        }
        Graph whole = replaced(graph(), level.path(), rewrite.graph());
        return typed(whole, rule)
                .map(sound -> of(sound, setting))
                .flatMap(next -> taken(rewrite, level, rule, next, everyName(next)));
    }

    /// The network after a change, worked out at the change alone; empty where the rest may change with it: around
    /// nested graphs and cycles.
    private Optional<Network> near(Difference difference) {
        boolean apart = levels.size() == 1
                && difference.touched().stream().noneMatch(timing.cyclic()::contains)
                && difference.closesNoCycle();
        if (!apart) {
            return Optional.empty();
        }
        return typed.after(difference.after(), difference.touched())
                .flatMap(sound -> timing.after(difference.after(), difference.touched())
                        .map(when -> new Network(sound, when, setting)));
    }

    /// Checks what was worked out near changes against the whole.
    ///
    /// @throws CompilerBug if they differ
    public void confirm() {
        Network whole = of(TypedGraph.ofStructure(graph()), setting);
        if (!whole.timing.equals(timing) || !whole.nodes(n -> true).equals(nodes(n -> true))) {
            throw new CompilerBug("what follows from the neighbourhood of rewrites is not what follows from the whole");
        }
    }

    private Set<String> everyName(Network next) {
        Set<String> names = new HashSet<>(nodes(name -> true).keySet());
        names.addAll(next.nodes(name -> true).keySet());
        return names;
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

    /// @param touched the nodes that may differ
    private Optional<Taken> taken(Rewrite rewrite, Level level, Rule rule, Network next, Set<String> touched) {
        Map<String, String> moved = new HashMap<>();
        rewrite.moved().forEach((from, to) -> moved.put(level.full(from), level.full(to)));
        List<Edge> dropped = rewrite.dropped().stream()
                .map(edge -> new Edge(level.full(edge.source()), level.full(edge.target())))
                .toList();
        SortedMap<String, Placed> was = nodes(touched::contains);
        SortedMap<String, Placed> is = next.nodes(touched::contains);
        boolean same = portsStay(was, is)
                && is.keySet().containsAll(kept(was.keySet()))
                && shapesStay(was, is, moved)
                && new SameTiming(timing, moved, next.timing, rule.exactness() == Exactness.EXACT)
                        .holds(touched, dropped)
                && staysFinite(was, is);
        return same ? Optional.of(new Taken(next, lost(was, is, moved))) : Optional.empty();
    }

    private List<String> kept(Set<String> names) {
        return names.stream().filter(setting.kept()::contains).toList();
    }

    private static boolean portsStay(Map<String, Placed> was, Map<String, Placed> is) {
        return ports(was).equals(ports(is));
    }

    /// The Inputs and Outputs of the network itself.
    private static Map<String, Node> ports(Map<String, Placed> nodes) {
        Map<String, Node> ports = new HashMap<>();
        nodes.forEach((name, placed) -> {
            boolean isPort = placed.node() instanceof Input || placed.node() instanceof Output;
            if (isPort && name.indexOf('/') < 0) {
                ports.put(name, placed.node());
            }
        });
        return ports;
    }

    private static boolean shapesStay(Map<String, Placed> before, Map<String, Placed> now, Map<String, String> moved) {
        return before.entrySet().stream().allMatch(entry -> {
            Placed was = entry.getValue();
            Placed is = now.get(moved.getOrDefault(entry.getKey(), entry.getKey()));
            return is == null || !is.node().equals(was.node()) || is.shapes().equals(was.shapes());
        });
    }

    /// A node with its shapes, where it has them.
    private record Placed(Node node, List<Shape> shapes, Value.Tree metadata) {}

    /// Nodes by their names in the whole network.
    private SortedMap<String, Placed> nodes(Predicate<String> wanted) {
        SortedMap<String, Placed> nodes = new TreeMap<>();
        for (Level level : levels.values()) {
            level.graph().nodes().forEach((name, node) -> {
                if (wanted.test(level.full(name))) {
                    boolean known = level.typed().hasShape(name);
                    List<Shape> shapes = known
                            ? List.of(level.typed().input(name), level.typed().output(name))
                            : List.of();
                    nodes.put(
                            level.full(name),
                            new Placed(node, shapes, level.graph().metadata(name)));
                }
            });
        }
        return nodes;
    }

    private static SortedMap<String, Value.Tree> lost(
            Map<String, Placed> was, Map<String, Placed> is, Map<String, String> moved) {
        SortedMap<String, Value.Tree> lost = new TreeMap<>();
        was.forEach((name, placed) -> {
            Placed successor = is.get(moved.getOrDefault(name, name));
            boolean isThere = successor != null && successor.metadata().equals(placed.metadata());
            if (!placed.metadata().isEmpty() && !isThere) {
                lost.put(name, placed.metadata());
            }
        });
        return lost;
    }

    /// Whether no node that is new or another has got a number that is not finite.
    private static boolean staysFinite(Map<String, Placed> was, Map<String, Placed> is) {
        return is.entrySet().stream().allMatch(entry -> {
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
