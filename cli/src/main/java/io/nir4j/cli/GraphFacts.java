package io.nir4j.cli;

import io.nir4j.compiler.lowering.ExecutionOrder;
import io.nir4j.model.Edge;
import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.check.Shapes;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What `nir info` says about a graph, sound or not.
///
/// @param nodes in the order in which they would run
/// @param lateEdges how many edges close a cycle
record GraphFacts(List<NodeFacts> nodes, int edges, int lateEdges, Value.Tree metadata) {

    /// A node and what is known of it.
    ///
    /// @param inside of a nested graph
    record NodeFacts(
            String name,
            String type,
            Optional<Shape> input,
            Optional<Shape> output,
            List<Source> sources,
            List<FieldFacts> fields,
            Value.Tree metadata,
            Optional<GraphFacts> inside) {

        /// The parameters of this node and of all inside it.
        Size size() {
            Size own = fields.stream().map(FieldFacts::size).reduce(Size.NONE, Size::plus);
            return inside.map(GraphFacts::size).map(own::plus).orElse(own);
        }
    }

    /// Where edges into a node come from.
    ///
    /// @param late true if they close a cycle
    record Source(String name, int edges, boolean late) {}

    /// How much numbers take.
    record Size(long elements, long bytes, SortedSet<DType> types) {
        static final Size NONE = new Size(0, 0, new TreeSet<>());

        Size plus(Size other) {
            SortedSet<DType> all = new TreeSet<>(types);
            all.addAll(other.types);
            return new Size(elements + other.elements, bytes + other.bytes, all);
        }
    }

    static GraphFacts of(Graph graph, Shapes shapes) {
        ExecutionOrder order = ExecutionOrder.of(graph);
        Set<Edge> late = order.backEdges();
        Map<String, Map<String, Integer>> sources = new TreeMap<>();
        graph.edges()
                .forEach(edge -> sources.computeIfAbsent(edge.target(), target -> new TreeMap<>())
                        .merge(edge.source(), 1, Integer::sum));
        List<NodeFacts> nodes = new ArrayList<>();
        order.components().stream()
                .flatMap(component -> component.nodes().stream())
                .forEach(name -> nodes.add(node(graph, shapes, name, sources.getOrDefault(name, Map.of()), late)));
        int lateEdges = (int) graph.edges().stream().filter(late::contains).count();
        return new GraphFacts(nodes, graph.edges().size(), lateEdges, graph.metadata());
    }

    private static NodeFacts node(Graph graph, Shapes shapes, String name, Map<String, Integer> edges, Set<Edge> late) {
        Node node = graph.node(name).orElseThrow();
        List<Source> sources = edges.entrySet().stream()
                .map(edge -> new Source(edge.getKey(), edge.getValue(), late.contains(new Edge(edge.getKey(), name))))
                .toList();
        Optional<GraphFacts> inside = node instanceof Graph nested
                ? shapes.nested(name).map(nestedShapes -> of(nested, nestedShapes))
                : Optional.empty();
        return new NodeFacts(
                name,
                node.type(),
                shapes.input(name),
                shapes.output(name),
                sources,
                fields(node),
                graph.metadata(name),
                inside);
    }

    private static List<FieldFacts> fields(Node node) {
        if (node instanceof Opaque opaque) {
            return opaque.fields().entries().entrySet().stream()
                    .map(entry -> FieldFacts.unknown(entry.getKey(), entry.getValue()))
                    .toList();
        }
        return Node.schema(node.type()).map(schema -> fields(schema, node)).orElse(List.of());
    }

    private static <N extends Node> List<FieldFacts> fields(Schema<N> schema, Node node) {
        N typed = schema.node().cast(node);
        List<FieldFacts> facts = new ArrayList<>();
        for (Field<N, ?> field : schema.fields()) {
            field.valueOf(typed).ifPresent(value -> facts.add(FieldFacts.of(field, value)));
        }
        return facts;
    }

    /// The parameters of all nodes.
    Size size() {
        return nodes.stream().map(NodeFacts::size).reduce(Size.NONE, Size::plus);
    }

    /// All nodes, those of nested graphs too.
    Stream<NodeFacts> all() {
        return nodes.stream()
                .flatMap(node ->
                        Stream.concat(Stream.of(node), node.inside().stream().flatMap(GraphFacts::all)));
    }
}
