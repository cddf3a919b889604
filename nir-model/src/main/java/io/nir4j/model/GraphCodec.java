package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Between graphs and the neutral form of the formats: `{type, nodes, edges, metadata}` and, for a plain node,
/// `{type, metadata, its fields}`. Present layout only: readers bring older ones up to it first.
public final class GraphCodec {
    private static final List<String> DERIVED = List.of("input_type", "output_type");
    private static final List<String> GRAPH_ENTRIES =
            List.of("type", "nodes", "edges", "metadata", "input_type", "output_type");

    private final Findings findings;

    private GraphCodec(Findings findings) {
        this.findings = findings;
    }

    /// The graph that `tree` describes.
    ///
    /// @param path where the tree lies in its file, such as `/node`
    /// @param findings receives warnings; every error goes into the exception
    /// @throws InvalidNetwork with all faults at once, if the tree describes no graph
    public static Graph decode(Value.Tree tree, String path, Findings findings) {
        Findings own = new Findings();
        Optional<Graph> graph = new GraphCodec(own).graph(tree, path);
        own.throwIfErrors();
        findings.addAll(own.all());
        return graph.orElseThrow();
    }

    /// The neutral form of `graph`; metadata only where there are any.
    public static Value.Tree encode(Graph graph) {
        Map<String, Value> nodes = new LinkedHashMap<>();
        graph.nodes().forEach((name, node) -> nodes.put(name, encode(graph, name, node)));
        List<String> ends = new ArrayList<>();
        graph.edges().forEach(edge -> ends.addAll(List.of(edge.source(), edge.target())));
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("type", new Value.Text(Graph.TYPE));
        entries.put("nodes", new Value.Tree(nodes));
        entries.put("edges", new Value.Texts(Shape.of(graph.edges().size(), 2), ends));
        putMetadata(entries, graph.metadata());
        return new Value.Tree(entries);
    }

