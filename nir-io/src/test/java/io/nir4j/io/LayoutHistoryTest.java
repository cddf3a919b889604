package io.nir4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphCodec;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayoutHistoryTest {
    private static final Value.Tree PRESENT = tree("type", text("NIRGraph"), "nodes", tree(), "edges", numbers(0, 2));

    private final Findings findings = new Findings();

    @Test
    void leavesThePresentLayoutAsItIs() {
        Value.Tree root = tree("version", text("1.0.7"), "node", PRESENT);
        assertEquals(
                new LayoutHistory.Present(Optional.of("1.0.7"), PRESENT, "/node"),
                LayoutHistory.upgrade(root, findings));
        assertTrue(findings.all().isEmpty());
    }

    /// NIR 0.0.6 had the group `node` already, but numbered its nodes and knew no version.
    @Test
    void readsIntegerEdgesAsNamesOfNodes() {
        Value.Tree nodes = tree("0", linear(), "1", linear(), "10", linear());
        Graph graph = upgrade(tree("node", tree("nodes", nodes, "edges", numbers(2, 2, 0, 10, 10, 1))));
        assertEquals(List.of(new Edge("0", "10"), new Edge("10", "1")), graph.edges());
        assertEquals(List.of("/version", "/node/edges"), notes());
    }

    @Test
    void takesTheShapeOfAnOutputFromItsSource() {
        Value.Tree nodes = tree("0", linear(), "1", tree("type", text("Output")));
        Graph graph = upgrade(tree("version", text("1"), "node", tree("nodes", nodes, "edges", numbers(1, 2, 0, 1))));
        assertEquals(Output.of(2), node(graph, "1"));
        assertEquals(List.of("/node/edges", "/node/nodes/1"), notes());
    }

    @Test
    void leavesAnOutputThatSeveralNodesFeedWithoutShape() {
        Value.Tree nodes = tree("0", linear(), "1", tree("type", text("Output")), "2", linear());
        Value.Tree root = tree("version", text("1"), "node", tree("nodes", nodes, "edges", numbers(2, 2, 0, 1, 2, 1)));
        InvalidNetwork fault = assertThrows(InvalidNetwork.class, () -> upgrade(root));
        assertEquals(Code.MISSING_FIELD, fault.diagnostics().getFirst().code());
    }

    @Test
    void takesTheRankOfAConvolutionFromItsWeight() {
        Value.Tree nodes = tree(
                "one", convolution(Shape.of(2, 3, 5)),
                "two", convolution(Shape.of(2, 3, 5, 5)),
                "five", convolution(Shape.of(2, 3, 5, 5, 5)));
        Graph graph = upgrade(present(nodes));
        assertInstanceOf(Conv1d.class, node(graph, "one"));
        assertInstanceOf(Conv2d.class, node(graph, "two"));
        assertEquals("Conv", assertInstanceOf(Opaque.class, node(graph, "five")).type());
        assertEquals(List.of("/node/nodes/one", "/node/nodes/two"), notes());
    }

    @Test
    void upgradesNestedGraphsToo() {
        Value.Tree inner = tree("type", text("NIRGraph"), "nodes", tree("7", linear()), "edges", numbers(1, 2, 7, 7));
        Graph graph = upgrade(present(tree("inner", inner)));
        Graph nested = assertInstanceOf(Graph.class, node(graph, "inner"));
        assertEquals(List.of(new Edge("7", "7")), nested.edges());
        assertInstanceOf(Linear.class, node(nested, "7"));
        assertEquals(List.of("/node/nodes/inner/edges"), notes());
    }

    @Test
    void warnsOfWhatLiesBesideTheNetwork() {
        upgrade(tree("version", text("1"), "node", PRESENT, "weights", tree()));
        Diagnostic warning = findings.all().getFirst();
        assertEquals(Severity.WARNING, warning.severity());
        assertEquals(Optional.of("/weights"), warning.place().path());
    }

    @Test
    void saysWhatIsThereInsteadOfANetwork() {
        assertEquals("found nothing, expected a group 'node' with the network", refusal(tree()));
        assertEquals(
                "found 'x', 'y', expected a group 'node' with the network", refusal(tree("y", tree(), "x", tree())));
        assertEquals(
                "found text 'x', expected a group with the network",
                refusal(tree("version", text("1"), "node", text("x"))));
        assertEquals(
                "the file holds a single node, text 'LIF', not a graph",
                refusal(tree("version", text("1"), "node", tree("type", text("LIF")))));
        assertEquals(
                "found 'type', expected a group 'nodes'",
                refusal(tree("version", text("1"), "node", tree("type", text("NIRGraph")))));
    }

    private String refusal(Value.Tree root) {
        InvalidNetwork fault = assertThrows(InvalidNetwork.class, () -> LayoutHistory.upgrade(root, findings));
        Diagnostic refusal = fault.diagnostics().getFirst();
        assertEquals(Code.NOT_A_NETWORK, refusal.code());
        return refusal.message();
    }

    private Graph upgrade(Value.Tree root) {
        LayoutHistory.Present present = LayoutHistory.upgrade(root, findings);
        return GraphCodec.decode(present.node(), present.path(), findings);
    }

    private List<String> notes() {
        return findings.all().stream()
                .map(note -> note.place().path().orElse(""))
                .toList();
    }

    private static Node node(Graph graph, String name) {
        return graph.node(name).orElseThrow();
    }

    private static Value.Tree present(Value.Tree nodes) {
        return tree(
                "version", text("1.0"), "node", tree("type", text("NIRGraph"), "nodes", nodes, "edges", numbers(0, 2)));
    }

    private static Value.Tree linear() {
        return tree("type", text("Linear"), "weight", new Value.Numbers(Tensor.filled(DType.F32, Shape.of(2, 2), 1)));
    }

    private static Value.Tree convolution(Shape weight) {
        Value one = new Value.Numbers(Tensor.scalar(1L));
        return tree(
                "type", text("Conv"),
                "weight", new Value.Numbers(Tensor.filled(DType.F32, weight, 1)),
                "bias", new Value.Numbers(Tensor.ofFloats(0, 0)),
                "stride", one,
                "padding", one,
                "dilation", one,
                "groups", one);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value numbers(long rows, long columns, long... values) {
        return new Value.Numbers(Tensor.of(Shape.of(rows, columns), values));
    }

    private static Value.Tree tree(Object... namesAndValues) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.Tree(entries);
    }
}
