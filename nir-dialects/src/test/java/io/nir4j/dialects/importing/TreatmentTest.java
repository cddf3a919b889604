package io.nir4j.dialects.importing;

import static io.nir4j.dialects.importing.Networks.chain;
import static io.nir4j.dialects.importing.Networks.current;
import static io.nir4j.dialects.importing.Networks.filled;
import static io.nir4j.dialects.importing.Networks.graph;
import static io.nir4j.dialects.importing.Networks.matrix;
import static io.nir4j.dialects.importing.Networks.neurons;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Affine;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Fixes of what no text can say, and what all fixes have in common.
final class TreatmentTest {

    private static Treatment only(String fix, Graph graph) {
        return Treatment.of(graph, Terms.USUAL.only(Set.of(fix)));
    }

    private static List<Code> doubts(Treatment treatment) {
        return treatment.doubts().stream().map(Diagnostic::code).toList();
    }

    private static void leavesAlone(String fix, Graph graph) {
        Treatment treatment = only(fix, graph);
        assertEquals(graph, treatment.graph());
        assertEquals(List.of(), treatment.corrections());
    }

    @Test
    void edgesAtANameThatOneNodeIsNearLeadToIt() {
        Graph broken = graph(chain("input", "fc", "lif1", "output"), "input -> fc -> lif -> output");

        Treatment treatment = only("dangling-name", broken);

        assertTrue(treatment.isValid());
        assertEquals(List.of("fc"), treatment.graph().sources("lif1"));
        assertEquals(
                "lif1: 2 edges at 'lif', which does not exist -> at 'lif1' (dangling-name: no other node has a name"
                        + " like it and fits)",
                treatment.corrections().getFirst().toString());
    }

    @Test
    void namesInOtherLettersAreTheSame() {
        Graph broken = graph(chain("input", "fc_1", "lif", "output"), "Input -> FC.1 -> LIF -> Output");

        Treatment treatment = only("dangling-name", broken);

        assertTrue(treatment.isValid());
        assertEquals(4, treatment.corrections().size());
    }

    @Test
    void twoNodesThatMayBeMeantAreOneTooMany() {
        Map<String, Node> nodes = chain("input", "fc", "lif1", "output");
        nodes.put("lif2", neurons(2));
        Graph broken = graph(nodes, "input -> fc -> lif -> output");

        Treatment treatment = only("dangling-name", broken);

        assertEquals(broken, treatment.graph());
        assertEquals(List.of(Code.SEVERAL_READINGS), doubts(treatment));
        assertTrue(treatment.doubts().getFirst().message().contains("'lif1' or 'lif2'"));
    }

    @Test
    void aNodeThatIsConnectedAlreadyIsNotMeant() {
        Map<String, Node> nodes = chain("input", "fc", "lif1", "output");
        nodes.put("lif2", neurons(2));
        Graph broken = graph(nodes, "input -> fc -> lif1 -> lif -> output");

        assertEquals(List.of("lif1"), only("dangling-name", broken).graph().sources("lif2"));
    }

    @Test
    void aNodeWithAnotherNumberIsAnother() {
        Map<String, Node> nodes = chain("input", "fc", "lif1", "output");
        nodes.put("fc2", matrix(2, 2));
        leavesAlone("dangling-name", graph(nodes, "input -> fc -> lif2 -> output"));
    }

    @Test
    void aNodeThatDoesNotFitIsNotMeant() {
        Map<String, Node> nodes = chain("input", "fc", "lif1", "output");
        nodes.put("lif1", neurons(3));
        leavesAlone("dangling-name", graph(nodes, "input -> fc -> lif -> output"));
    }

    @Test
    void theOnlyNodeWithoutEdgesIsMeantByAnyName() {
        Graph broken = graph(chain("input", "fc", "hidden", "output"), "input -> fc -> neurons -> output");

        assertEquals(List.of("fc"), only("dangling-name", broken).graph().sources("hidden"));
    }

    @Test
    void edgesAtPortsOfAGraphLeadToTheGraph() {
        Graph inner = graph(Map.of("in", Input.of(2), "s", neurons(2), "out", Output.of(2)), "in -> s -> out");
        Graph broken =
                graph(Map.of("x", Input.of(2), "block", inner, "y", Output.of(2)), "x -> block.in", "block.out -> y");

        Treatment treatment = only("graph-port-edge", broken);

        assertTrue(treatment.isValid());
        assertEquals(List.of("x"), treatment.graph().sources("block"));
        leavesAlone(
                "graph-port-edge",
                graph(Map.of("x", Input.of(2), "block", inner, "y", Output.of(2)), "x -> block.s", "block.in -> y"));
    }

    @Test
    void portsBesideOneNeuronThatCountsForALayerGetTheLayersSize() {
        Graph broken = graph(
                Map.of("x", Input.of(3), "fc", matrix(2, 3), "lif", neurons(1), "y", Output.of(1)),
                "x -> fc -> lif -> y");

        Treatment treatment = Treatment.of(broken);

        assertTrue(treatment.isValid());
        assertEquals(Optional.of(Output.of(2)), treatment.graph().node("y"));
        assertEquals(
                Shape.of(2), treatment.graph().all(LIF.class).get("lif").tau().shape());
        leavesAlone(
                "port-of-one-neuron",
                graph(
                        Map.of("x", Input.of(3), "fc", matrix(2, 3), "lif", neurons(2), "y", Output.of(1)),
                        "x -> fc -> lif -> y"));
    }

