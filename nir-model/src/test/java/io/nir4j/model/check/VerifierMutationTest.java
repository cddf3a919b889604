package io.nir4j.model.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Edge;
import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphCodec;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Makes one thing wrong in random sound networks, and sees that it is found.
class VerifierMutationTest {
    private static final int CASES = 500;

    /// @param breaks a copy with one fault, or empty where the graph has nothing to break in this way
    private static void finds(Code code, Function<Graph, Optional<Graph>> breaks) {
        AtomicInteger broken = new AtomicInteger();
        Property.forAllGraphs(
                21,
                CASES,
                RandomGraphs.any().finite(),
                graph -> breaks.apply(graph).ifPresent(bad -> {
                    broken.incrementAndGet();
                    List<Diagnostic> findings = Verifier.verify(bad);
                    assertTrue(
                            findings.stream().anyMatch(d -> d.code() == code),
                            () -> code + " is not among " + findings);
                }));
        assertTrue(broken.get() > CASES / 50, () -> "only " + broken + " graphs could be broken");
    }

    private static Graph with(Graph graph, Map<String, Node> nodes, List<Edge> edges) {
        return new Graph(nodes, edges, Map.of(), graph.metadata());
    }

    private static Graph plus(Graph graph, Edge edge) {
        List<Edge> edges = new ArrayList<>(graph.edges());
        edges.add(edge);
        return with(graph, graph.nodes(), edges);
    }

    @Test
    void findsAMissingNode() {
        finds(
                Code.UNKNOWN_ENDPOINT,
                graph -> graph.edges().stream().findFirst().map(edge -> {
                    Map<String, Node> nodes = new LinkedHashMap<>(graph.nodes());
                    nodes.remove(edge.source());
                    return with(graph, nodes, graph.edges());
                }));
    }

    @Test
    void findsAMissingNodeInsideANestedGraph() {
        finds(
                Code.UNKNOWN_ENDPOINT,
                graph -> graph.all(Graph.class).entrySet().stream()
                        .findFirst()
                        .map(nested -> graph.edit()
                                .replace(nested.getKey(), plus(nested.getValue(), new Edge("ghost", "ghost")))
                                .build()));
    }

    @Test
    void findsAnOutputOfAnotherShape() {
        finds(
                Code.SHAPE_MISMATCH,
                graph -> graph.all(Output.class).entrySet().stream()
                        .findFirst()
                        .map(output -> graph.edit()
                                .replace(output.getKey(), larger(output.getValue()))
                                .build()));
    }

    private static Output larger(Output output) {
        long[] dims = output.shape().toShape().toArray();
        dims[dims.length - 1]++;
        return new Output(IntVector.of(Shape.of(dims)));
    }

    @Test
    void findsAnOutputWithOneAxisMore() {
        finds(
                Code.SHAPE_MISMATCH,
                graph -> graph.all(Output.class).entrySet().stream()
                        .findFirst()
                        .map(output -> graph.edit()
                                .replace(
                                        output.getKey(),
                                        new Output(IntVector.of(output.getValue()
                                                .shape()
                                                .toShape()
                                                .plus(Shape.of(1)))))
                                .build()));
    }

    @Test
    void findsATransposedMatrix() {
        finds(
                Code.SHAPE_MISMATCH,
                graph -> graph.all(Linear.class).entrySet().stream()
                        .filter(linear -> linear.getValue().weight().shape().dim(-1)
                                != linear.getValue().weight().shape().dim(-2))
                        .filter(linear ->
                                graph.sources(linear.getKey()).stream().anyMatch(name -> !name.equals(linear.getKey())))
                        .findFirst()
                        .map(linear -> graph.edit()
                                .replace(linear.getKey(), transposed(linear.getValue()))
                                .build()));
    }

    private static Linear transposed(Linear linear) {
        Shape shape = linear.weight().shape();
        Shape swapped = shape.slice(0, shape.rank() - 2).plus(Shape.of(shape.dim(-1), shape.dim(-2)));
        return new Linear(Tensor.filled(DType.F32, swapped, 1));
    }

