package io.nir4j.dialects.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Recurrent modules, which are several nodes in NIR, and what Norse calls parameters.
final class RecurrentStateDictTest {
    private static final Tensor MATRIX = Tensor.ofFloats(1, 2, 3, 4).reshape(Shape.of(2, 2));

    private static Tensor filled(double value, long... dims) {
        return Tensor.filled(DType.F32, Shape.of(dims), value);
    }

    private static Linear open() {
        return new Linear(filled(Double.NaN, 2, 2));
    }

    private static LIF lif() {
        return new LIF(filled(1, 2), filled(1, 2), filled(0, 2), filled(1, 2));
    }

    /// A neuron and the weights of its recurrence, by these names.
    private static Graph pair(String neuron, String recurrence) {
        var graph = Graph.builder();
        graph.input("input", 2).then(neuron, lif()).output("output", 2);
        graph.add(recurrence, open()).connect(neuron, recurrence).connect(recurrence, neuron);
        return graph.build();
    }

    private static Graph filled(Graph skeleton, Map<String, Tensor> state) {
        return StateDict.fill(skeleton, state, 1e-4, false).graph();
    }

    private static Tensor weight(Graph graph, String name) {
        return graph.all(Linear.class).get(name).weight();
    }

    @ParameterizedTest
    @CsvSource({"lif1.lif, lif1.w_rec", "lif1_lif, lif1_w_rec", "lif1, lif1.recurrent", "lif1, lif1_recurrent"})
    void aRecurrentModuleIsTwoNodesBesideEachOther(String neuron, String recurrence) {
        Graph graph = filled(
                pair(neuron, recurrence),
                Map.of("lif1.recurrent.weight", MATRIX, "lif1.threshold", Tensor.scalar(0.5f)));

        assertEquals(MATRIX, weight(graph, recurrence));
        assertEquals(filled(0.5, 2), graph.all(LIF.class).get(neuron).vThreshold());
    }

    @Test
    void aRecurrentModuleIsANestedGraph() {
        var graph = Graph.builder();
        graph.input("x", 2).then("lif1", pair("lif", "w_rec")).output("y", 2);

        Graph nested = filled(
                        graph.build(), Map.of("lif1.recurrent.weight", MATRIX, "lif1.threshold", Tensor.scalar(0.5f)))
                .all(Graph.class)
                .get("lif1");

        assertEquals(MATRIX, weight(nested, "w_rec"));
        assertEquals(filled(0.5, 2), nested.all(LIF.class).get("lif").vThreshold());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lif1.w_rec", "lif1.recurrent"})
    void oneToOneWeightsStandOnTheDiagonal(String recurrence) {
        Map<String, Tensor> state = new TreeMap<>();
        state.put("lif1.V", Tensor.ofFloats(3, 4));
        state.put("lif1.recurrent.V", Tensor.ofFloats(3, 4));

        assertEquals(
                Tensor.ofFloats(3, 0, 0, 4).reshape(Shape.of(2, 2)),
                weight(filled(pair("lif1.lif", recurrence), state), recurrence));
    }

    @Test
    void oneNumberIsTheOneToOneWeightOfAllNeurons() {
        assertEquals(
                Tensor.ofFloats(3, 0, 0, 3).reshape(Shape.of(2, 2)),
                weight(filled(pair("lif1", "lif1.w_rec"), Map.of("lif1.V", Tensor.scalar(3f))), "lif1.w_rec"));
    }

    @Test
    void oneToOneWeightsOfAnotherSizeAreRefused() {
        var refusal = assertThrows(
                InvalidNetwork.class,
                () -> filled(pair("lif1", "lif1.w_rec"), Map.of("lif1.V", Tensor.ofFloats(1, 2, 3))));

        assertEquals(
                List.of(Code.WEIGHT_MISFIT),
                refusal.diagnostics().stream().map(fault -> fault.code()).toList());
        assertTrue(refusal.getMessage().contains("lif1.V"), refusal::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cell", "cell.w_in"})
    void norsesRecurrentCellsHaveWeightsForTheirInputToo(String input) {
        var graph = Graph.builder();
        graph.input("x", 2).then(input, open()).then("cell.lif", lif()).output("y", 2);
        graph.add("cell.w_rec", open()).connect("cell.lif", "cell.w_rec").connect("cell.w_rec", "cell.lif");

        Graph filled =
                filled(graph.build(), Map.of("cell.input_weights", MATRIX, "cell.recurrent_weights", filled(7, 2, 2)));

        assertEquals(MATRIX, weight(filled, input));
        assertEquals(filled(7, 2, 2), weight(filled, "cell.w_rec"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p.", ""})
    void norseKeepsTheInverseOfTimeConstants(String prefix) {
        Node cuba = new CubaLIF(filled(1, 2), filled(1, 2), filled(1, 2), filled(0, 2), filled(1, 2));
        var graph = Graph.builder();
        graph.input("x", 2).then("cell", cuba).output("y", 2);
        Map<String, Tensor> state = new TreeMap<>();
        state.put("cell." + prefix + "tau_mem_inv", Tensor.scalar(100f));
        state.put("cell." + prefix + "tau_syn_inv", Tensor.ofFloats(200, 400));
        state.put("cell." + prefix + "v_th", Tensor.scalar(0.5f));
        state.put("cell." + prefix + "v_leak", Tensor.scalar(0.25f));

        assertEquals(
                new CubaLIF(
                        Tensor.ofDoubles(1 / 200.0, 1 / 400.0),
                        Tensor.ofDoubles(0.01, 0.01),
                        filled(1, 2),
                        filled(0.25, 2),
                        filled(0.5, 2)),
                filled(graph.build(), state).nodes().get("cell"));
    }
}
