package io.nir4j.dialects.export;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A network while it is written for a target: nodes, edges, the shape that each node takes, and what was done.
///
/// No edge is there twice.
final class Draft {
    private final Target target;
    private final boolean approximate;
    private final DType weightType;
    private final DType parameterType;
    private final TreeMap<String, Node> nodes = new TreeMap<>();
    private final Map<String, Value.Tree> metadata = new HashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final NavigableMap<Edge, Integer> multiples = new TreeMap<>();
    private final Map<String, Set<String>> changes = new LinkedHashMap<>();
    private final Map<String, String> renamed = new TreeMap<>();
    private final List<Diagnostic> refusals = new ArrayList<>();
    private final List<Diagnostic> approximations = new ArrayList<>();

    Draft(TypedGraph typed, Target target, Export.Wish wish) {
        this.target = target;
        this.approximate = wish.approximate();
        this.weightType = wish.numbers().orElse(DType.F32);
        this.parameterType = wish.numbers().orElse(target.parameterType());
        typed.graph().nodes().forEach((name, node) -> {
            nodes.put(name, node);
            metadata.put(name, typed.graph().metadata(name));
            shapes.put(name, typed.input(name));
        });
        typed.graph().edges().forEach(edge -> {
            edges.add(edge);
            multiples.merge(edge, 1, Integer::sum);
        });
        multiples.values().removeIf(times -> times == 1);
    }

    Target target() {
        return target;
    }

    DType weightType() {
        return weightType;
    }

    DType parameterType() {
        return parameterType;
    }

    /// The nodes by name, as they are now.
    Map<String, Node> nodes() {
        return new TreeMap<>(nodes);
    }

    Node node(String name) {
        return Optional.ofNullable(nodes.get(name)).orElseThrow(() -> new CompilerBug("no node " + name));
    }

    /// The shape that the node takes.
    Shape input(String name) {
        return Optional.ofNullable(shapes.get(name)).orElseThrow(() -> new CompilerBug("no shape at " + name));
    }

    Shape output(String name) {
        return node(name).output(input(name));
    }

    List<String> sources(String name) {
        return edges.stream()
                .filter(edge -> edge.target().equals(name))
                .map(Edge::source)
                .toList();
    }

    List<String> targets(String name) {
        return edges.stream()
                .filter(edge -> edge.source().equals(name))
                .map(Edge::target)
                .toList();
    }

    Set<Edge> edges() {
        return new LinkedHashSet<>(edges);
    }

    /// The edges that the network has several times, and how often; whoever deals with one takes it out.
    NavigableMap<Edge, Integer> multiples() {
        return multiples;
    }

    /// True if `name` is read by `reader` and nobody else.
    boolean isReadBy(String reader, String name) {
        return targets(name).equals(List.of(reader));
    }

