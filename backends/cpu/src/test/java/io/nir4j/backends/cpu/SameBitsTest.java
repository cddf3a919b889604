package io.nir4j.backends.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.testkit.Invariances;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random networks give the same bits however the work is cut up and whichever loops do it.
final class SameBitsTest {
    private static final int STEPS = 23;
    private static final Tuning VECTORS = new Tuning(0, 1 << 20, 512);

    private static Map<String, Tensor> inputs(Graph graph, int batch, double density, boolean graded) {
        SplittableRandom random = new SplittableRandom(5);
        TypedGraph typed = TypedGraph.of(graph);
        Map<String, Tensor> inputs = new TreeMap<>();
        for (String name : graph.all(Input.class).keySet()) {
            Shape shape = Shape.of(STEPS, batch).plus(typed.output(name));
            float[] values = new float[(int) shape.elements()];
            for (int i = 0; i < values.length; i++) {
                boolean active = random.nextDouble() < density;
                values[i] = !active ? 0 : graded ? (float) random.nextGaussian() : 1;
            }
            inputs.put(name, Tensor.of(shape, values));
        }
        return inputs;
    }

    /// The first step of each input, at every step.
    private static Map<String, Tensor> steady(Map<String, Tensor> inputs) {
        Map<String, Tensor> steady = new TreeMap<>();
        inputs.forEach((name, tensor) -> {
            long frame = tensor.elements() / STEPS;
            float[] values = new float[(int) tensor.elements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) tensor.getDouble(i % frame);
            }
            steady.put(name, Tensor.of(tensor.shape(), values));
        });
        return steady;
    }

    private static Map<String, Tensor> run(
            Graph graph, Map<String, Tensor> inputs, int batch, Precision precision, int threads, Tuning tuning) {
        Program program = Lowering.lower(TypedGraph.of(graph), Dialects.NIR, 1e-3, new Findings());
        List<Program.Recording> recordings = program.recordable().stream()
                .map(name -> program.recording(name).orElseThrow())
                .toList();
        SimulationOptions options = new SimulationOptions(batch, precision, recordings).on(threads);
        try (Simulation simulation = new CpuSimulator(tuning).open(program, options)) {
            Simulation.Step step = simulation.advance(inputs);
            Map<String, Tensor> all = new TreeMap<>(step.outputs());
            step.recordings().forEach((name, tensor) -> all.put("recorded " + name, tensor));
            return all;
        }
    }

    private static void checkAll(int batch, double density, boolean graded, Precision precision) {
        Property.forAllGraphs(102, 40, RandomGraphs.runnable(), graph -> {
            Map<String, Tensor> inputs = inputs(graph, batch, density, graded);
            Map<String, Tensor> expected =
                    run(graph, inputs, batch, precision, 1, new Tuning(Long.MAX_VALUE, 1 << 20, 512));
            for (int threads : new int[] {1, 2, 3, 7}) {
                assertEquals(expected, run(graph, inputs, batch, precision, threads, VECTORS), threads + " threads");
            }
            for (int rows : new int[] {1, 2, 7, 30}) {
                Tuning tuning = new Tuning(0, 1 << 20, rows);
                assertEquals(expected, run(graph, inputs, batch, precision, 2, tuning), "chunks of " + rows);
            }
        });
    }

    @Test
    void fewSpikesOfManySamples() {
        checkAll(9, 0.05, false, Precision.FLOAT32);
    }

    @Test
    void manySpikesOfOneSample() {
        checkAll(1, 0.8, false, Precision.FLOAT32);
    }

    @Test
    void numbersOfTwoSamples() {
        checkAll(2, 0.6, true, Precision.FLOAT32);
    }

    @Test
    void numbersInFloat64() {
        checkAll(3, 0.5, true, Precision.FLOAT64);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.4, false", "2, 0.3, true", "7, 0.05, false"})
    void sameFrameAtEveryStepComputedOnce(int batch, double density, boolean graded) {
        Property.forAllGraphs(104, 40, RandomGraphs.runnable(), graph -> {
            Map<String, Tensor> inputs = steady(inputs(graph, batch, density, graded));
            // With one row at a time nothing is shared between steps.
            Tuning apart = new Tuning(0, 1 << 20, 1);
            Map<String, Tensor> expected = run(graph, inputs, batch, Precision.FLOAT32, 1, apart);
            for (int rows : new int[] {6, 64, 512}) {
                Tuning together = new Tuning(0, 1 << 20, rows);
                assertEquals(expected, run(graph, inputs, batch, Precision.FLOAT32, 2, together), "blocks of " + rows);
            }
        });
    }

    @Test
    void blocksAndBatchesOfRandomNetworks() {
        Property.forAllGraphs(
                103,
                40,
                RandomGraphs.runnable(),
                graph -> Invariances.check(
                        new CpuSimulator(new Tuning(0, 1 << 20, 5)), graph, Dialects.NIR, Precision.FLOAT32, 8));
    }
}
