package io.nir4j.model.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Delay;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphCodec;
import io.nir4j.model.Input;
import io.nir4j.model.LI;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Value;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Provokes every code of the nodes, the structure and the values: the ones that this module finds.
class ProvokedCodesTest {
    private static final Tensor ONE = Tensor.scalar(1f);
    private static final Node SCALE = new Scale(ONE);
    private static final Input X = Input.of(3);
    private static final Output Y = Output.of(3);

    private static Map<Code, Supplier<List<Diagnostic>>> provocations() {
        Map<Code, Supplier<List<Diagnostic>>> all = new EnumMap<>(Code.class);
        all.put(Code.MISSING_TYPE, () -> decode(Map.of("scale", numbers(ONE))));
        all.put(Code.MISSING_FIELD, () -> decode(Map.of("type", text("Scale"))));
        all.put(Code.WRONG_KIND, () -> decode(Map.of("type", text("Scale"), "scale", text("big"))));
        all.put(Code.PARAMETER_SHAPES, () -> decode(Map.of("type", text("Linear"), "weight", numbers(ONE))));
        all.put(Code.BAD_NAME, () -> decode("a/b", Map.of("type", text("Scale"), "scale", numbers(ONE))));
        all.put(Code.BAD_EDGES, ProvokedCodesTest::decodeBadEdges);
        all.put(Code.UNKNOWN_TYPE, () -> verify(around(new Opaque("Odd", Value.Tree.EMPTY))));
        all.put(Code.UNKNOWN_FIELD, () -> verify(around(new Opaque("Scale", tree(Map.of("odd", text("")))))));
        all.put(Code.UNKNOWN_ENDPOINT, () -> verify(graph(Map.of("x", X, "y", Y), "x>y", "x>z")));
        all.put(Code.NO_INPUT, () -> verify(graph(Map.of("n", SCALE, "y", Y), "n>y")));
        all.put(Code.NO_OUTPUT, () -> verify(graph(Map.of("n", SCALE, "x", X), "x>n")));
        all.put(Code.SHAPE_MISMATCH, () -> verify(around(Output.of(4))));
        all.put(Code.UNKNOWN_SHAPE, () -> verify(graph(Map.of("p", SumPool2d.of(2), "y", Y), "p>y")));
        all.put(Code.EDGE_INTO_INPUT, () -> verify(graph(Map.of("x", X, "y", Y), "x>y", "x>x")));
        all.put(Code.EDGE_OUT_OF_OUTPUT, () -> verify(graph(Map.of("x", X, "y", Y), "x>y", "y>y")));
        all.put(Code.DISCONNECTED, () -> verify(graph(Map.of("x", X, "y", Y, "n", SCALE), "x>y")));
        all.put(Code.NESTED_PORTS, () -> verify(around(graph(Map.of("x", X)))));
        all.put(Code.NOT_POSITIVE, () -> verify(around(new LI(Tensor.scalar(0f), ONE, ONE))));
        all.put(Code.NOT_FINITE, () -> verify(around(new Scale(Tensor.scalar(Float.NaN)))));
        all.put(Code.NEGATIVE, () -> verify(around(new Delay(Tensor.scalar(-1f)))));
        return all;
    }

    private static List<Code> provoked() {
        return List.copyOf(provocations().keySet());
    }

    @ParameterizedTest
    @MethodSource("provoked")
    void isFoundWithItsSeverityAndAPlace(Code code) {
        List<Diagnostic> findings = provocations().get(code).get();
        List<Diagnostic> ofThisCode =
                findings.stream().filter(d -> d.code() == code).toList();
        assertEquals(1, ofThisCode.size(), findings::toString);
        assertEquals(code.severity(), ofThisCode.getFirst().severity());
        assertTrue(
                code == Code.NO_INPUT
                        || code == Code.NO_OUTPUT
                        || !ofThisCode.getFirst().place().equals(Place.UNKNOWN),
                findings::toString);
    }

    @Test
    void leavesNoneOut() {
        var ofThisModule = Arrays.stream(Code.values())
                .filter(code -> code.label().matches("NIR-[123].*"))
                .collect(Collectors.toSet());
        assertEquals(ofThisModule, provocations().keySet());
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value numbers(Tensor tensor) {
        return new Value.Numbers(tensor);
    }

    private static Value.Tree tree(Map<String, Value> entries) {
        return new Value.Tree(entries);
    }

    private static List<Diagnostic> decode(Map<String, Value> node) {
        return decode("n", node);
    }

    private static List<Diagnostic> decode(String name, Map<String, Value> node) {
        return decodeGraph(Map.of("type", text("NIRGraph"), "nodes", tree(Map.of(name, tree(node)))));
    }

    private static List<Diagnostic> decodeBadEdges() {
        Value triple = new Value.Texts(Shape.of(1, 3), List.of("a", "b", "c"));
        return decodeGraph(Map.of("type", text("NIRGraph"), "nodes", tree(Map.of()), "edges", triple));
    }

    private static List<Diagnostic> decodeGraph(Map<String, Value> graph) {
        Findings findings = new Findings();
        try {
            GraphCodec.decode(tree(graph), "/node", findings);
        } catch (InvalidNetwork refusal) {
            return refusal.diagnostics();
        }
        return findings.all();
    }

    private static List<Diagnostic> verify(Graph graph) {
        return Verifier.verify(graph);
    }

    private static Graph around(Node node) {
        return graph(Map.of("x", X, "n", node, "y", Y), "x>n", "n>y");
    }

    private static Graph graph(Map<String, Node> nodes, String... edges) {
        List<Edge> parsed = Arrays.stream(edges)
                .map(edge -> edge.split(">", -1))
                .map(ends -> new Edge(ends[0], ends[1]))
                .toList();
        return new Graph(nodes, parsed, Map.of(), Value.Tree.EMPTY);
    }
}