    @Test
    void aBiasThatIsFalseIsZerosAndOneThatIsTrueIsADoubt() {
        Treatment no = only("boolean-bias", withBias(Tensor.filled(DType.BOOL, Shape.SCALAR, 0)));
        Treatment yes = only("boolean-bias", withBias(Tensor.filled(DType.BOOL, Shape.SCALAR, 1)));

        assertEquals(
                filled(Shape.SCALAR, 0), no.graph().all(Affine.class).get("fc").bias());
        assertEquals(List.of(), yes.corrections());
        assertEquals(List.of(Code.SEVERAL_READINGS), doubts(yes));
        leavesAlone("boolean-bias", withBias(filled(Shape.of(2), 1)));
    }

    private static Graph withBias(Tensor bias) {
        Map<String, Node> nodes = chain("x", "fc", "lif", "y");
        nodes.put("fc", new Affine(filled(Shape.of(2, 2), 1), bias));
        return graph(nodes, "x -> fc -> lif -> y");
    }

    @Test
    void oneNumberForALayerIsWrittenForEachNeuron() {
        Map<String, Node> nodes = chain("x", "fc", "lif", "y");
        nodes.put("lif", neurons(Shape.SCALAR));
        nodes.put("fc", new Affine(filled(Shape.of(2, 2), 1), filled(Shape.SCALAR, 3)));

        Graph full =
                only("scalar-parameters", graph(nodes, "x -> fc -> lif -> y")).graph();

        assertEquals(Optional.of(neurons(2)), full.node("lif"));
        assertEquals(filled(Shape.of(2), 3), full.all(Affine.class).get("fc").bias());
    }

    @Test
    void aLayerLargerThanMemoryIsNotWrittenOut() {
        Graph huge = graph(
                Map.of("x", Input.of(1L << 40), "lif", neurons(Shape.SCALAR), "y", Output.of(1L << 40)),
                "x -> lif -> y");

        assertEquals(List.of(), Treatment.of(huge).corrections());
        assertEquals(List.of(Code.SEVERAL_READINGS), doubts(Treatment.of(huge)));
    }

    @Test
    void aMatrixOfAnotherNameIsReadAsItsAuthorMeansIt() {
        Graph inner = graph(
                Map.of("in", Input.of(2), "lif", neurons(2), "w", matrix(2, 2), "out", Output.of(2)),
                "in -> w -> lif -> w",
                "lif -> out");
        Graph network = graph(Map.of("x", Input.of(2), "rec", inner, "y", Output.of(2)), "x -> rec -> y");

        Treatment unknown = Treatment.of(network, Terms.USUAL.only(Set.of("boolean-bias")));
        Treatment usual = Treatment.of(network);
        Treatment spyx = Treatment.of(network, Terms.USUAL.by(Frameworks.spyx()));

        assertEquals(network, unknown.graph());
        assertEquals(List.of("rec.lif", "x"), usual.graph().sources("rec.w"));
        assertEquals(List.of(Code.SEVERAL_READINGS), doubts(usual));
        assertEquals(List.of(), doubts(spyx));
        assertEquals(List.of("rec.w", "x"), spyx.graph().sources("rec.lif"));
    }

    @Test
    void stepsBecomeSecondsOnlyWhereTheUserSaysSo() {
        Map<String, Node> nodes = chain("x", "fc", "lif", "y");
        nodes.put(
                "lif",
                new LIF(
                        filled(Shape.of(2), 20),
                        filled(Shape.of(2), 1),
                        filled(Shape.of(2), 0),
                        filled(Shape.of(2), 1)));
        Graph counting = graph(nodes, "x -> fc -> lif -> y");

        Treatment silent = Treatment.of(counting, Terms.USUAL.keepingForm());
        Treatment asked = Treatment.of(
                counting, Terms.USUAL.keepingForm().asking("times-in-steps").every(1e-3));

        assertEquals(counting, silent.graph());
        assertEquals(List.of(Code.UNIT_OF_TIMES), doubts(silent));
        assertEquals(
                filled(Shape.of(2), 0.02),
                asked.graph().all(LIF.class).get("lif").tau());
        assertEquals(List.of(), doubts(asked));
    }

    @Test
    void lifCellsOfNorseGetTheGainThatTheirExporterLeavesOut() {
        Map<String, Node> nodes = chain("x", "fc", "lif", "y");
        nodes.put("lif", current(2));
        Graph network = graph(nodes, "x -> fc -> lif -> y");

        Treatment treatment = Treatment.of(network, Terms.USUAL.keepingForm().by(Frameworks.norse()));

        CubaLIF gained = treatment.graph().all(CubaLIF.class).get("lif");
        assertEquals(5, gained.wIn().orElseThrow().getDouble(1), 1e-6);
        assertEquals(List.of(), Treatment.of(network, Terms.USUAL.keepingForm()).corrections());
    }

    @Test
    void negativeTimeConstantsAreNeverTouched() {
        Map<String, Node> nodes = chain("x", "fc", "lif", "y");
        Shape shape = Shape.of(2);
        nodes.put("lif", new LIF(filled(shape, -1), filled(shape, 1), filled(shape, 0), filled(shape, 1)));

        Treatment treatment = Treatment.of(graph(nodes, "x -> fc -> lif -> y"));

        assertFalse(treatment.isValid());
        assertEquals(
                filled(shape, -1), treatment.graph().all(LIF.class).get("lif").tau());
    }

    @Test
    void everyFixIsFoundByItsNameAlone() {
        assertEquals(
                Fixes.all().size(),
                Fixes.all().stream().map(Fix::name).distinct().count());
        Fixes.all().forEach(fix -> {
            assertEquals(fix, Fixes.named(fix.name()));
            fix.frameworks().forEach(Frameworks::named);
        });
    }
}