    private static Value.Tree encode(Graph around, String name, Node node) {
        if (node instanceof Graph nested) {
            return encode(nested);
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("type", new Value.Text(node.type()));
        entries.putAll(
                node instanceof Opaque(var type, var fields)
                        ? fields.entries()
                        : Node.schema(node.type()).orElseThrow().write(node).entries());
        putMetadata(entries, around.metadata(name));
        return new Value.Tree(entries);
    }

    private static void putMetadata(Map<String, Value> entries, Value.Tree metadata) {
        if (!metadata.isEmpty()) {
            entries.put("metadata", metadata);
        }
    }

    private Optional<Graph> graph(Value.Tree tree, String path) {
        tree.entries().keySet().stream()
                .filter(name -> !GRAPH_ENTRIES.contains(name))
                .forEach(name -> report(
                        path + "/" + name,
                        Diagnostic.of(Code.UNKNOWN_FIELD, "a graph has no entry '" + name + "'")
                                .hint(Suggestion.hint(name, GRAPH_ENTRIES))));
        DERIVED.stream()
                .filter(tree.entries()::containsKey)
                .forEach(name -> report(
                        path + "/" + name,
                        Diagnostic.of(Code.UNKNOWN_FIELD, "the graph states its " + name + ", which is not kept")
                                .as(Severity.NOTE)
                                .hint("it follows from the Input and Output nodes")));
        Map<String, Node> nodes = new LinkedHashMap<>();
        Map<String, Value.Tree> metadata = new LinkedHashMap<>();
        for (var entry : group(tree, "nodes", path).entries().entrySet()) {
            String at = path + "/nodes/" + entry.getKey();
            node(entry.getKey(), entry.getValue(), at).ifPresent(node -> {
                nodes.put(entry.getKey(), node);
                if (!(node instanceof Graph) && entry.getValue() instanceof Value.Tree fields) {
                    metadata.put(entry.getKey(), group(fields, "metadata", at));
                }
            });
        }
        List<Edge> edges = edges(tree, path);
        return attempt(path, () -> new Graph(nodes, edges, metadata, group(tree, "metadata", path)));
    }

    private Value.Tree group(Value.Tree tree, String name, String path) {
        return switch (tree.get(name).orElse(Value.Tree.EMPTY)) {
            case Value.Tree found -> found;
            case Value other -> {
                report(
                        path + "/" + name,
                        Diagnostic.of(Code.WRONG_KIND, "expected a group, found " + other.describe()));
                yield Value.Tree.EMPTY;
            }
        };
    }

    private Optional<Node> node(String name, Value value, String path) {
        if (!(value instanceof Value.Tree tree)) {
            report(
                    path,
                    Diagnostic.of(Code.WRONG_KIND, "node '" + name + "' is " + value.describe() + ", not a group"));
            return Optional.empty();
        }
        if (!(tree.get("type").orElse(Value.Tree.EMPTY) instanceof Value.Text(var type))) {
            report(path, Diagnostic.of(Code.MISSING_TYPE, "node '" + name + "' has no type"));
            return Optional.empty();
        }
        if (type.equals(Graph.TYPE)) {
            return graph(tree, path).map(Node.class::cast);
        }
        Map<String, Value> fields = new LinkedHashMap<>(tree.entries());
        fields.remove("type");
        fields.remove("metadata");
        return plain(name, type, new Value.Tree(fields), path);
    }

    private Optional<Node> plain(String name, String type, Value.Tree fields, String path) {
        Optional<Schema<?>> schema = Node.schema(type);
        if (schema.isEmpty()) {
            return Optional.of(new Opaque(type, fields));
        }
        List<String> unknown = schema.get().unknownIn(fields);
        List<String> missing = schema.get().fields().stream()
                .filter(field -> field.access().needed() && field.nameIn(fields).isEmpty())
                .map(Field::name)
                .toList();
        missing.forEach(field -> report(
                path,
                Diagnostic.of(Code.MISSING_FIELD, type + " '" + name + "' has no " + field)
                        .at(Place.node(name).withField(field))
                        .hint(unknown.stream()
                                .filter(found -> Suggestion.closest(found, List.of(field))
                                        .isPresent())
                                .findFirst()
                                .map(found -> "it has '" + found + "', which " + type + " does not know"))));
        if (!missing.isEmpty()) {
            return Optional.empty();
        }
        return unknown.isEmpty()
                ? attempt(path, () -> build(schema.get(), name, fields))
                : Optional.of(new Opaque(type, fields));
    }

    private static Node build(Schema<?> schema, String name, Value.Tree fields) {
        try {
            return schema.make().apply(fields);
        } catch (InvalidNetwork fault) {
            throw new InvalidNetwork(fault.diagnostics().stream()
                    .map(d -> d.about(schema.type() + " '" + name + "'").at(place -> place.withNode(name)))
                    .toList());
        }
    }

    private List<Edge> edges(Value.Tree tree, String path) {
        Optional<Value> value = tree.get("edges");
        if (value.isEmpty() || (value.get() instanceof Value.Numbers(var none) && none.elements() == 0)) {
            return List.of();
        }
        if (!(value.get() instanceof Value.Texts(var shape, var ends)) || !isPairs(shape)) {
            report(
                    path + "/edges",
                    Diagnostic.of(
                            Code.BAD_EDGES,
                            "expected text of shape (edges, 2), found "
                                    + value.get().describe()));
            return List.of();
        }
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < ends.size(); i += 2) {
            edges.add(new Edge(ends.get(i), ends.get(i + 1)));
        }
        return edges;
    }

    private static boolean isPairs(Shape shape) {
        return shape.elements() == 0 || (shape.rank() == 2 && shape.dim(1) == 2);
    }

    /// What `step` makes, or empty and a finding when the input does not let it.
    private <T> Optional<T> attempt(String path, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (InvalidNetwork fault) {
            fault.diagnostics().forEach(diagnostic -> {
                String field =
                        diagnostic.place().field().map(name -> "/" + name).orElse("");
                report(path + field, diagnostic);
            });
            return Optional.empty();
        }
    }

    private void report(String path, Diagnostic diagnostic) {
        findings.add(diagnostic.at(place -> place.withPath(path)));
    }
}
