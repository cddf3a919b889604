package io.nir4j.backends.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// INDArrays in and out.
final class Nd4jNetworkTest {
    private static final int STEPS = 70;
    private static final int BATCH = 3;
    private static final int INPUTS = 5;
    private static final int OUTPUTS = 4;

    private final Program program = Networks.dense(INPUTS, OUTPUTS);
    private final Tensor input = Networks.input(STEPS, BATCH, INPUTS);
    private final INDArray array = Nd4j.createFromArray(input.toFloats()).reshape('c', STEPS, BATCH, INPUTS);

    private Nd4jNetwork open() {
        return Nd4jNetwork.open(program, Networks.options(BATCH, Precision.FLOAT32));
    }

    private float[] expected() {
        try (Simulation simulation = new Nd4jSimulator().open(program, Networks.options(BATCH, Precision.FLOAT32))) {
            return simulation.advance(Map.of("x", input)).outputs().get("y").toFloats();
        }
    }

    private static float[] floats(INDArray result) {
        return result.dup('c').data().asFloat();
    }

    @Test
    void givesWhatTheSimulatorGives() {
        try (Nd4jNetwork network = open()) {
            INDArray result = network.advance(Map.of("x", array)).outputs().get("y");

            assertArrayEquals(new long[] {STEPS, BATCH, OUTPUTS}, result.shape());
            assertEquals(DataType.FLOAT, result.dataType());
            assertEquals('c', result.ordering());
            assertArrayEquals(expected(), floats(result));
        }
    }

    @Test
    void theReadmeShowsWhatWorks() {
        assertArrayEquals(expected(), floats(ReadmeExample.run(program, BATCH, array)));
    }

    @Test
    void takesArraysOfAnyOrderingAndStrides() {
        INDArray reversed = array.permute(2, 1, 0).dup('c').permute(2, 1, 0);
        INDArray wider = Nd4j.create(DataType.FLOAT, STEPS + 2, BATCH, INPUTS + 3);
        INDArray inside = wider.get(
                NDArrayIndex.interval(1, STEPS + 1), NDArrayIndex.all(), NDArrayIndex.interval(2, INPUTS + 2));
        inside.assign(array);
        INDArray viewOfAView = wider.get(NDArrayIndex.interval(1, STEPS + 2), NDArrayIndex.all(), NDArrayIndex.all())
                .get(NDArrayIndex.interval(0, STEPS), NDArrayIndex.all(), NDArrayIndex.interval(2, INPUTS + 2));
        for (INDArray given : List.of(array.dup('f'), reversed, inside, viewOfAView)) {
            try (Nd4jNetwork network = open()) {
                assertArrayEquals(
                        expected(),
                        floats(network.advance(Map.of("x", given)).outputs().get("y")),
                        () -> "strides " + Arrays.toString(given.stride()));
            }
        }
    }

    @Test
    void stepsFedOneByOneGiveTheSame() {
        float[] expected = expected();
        try (Nd4jNetwork network = open()) {
            for (int step = 0; step < STEPS; step++) {
                INDArray one = array.get(NDArrayIndex.interval(step, step + 1), NDArrayIndex.all(), NDArrayIndex.all());
                INDArray result = network.advance(Map.of("x", one)).outputs().get("y");
                assertArrayEquals(
                        Arrays.copyOfRange(expected, step * BATCH * OUTPUTS, (step + 1) * BATCH * OUTPUTS),
                        floats(result));
            }
        }
    }

    @Test
    void resultsOutliveTheNetworkAndTheWorkspaceItRanIn() {
        INDArray result;
        try (Nd4jNetwork network = open();
                MemoryWorkspace workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace("outer")) {
            assertTrue(workspace.isScopeActive());
            INDArray inside = array.dup();
            result = network.advance(Map.of("x", inside)).outputs().get("y");
            assertArrayEquals(input.toFloats(), floats(inside));
        }

        assertFalse(result.isAttached());
        assertArrayEquals(expected(), floats(result));
    }

    @Test
    void resetPutsBackTheStateBeforeTheFirstStep() {
        try (Nd4jNetwork network = open()) {
            network.advance(Map.of("x", array));
            network.reset();
            assertArrayEquals(
                    expected(),
                    floats(network.advance(Map.of("x", array)).outputs().get("y")));
        }
    }

    @Test
    void computesInFloat64OnRequest() {
        try (Nd4jNetwork network = Nd4jNetwork.open(program, Networks.options(BATCH, Precision.FLOAT64))) {
            INDArray result = network.advance(Map.of("x", array.castTo(DataType.DOUBLE)))
                    .outputs()
                    .get("y");
            assertEquals(DataType.DOUBLE, result.dataType());
        }
    }

    @Test
    void refusesOtherTypesShapesAndNamesAtOnce() {
        try (Nd4jNetwork network = open()) {
            InvalidNetwork refusal = assertThrows(
                    InvalidNetwork.class,
                    () -> network.advance(
                            Map.of("x", array.castTo(DataType.DOUBLE).reshape(STEPS, BATCH * INPUTS), "z", array)));

            assertEquals(3, refusal.diagnostics().size());
            refusal.diagnostics().forEach(finding -> assertEquals(Code.INPUT_DATA, finding.code()));
            String text = refusal.diagnostics().toString();
            assertTrue(text.contains("DOUBLE") && text.contains("castTo(DataType.FLOAT)"), text);
        }
    }

    @Test
    void givesRecordingsUnderTheirNames() {
        SimulationOptions options = new SimulationOptions(
                BATCH, Precision.FLOAT32, List.of(program.recording("li.v").orElseThrow()));
        try (Nd4jNetwork network = Nd4jNetwork.open(program, options)) {
            Nd4jNetwork.Result result = network.advance(Map.of("x", array));
            assertArrayEquals(
                    floats(result.outputs().get("y")),
                    floats(result.recordings().get("li.v")));
        }
    }

    /// Each network takes about 20 MB: kept, fifty of them would take a gigabyte.
    @Test
    void memoryStaysFlatOverManyNetworksAndRuns() {
        Program large = Networks.dense(1000, 2000);
        INDArray block = Nd4j.create(DataType.FLOAT, 20, 1, 1000);
        long before = 0;
        for (int number = 0; number < 60; number++) {
            if (number == 10) {
                before = Pointer.physicalBytes();
            }
            try (Nd4jNetwork network = Nd4jNetwork.open(large, Networks.options(1, Precision.FLOAT32))) {
                for (int run = 0; run < 3; run++) {
                    network.advance(Map.of("x", block)).outputs().get("y").close();
                }
            }
        }
        long grown = Pointer.physicalBytes() - before;
        assertTrue(grown < 300L << 20, () -> "grew by " + grown + " bytes");
    }
}
