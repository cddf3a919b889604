package io.nir4j.dialects.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Affine;
import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.LIF;
import io.nir4j.model.Scale;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StateDictTest {
    private static Tensor filled(double value, long... dims) {
        return Tensor.filled(DType.F32, Shape.of(dims), value);
    }

    private static Graph skeleton() {
        var graph = Graph.builder();
        graph.input("x", 2)
                .then("fc_1", new Affine(filled(Double.NaN, 3, 2), filled(0, 3)))
                .then("lif1", new LIF(filled(1, 3), filled(1, 3), filled(0, 3), filled(1, 3)))
                .output("y", 3);
        return graph.build();
    }

    private static Map<String, Tensor> state(String prefix) {
        Map<String, Tensor> state = new TreeMap<>();
        state.put(prefix + "fc.1.weight", filled(0.5, 3, 2));
        state.put(prefix + "lif1.beta", Tensor.scalar(0.75f));
        state.put(prefix + "lif1.threshold", Tensor.ofFloats(1, 2, 3));
        return state;
    }

    private static List<Diagnostic> faults(Map<String, Tensor> state) {
        return assertThrows(InvalidNetwork.class, () -> StateDict.fill(skeleton(), state, 1e-4, false))
                .diagnostics();
    }

    @Test
    void decaysBecomeTimeConstantsAndGains() {
        Filled filled = StateDict.fill(skeleton(), state(""), 1e-4, false);

        LIF lif = filled.graph().all(LIF.class).get("lif1");
        assertEquals(Tensor.filled(DType.F64, Shape.of(3), 1e-4 / 0.25), lif.tau());
        assertEquals(Tensor.filled(DType.F64, Shape.of(3), 4), lif.r());
        assertEquals(Tensor.ofFloats(1, 2, 3), lif.vThreshold());
        assertEquals("tau and r of lif1", filled.used().get("lif1.beta"));
        assertEquals(List.of("bias of fc_1", "v_leak of lif1"), filled.kept());
    }

    @Test
    void wrappersInFrontOfAllKeysDoNotCount() {
        assertEquals(
                StateDict.fill(skeleton(), state(""), 1e-4, false).graph(),
                StateDict.fill(skeleton(), state("module.model."), 1e-4, false).graph());
    }

    @Test
    void keysThatBelongToNothingAreRefusedUnlessAllowed() {
        Map<String, Tensor> state = state("");
        state.put("fc3.weight", filled(1, 2, 2));

        assertEquals(
                List.of(Code.UNUSED_WEIGHT),
                faults(state).stream().map(Diagnostic::code).toList());
        assertEquals(
                List.of("fc3.weight"),
                StateDict.fill(skeleton(), state, 1e-4, true).unused());
    }

    @Test
    void everyMisfitIsSaidAtOnce() {
        Map<String, Tensor> state = state("");
        state.put("fc.1.weight", filled(0.5, 2, 3));
        state.put("lif1.beta", Tensor.scalar(1.5f));
        List<Diagnostic> faults = faults(state);

        assertTrue(faults.stream().allMatch(fault -> fault.code() == Code.WEIGHT_MISFIT), faults::toString);
        assertTrue(faults.toString().contains("(2, 3)"), faults::toString);
        assertTrue(faults.toString().contains("1.5"), faults::toString);
    }

    @Test
    void parametersThatStayOpenAreRefused() {
        Map<String, Tensor> state = state("");
        state.remove("fc.1.weight");

        assertEquals(
                List.of(Code.OPEN_PARAMETER),
                faults(state).stream().map(Diagnostic::code).toList());
    }

    private static void refuses(Map<String, Tensor> state, Code code, String words) {
        List<Diagnostic> faults = faults(state);

        assertEquals(List.of(code), faults.stream().map(Diagnostic::code).toList(), faults::toString);
        assertTrue(faults.toString().contains(words), faults::toString);
    }

    @Test
    void aMistypedKeyIsToldTheNearestOneThatIsMissing() {
        Map<String, Tensor> state = state("model.");
        state.put("model.lif1.v_leek", filled(1, 3));

        refuses(state, Code.UNUSED_WEIGHT, "did you mean 'lif1.v_leak'?");
    }

    @Test
    void aWrapperMayAlsoBeTheNameOfANode() {
        var graph = Graph.builder();
        graph.input("x", 2).then("net_0", new Affine(filled(Double.NaN, 3, 2), filled(0, 3)));
        Map<String, Tensor> state = Map.of("net.0.weight", filled(2, 3, 2));

        Filled filled = StateDict.fill(graph.build(), state, 1e-4, false);

        assertEquals(
                filled(2, 3, 2), filled.graph().all(Affine.class).get("net_0").weight());
    }

    @Test
    void exactNamesComeBeforeAlikeOnes() {
        var graph = Graph.builder();
        graph.input("x", 1).then("a_1", new Scale(filled(Double.NaN, 1))).then("a.1", new Scale(filled(Double.NaN, 1)));
        Map<String, Tensor> state = Map.of("a_1.scale", filled(2, 1), "a.1.scale", filled(3, 1));

        Graph filled = StateDict.fill(graph.build(), state, 1e-4, false).graph();

        assertEquals(Map.of("a_1", new Scale(filled(2, 1)), "a.1", new Scale(filled(3, 1))), filled.all(Scale.class));
    }

    @Test
    void oneKeyDoesNotFillTwoNodes() {
        var graph = Graph.builder();
        graph.input("x", 1).then("a_1", new Scale(filled(Double.NaN, 1))).then("a.1", new Scale(filled(Double.NaN, 1)));

        var refusal = assertThrows(
                InvalidNetwork.class,
                () -> StateDict.fill(graph.build(), Map.of("a.1.scale", filled(2, 1)), 1e-4, false));

        assertTrue(refusal.getMessage().contains("may be scale of a.1 or scale of a_1"), refusal::getMessage);
    }

    @Test
    void twoAlikeKeysAreRefused() {
        Map<String, Tensor> state = state("");
        state.put("fc_1_weight", filled(1, 3, 2));

        assertTrue(faults(state).toString().contains("fc_1.weight may be 'fc.1.weight' or 'fc_1_weight'"));
    }

    @Test
    void twoKeysForOneParameterMustAgree() {
        Map<String, Tensor> state = state("");
        state.put("lif1.tau", filled(20, 3));

        refuses(state, Code.WEIGHT_MISFIT, "both say what tau of lif1 is, and differ");
    }

    @Test
    void resetsAreSaidWithTheirDialect() {
        Map<String, Tensor> state = state("");
        Map<Integer, String> texts = Map.of(
                0, "--dialect snntorch-native", 1, "--dialect snntorch,", 2, "--dialect snntorch --set reset=none");
        texts.forEach((value, text) -> {
            state.put("lif1.reset_mechanism_val", Tensor.ofLongs(value));
            String said = StateDict.fill(skeleton(), state, 1e-4, false).used().get("lif1.reset_mechanism_val");
            assertTrue(said != null && said.contains(text), () -> value + ": " + said);
        });
        state.put("lif1.reset_mechanism_val", Tensor.ofLongs(3));

        refuses(state, Code.WEIGHT_MISFIT, "lif1.reset_mechanism_val is 3.0; it must be 0 (subtract)");
    }

    @Test
    void gradedSpikesAreRefusedUnlessTheirFactorIsOne() {
        Map<String, Tensor> state = state("");
        state.put("lif1.graded_spikes_factor", Tensor.scalar(1f));
        assertEquals(List.of(), StateDict.fill(skeleton(), state, 1e-4, false).unused());
        state.put("lif1.graded_spikes_factor", Tensor.scalar(2f));

        refuses(state, Code.WEIGHT_MISFIT, "lif1.graded_spikes_factor is 2.0; it must be 1");
    }

    @Test
    void oneNumberDoesNotFillAMatrix() {
        Map<String, Tensor> state = state("");
        state.put("fc.1.weight", Tensor.scalar(1f));

        refuses(state, Code.WEIGHT_MISFIT, "fc.1.weight: the file has ");
    }

    @Test
    void decaysNeedANeuronThatLeaks() {
        var graph = Graph.builder();
        graph.input("x", 3).then("if", new IF(filled(1, 3), filled(1, 3)));

        var refusal = assertThrows(
                InvalidNetwork.class,
                () -> StateDict.fill(graph.build(), Map.of("if.beta", Tensor.scalar(0.5f)), 1e-4, false));

        assertEquals(Code.UNUSED_WEIGHT, refusal.diagnostics().getFirst().code());
    }
}
