package io.nir4j.dialects.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Affine;
import io.nir4j.model.Graph;
import io.nir4j.model.LIF;
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
        assertEquals(filled((float) 1e-4 / 0.25f, 3), lif.tau());
        assertEquals(filled(4, 3), lif.r());
        assertEquals(Tensor.ofFloats(1, 2, 3), lif.vThreshold());
        assertEquals("tau of lif1, r of lif1", filled.used().get("lif1.beta"));
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
}