    /// True if a signal can get from `start` to `end` along at least one edge.
    boolean reaches(String start, String end) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(targets(start));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (name.equals(end)) {
                return true;
            }
            if (seen.add(name)) {
                open.addAll(targets(name));
            }
        }
        return false;
    }

    /// Another node in the place of one that is there.
    void replace(String name, Node node) {
        node(name);
        nodes.put(name, node);
    }

    private void add(String name, Node node, Shape input) {
        nodes.put(name, node);
        shapes.put(name, input);
        metadata.put(name, Value.Tree.EMPTY);
    }

    void connect(String source, String reader) {
        edges.add(new Edge(source, reader));
    }

    void disconnect(String source, String reader) {
        edges.remove(new Edge(source, reader));
    }

    void remove(String name) {
        nodes.remove(name);
        shapes.remove(name);
        metadata.remove(name);
        edges.removeIf(edge -> edge.source().equals(name) || edge.target().equals(name));
    }

    /// Puts a node that takes the signal's shape between the two ends of an edge.
    ///
    /// @return its name
    String insert(String source, String reader, String wanted, Node node) {
        String name = free(wanted);
        Shape signal = output(source);
        add(name, node, signal);
        disconnect(source, reader);
        connect(source, name);
        connect(name, reader);
        return name;
    }

    /// Puts a node in front of `reader` that takes over all edges to it.
    ///
    /// @return its name
    String insertBefore(String reader, String wanted, Node node) {
        String name = free(wanted);
        List<String> sources = sources(reader);
        add(name, node, input(reader));
        sources.forEach(source -> {
            disconnect(source, reader);
            connect(source, name);
        });
        connect(name, reader);
        return name;
    }

    Value.Tree metadata(String name) {
        return metadata.getOrDefault(name, Value.Tree.EMPTY);
    }

    void metadata(String name, Value.Tree entries) {
        metadata.put(name, entries);
    }

    /// A second node like `name` that takes over the edge to `reader`.
    ///
    /// @return its name
    String copy(String name, String reader) {
        String copy = free(name + "_" + reader);
        add(copy, node(name), input(name));
        sources(name).forEach(source -> connect(source.equals(name) ? copy : source, copy));
        sources(name)
                .forEach(source -> Optional.ofNullable(multiples.get(new Edge(source, name)))
                        .ifPresent(times -> multiples.put(new Edge(source, copy), times)));
        disconnect(name, reader);
        connect(copy, reader);
        say(name, "copied as '" + copy + "' for '" + reader + "', because others read it, too");
        return copy;
    }

    /// Gives a node another name; what it was called at first stays known.
    void rename(String name, String other) {
        String first = Optional.ofNullable(renamed.remove(name)).orElse(name);
        renamed.put(other, first);
        nodes.put(other, node(name));
        nodes.remove(name);
        Optional.ofNullable(shapes.remove(name)).ifPresent(shape -> shapes.put(other, shape));
        Optional.ofNullable(metadata.remove(name)).ifPresent(entries -> metadata.put(other, entries));
        List<Edge> before = new ArrayList<>(edges);
        edges.clear();
        before.forEach(edge -> edges.add(new Edge(
                edge.source().equals(name) ? other : edge.source(),
                edge.target().equals(name) ? other : edge.target())));
    }

    /// The nodes that have another name now, each with the one it had.
    Map<String, String> renamed() {
        return new TreeMap<>(renamed);
    }

    /// The name, made longer where a node has it already.
    String free(String wanted) {
        String name = wanted;
        while (nodes.containsKey(name)) {
            name += "_";
        }
        return name;
    }

    /// Notes what was done about a node.
    void say(String name, String change) {
        changes.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(change);
    }

    /// A problem with a node: an approximation if the user takes one and there is one, else a refusal.
    void report(String name, Problem problem) {
        String subject = nodes.containsKey(name) ? node(name).type() + " '" + name + "'" : "'" + name + "'";
        report(
                Diagnostic.of(Code.NOT_EXPORTABLE, problem.says())
                        .about(target.title() + " cannot express " + subject)
                        .at(Place.node(name)),
                problem);
    }

    /// A problem with the network as a whole.
    void report(Problem problem) {
        report(
                Diagnostic.of(Code.NOT_EXPORTABLE, problem.says()).about(target.title() + " cannot express it"),
                problem);
    }

    private void report(Diagnostic finding, Problem problem) {
        if (approximate && problem.canBeApproximated()) {
            approximations.add(Diagnostic.of(Code.APPROXIMATED, finding.message())
                    .at(finding.place())
                    .hint("approximated: " + problem.instead()));
        } else {
            refusals.add(finding.hint(
                    problem.canBeApproximated()
                            ? Optional.of("with --approximate: " + problem.instead())
                            : Optional.empty()));
        }
    }

    List<Diagnostic> refusals() {
        return List.copyOf(refusals);
    }

    List<Diagnostic> approximations() {
        return List.copyOf(approximations);
    }

    /// What was done, node by node, in the order in which it was.
    List<String> changes() {
        return changes.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join("; ", entry.getValue()))
                .toList();
    }

    /// The network as it is now.
    Graph graph(Value.Tree graphMetadata) {
        return new Graph(nodes, List.copyOf(edges), metadata, graphMetadata);
    }
}