    @Test
    void findsAnEdgeIntoAnInput() {
        finds(
                Code.EDGE_INTO_INPUT,
                graph -> Optional.of(plus(
                        graph,
                        new Edge(graph.nodes().lastKey(), graph.all(Input.class).firstKey()))));
    }

    @Test
    void findsAnEdgeOutOfAnOutput() {
        finds(
                Code.EDGE_OUT_OF_OUTPUT,
                graph -> Optional.of(plus(
                        graph,
                        new Edge(
                                graph.all(Output.class).firstKey(),
                                graph.nodes().firstKey()))));
    }

    @Test
    void findsASecondPortInANestedGraph() {
        finds(
                Code.NESTED_PORTS,
                graph -> graph.all(Graph.class).entrySet().stream()
                        .findFirst()
                        .map(nested -> graph.edit()
                                .replace(
                                        nested.getKey(),
                                        nested.getValue()
                                                .edit()
                                                .add("second", Input.of(1))
                                                .build())
                                .build()));
    }

    @Test
    void findsAnUnknownType() {
        finds(
                Code.UNKNOWN_TYPE,
                graph -> graph.edges().stream()
                        .findFirst()
                        .map(edge -> graph.edit()
                                .replace(edge.target(), new Opaque("Odd", Value.Tree.EMPTY))
                                .build()));
    }

    @Test
    void findsANodeWithoutEdges() {
        finds(
                Code.DISCONNECTED,
                graph -> Optional.of(graph.edit()
                        .add("island", new Linear(Tensor.filled(DType.F32, Shape.of(1, 1), 1)))
                        .build()));
    }

    @Test
    void findsATimeConstantBelowZero() {
        finds(Code.NOT_POSITIVE, graph -> spoilt(graph, field -> field.range() == Field.Range.POSITIVE, -1));
    }

    @Test
    void findsATimeConstantOfZero() {
        finds(Code.NOT_POSITIVE, graph -> spoilt(graph, field -> field.range() == Field.Range.POSITIVE, 0));
    }

    @Test
    void findsANegativeDelay() {
        finds(Code.NEGATIVE, graph -> spoilt(graph, field -> field.range() == Field.Range.NOT_NEGATIVE, -1));
    }

    @Test
    void findsOneNumberThatIsNone() {
        finds(Code.NOT_FINITE, graph -> spoilt(graph, Field::holdsNumbers, Double.NaN));
    }

    /// The graph with the last element of the first such field set to `value`.
    private static Optional<Graph> spoilt(Graph graph, Predicate<Field<?, ?>> spoils, double value) {
        for (var entry : graph.nodes().entrySet()) {
            Optional<Schema<?>> schema = Node.schema(entry.getValue().type());
            List<String> fields = schema.stream()
                    .flatMap(found -> found.fields().stream())
                    .filter(spoils)
                    .map(Field::name)
                    .toList();
            if (!fields.isEmpty()) {
                Value.Tree tree =
                        spoilt(GraphCodec.encode(graph), List.of("nodes", entry.getKey(), fields.getFirst()), value);
                return Optional.of(GraphCodec.decode(tree, "", new Findings()));
            }
        }
        return Optional.empty();
    }

    private static Value.Tree spoilt(Value.Tree tree, List<String> path, double value) {
        Map<String, Value> entries = new LinkedHashMap<>(tree.entries());
        entries.computeIfPresent(path.getFirst(), (_, inner) -> switch (inner) {
            case Value.Tree below -> spoilt(below, path.subList(1, path.size()), value);
            case Value.Numbers(var tensor) -> new Value.Numbers(spoilt(tensor, value));
            case Value.Text _, Value.Texts _ -> inner;
        });
        return new Value.Tree(entries);
    }

    private static Tensor spoilt(Tensor tensor, double value) {
        double[] values = tensor.toDoubles();
        values[values.length - 1] = value;
        return Tensor.of(tensor.shape(), values);
    }
}
