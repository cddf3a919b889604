package io.nir4j.model.shrink;

import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Graphs that are a little smaller than one: fewer nodes, edges, notes, shorter axes, plainer numbers.
///
/// A smaller graph is no worse than the one it comes from: whatever the verifier did not find there it does not find
/// here. Who looks for the smallest graph with some property tries these, takes one that has it, and begins anew.
public final class SmallerGraphs {
    private SmallerGraphs() {}

    /// The graphs that lack something of `graph`, those that lack most first. None may come back to `graph`.
    public static Stream<Graph> of(Graph graph) {
        Set<Code> allowed = faults(graph);
        return candidates(graph)
                .map(candidate -> allowed.contains(Code.DISCONNECTED) ? candidate : connected(candidate))
                .filter(candidate -> !candidate.equals(graph))
                .filter(candidate -> allowed.containsAll(faults(candidate)));
    }

    private static Set<Code> faults(Graph graph) {
        return Verifier.verify(graph).stream().map(Diagnostic::code).collect(Collectors.toSet());
    }

    /// Without the nodes that take no part, as they come about when another is dropped.
    private static Graph connected(Graph graph) {
        List<String> idle = Verifier.verify(graph).stream()
                .filter(finding -> finding.code() == Code.DISCONNECTED)
                .flatMap(finding -> finding.place().node().stream())
                .filter(name -> graph.node(name).isPresent())
                .toList();
        return without(graph, idle);
    }

    private static Stream<Graph> candidates(Graph graph) {
        return Stream.of(
                        withoutNodes(graph),
                        withoutEdges(graph),
                        withoutNotes(graph),
                        insideNestedGraphs(graph),
                        SmallerTensors.of(graph))
                .flatMap(stream -> stream);
    }

    /// Halves of the nodes at once, quarters, and so on; then each alone, then each with its neighbours joined.
    private static Stream<Graph> withoutNodes(Graph graph) {
        List<String> names = List.copyOf(graph.nodes().keySet());
        Stream<Graph> parts = parts(names).map(some -> without(graph, some));
        Stream<Graph> single = names.stream().map(name -> without(graph, List.of(name)));
        Stream<Graph> bypassed = graph.nodes().entrySet().stream()
                .filter(entry -> !isPort(entry.getValue()))
                .map(entry -> bypass(graph, entry.getKey()));
        return Stream.of(parts, single, bypassed).flatMap(stream -> stream);
    }

    /// Halves, quarters, ... down to two (Zeller 2002, delta debugging).
    private static Stream<List<String>> parts(List<String> names) {
        return Stream.iterate(names.size() / 2, size -> size >= 2, size -> size / 2)
                .flatMap(size -> Stream.iterate(0, from -> from < names.size(), from -> from + size)
                        .map(from -> names.subList(from, Math.min(from + size, names.size()))));
    }

    private static boolean isPort(Node node) {
        return node instanceof Input || node instanceof Output;
    }

    private static Graph without(Graph graph, Collection<String> names) {
        var smaller = graph.edit();
        names.forEach(smaller::remove);
        return smaller.build();
    }

    private static Graph bypass(Graph graph, String name) {
        var smaller = graph.edit();
        smaller.remove(name);
        for (String source : new TreeSet<>(graph.sources(name))) {
            for (String target : new TreeSet<>(graph.targets(name))) {
                if (!source.equals(name) && !target.equals(name)) {
                    smaller.connect(source, target);
                }
            }
        }
        return smaller.build();
    }

    private static Stream<Graph> withoutEdges(Graph graph) {
        return graph.edges().stream()
                .map(edge ->
                        graph.edit().disconnect(edge.source(), edge.target()).build());
    }

    private static Stream<Graph> withoutNotes(Graph graph) {
        Stream<Graph> own = NoteShrinker.smaller(graph.metadata())
                .map(notes -> graph.edit().metadata(notes).build());
        Stream<Graph> ofNodes = graph.nodes().keySet().stream()
                .filter(name -> !(graph.node(name).orElseThrow() instanceof Graph))
                .flatMap(name -> NoteShrinker.smaller(graph.metadata(name))
                        .map(notes -> graph.edit().metadata(name, notes).build()));
        return Stream.concat(own, ofNodes);
    }

    private static Stream<Graph> insideNestedGraphs(Graph graph) {
        return graph.all(Graph.class).entrySet().stream()
                .flatMap(entry -> candidates(entry.getValue())
                        .map(inner ->
                                graph.edit().replace(entry.getKey(), inner).build()));
    }

    /// Fewer notes: none, one less, less in one.
    private static final class NoteShrinker {
        static Stream<Value.Tree> smaller(Value.Tree notes) {
            if (notes.isEmpty()) {
                return Stream.of();
            }
            Stream<Value.Tree> fewer = notes.entries().keySet().stream().map(key -> {
                Map<String, Value> entries = new HashMap<>(notes.entries());
                entries.remove(key);
                return new Value.Tree(entries);
            });
            Stream<Value.Tree> less = notes.entries().entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Value.Tree)
                    .flatMap(entry -> smaller((Value.Tree) entry.getValue()).map(inner -> {
                        Map<String, Value> entries = new HashMap<>(notes.entries());
                        entries.put(entry.getKey(), inner);
                        return new Value.Tree(entries);
                    }));
            return Stream.of(Stream.of(Value.Tree.EMPTY), fewer, less).flatMap(stream -> stream);
        }
    }
}
