package io.nir4j.model.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Delay;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.LI;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final Scale SCALE = new Scale(Tensor.scalar(1f));

    private static Graph graph(Map<String, Node> nodes, Edge... edges) {
        return new Graph(nodes, List.of(edges), Map.of(), Value.Tree.EMPTY);
    }

    private static List<Code> codes(Graph graph) {
        return Verifier.verify(graph).stream().map(Diagnostic::code).toList();
    }

    private static Diagnostic only(Graph graph) {
        List<Diagnostic> findings = Verifier.verify(graph);
        assertEquals(1, findings.size(), findings::toString);
        return findings.getFirst();
    }

    private static Graph around(Node node) {
        return graph(Map.of("x", Input.of(3), "n", node, "y", Output.of(3)), new Edge("x", "n"), new Edge("n", "y"));
    }

    @Test
    void acceptsASoundNetwork() {
        assertEquals(List.of(), Verifier.verify(around(SCALE)));
    }

    @Test
    void acceptsDuplicateEdgesAndSelfLoops() {
        Graph graph = graph(
                Map.of("x", Input.of(3), "n", SCALE, "y", Output.of(3)),
                new Edge("x", "n"),
                new Edge("x", "n"),
                new Edge("n", "n"),
                new Edge("n", "y"));
        assertEquals(List.of(), Verifier.verify(graph));
    }

    @Test
    void rejectsEdgeToUnknownNodeOnceWithASuggestion() {
        Graph graph = graph(
                Map.of("x", Input.of(3), "lif1", SCALE, "y", Output.of(3)),
                new Edge("x", "lif"),
                new Edge("lif", "lif"),
                new Edge("lif", "y"));
        Diagnostic finding = only(graph);
        assertEquals(Code.UNKNOWN_ENDPOINT, finding.code());
        assertEquals("did you mean 'lif1'?", finding.hint().orElseThrow());
        assertEquals("edges lif -> lif, lif -> y, x -> lif name 'lif', which does not exist", finding.message());
    }

    @Test
    void placesDanglingEdgesInsideNestedGraphs() {
        Graph inner = graph(
                Map.of("x", Input.of(3), "lif1", SCALE, "y", Output.of(3)), new Edge("x", "lif"), new Edge("lif", "y"));
        Diagnostic finding = only(around(inner));
        assertEquals("n/lif", finding.place().node().orElseThrow());
    }

    @Test
    void doesNotCallShapesBehindADanglingEdgeUnknown() {
        Graph graph = graph(
                Map.of("pool", SumPool2d.of(2), "x", Input.of(3), "y", Output.of(3)),
                new Edge("ghost", "pool"),
                new Edge("pool", "y"));
        assertEquals(Code.UNKNOWN_ENDPOINT, only(graph).code());
    }

    @Test
    void rejectsEdgesIntoInputsAndOutOfOutputs() {
        Graph graph = graph(Map.of("x", Input.of(3), "y", Output.of(3)), new Edge("x", "y"), new Edge("y", "x"));
        assertEquals(List.of(Code.EDGE_INTO_INPUT, Code.EDGE_OUT_OF_OUTPUT), codes(graph));
    }

    @Test
    void warnsOfANetworkWithoutPortsAndOfNothingElse() {
        Graph graph = graph(Map.of("n", SCALE, "m", SCALE), new Edge("n", "m"));
        assertEquals(List.of(Code.NO_INPUT, Code.NO_OUTPUT), codes(graph));
        assertFalse(Verifier.verify(graph).stream().anyMatch(Diagnostic::isError));
    }

    @Test
    void warnsOfEachNodeThatTakesNoPart() {
        Graph graph = graph(
                Map.of("x", Input.of(3), "y", Output.of(3), "lone", SCALE, "dead", SCALE, "idle", SCALE),
                new Edge("x", "y"),
                new Edge("x", "dead"),
                new Edge("idle", "y"));
        assertEquals(
                List.of(
                        "Scale 'dead' reaches no Output",
                        "Scale 'idle' is reached by no Input",
                        "Scale 'lone' is not connected"),
                Verifier.verify(graph).stream().map(Diagnostic::message).toList());
        assertTrue(codes(graph).stream().allMatch(Code.DISCONNECTED::equals));
    }

    @Test
    void rejectsOpaqueNodesByName() {
        Diagnostic finding = only(around(new Opaque("Spike", Value.Tree.EMPTY)));
        assertEquals(Code.UNKNOWN_TYPE, finding.code());
        assertEquals("node 'n': type 'Spike' is not known", finding.message());
    }

    @Test
    void rejectsFieldsThatAreNotKnown() {
        var fields =
                new Value.Tree(Map.of("scale", new Value.Numbers(Tensor.scalar(1f)), "scael", new Value.Text("x")));
        assertEquals(
                Code.UNKNOWN_FIELD, only(around(new Opaque("Scale", fields))).code());
    }

    @Test
    void countsElementsOutOfRangeAndNamesTheFirst() {
        Tensor one = Tensor.ofFloats(1, 1, 1);
        Diagnostic finding = only(around(new LI(Tensor.ofFloats(1, -2, 0), one, one)));
        assertEquals(Code.NOT_POSITIVE, finding.code());
        assertEquals("LI 'n': tau must be positive, but 2 of 3 are not: first [1] = -2.0 s", finding.message());
        assertEquals("tau", finding.place().field().orElseThrow());
    }

    @Test
    void rejectsNegativeDelaysAndAcceptsNone() {
        assertEquals(List.of(), Verifier.verify(around(new Delay(Tensor.scalar(0f)))));
        assertEquals(
                Code.NEGATIVE, only(around(new Delay(Tensor.scalar(-0.5f)))).code());
    }

    @Test
    void warnsOfNumbersThatAreNotFinite() {
        Tensor weight = Tensor.of(Shape.of(3, 3), 0f, 0f, 0f, 0f, Float.NaN, 0f, Float.POSITIVE_INFINITY, 0f, 0f);
        Diagnostic finding = only(around(new Linear(weight)));
        assertEquals(Code.NOT_FINITE, finding.code());
        assertFalse(finding.isError());
        assertEquals("Linear 'n': weight should be finite, but 2 of 9 are not: first [1, 1] = NaN", finding.message());
    }

    @Test
    void checksValuesInsideNestedGraphs() {
        Graph nested = around(around(new Delay(Tensor.scalar(-1f))));
        assertEquals("n/n", only(nested).place().node().orElseThrow());
    }

    @Test
    void typesAGraphOnlyWhenItIsSound() {
        TypedGraph typed = TypedGraph.of(around(around(SCALE)));
        assertEquals(Shape.of(3), typed.nested("n").input("n"));
        assertEquals(
                "Scale 'n' takes (3) as 'x' gives it and gives the same.",
                typed.nested("n").explain("n"));
        Graph unsound = around(new Delay(Tensor.ofFloats(-1, 1)));
        InvalidNetwork refusal = assertThrows(InvalidNetwork.class, () -> TypedGraph.of(unsound));
        assertEquals(3, refusal.diagnostics().size(), "both contradictions and the value");
    }

    @Test
    void knowsWhichNodesHaveNoShape() {
        Graph graph = graph(Map.of("x", Input.of(3), "y", Output.of(3), "pool", SumPool2d.of(2)), new Edge("x", "y"));
        TypedGraph typed = TypedGraph.of(graph);
        assertTrue(typed.hasShape("x"));
        assertFalse(typed.hasShape("pool"));
    }
}
