package io.nir4j.backends.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.testkit.Invariances;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What must not change a bit: company, blocks, threads.
final class SameBitsTest {
    private static Tensor run(Program program, SimulationOptions options, Tensor input) {
        try (Simulation simulation = new Nd4jSimulator().open(program, options)) {
            return simulation.advance(Map.of("x", input)).outputs().get("y");
        }
    }

    /// Sizes at which products of all rows at once give other bits, by OpenBLAS 0.3.19 with AVX-512.
    @ParameterizedTest
    @CsvSource({"784, 100", "130, 67", "33, 512", "400, 1", "7, 3"})
    void rowsGiveTheSameWhereverTheyStand(int inputs, int outputs) {
        Program program = Networks.dense(inputs, outputs);
        int batch = 37;
        Tensor input = Networks.input(3, batch, inputs);
        for (Precision precision : Precision.values()) {
            Tensor together = run(program, Networks.options(batch, precision), input);
            for (int sample = 0; sample < batch; sample++) {
                Tensor alone = run(program, Networks.options(1, precision), sample(input, sample));
                assertEquals(alone, sample(together, sample), "sample " + sample + " in " + precision);
            }
        }
    }

    private static Tensor sample(Tensor batch, int sample) {
        int steps = (int) batch.shape().dim(0);
        int features = (int) batch.shape().dim(2);
        double[] values = new double[steps * features];
        for (int i = 0; i < values.length; i++) {
            long step = i / features;
            values[i] = batch.getDouble((step * batch.shape().dim(1) + sample) * features + i % features);
        }
        return Tensor.of(Shape.of(steps, 1, features), values).cast(batch.dtype());
    }

    @ParameterizedTest
    @EnumSource
    void threadsChangeNothing(Precision precision) {
        Program program = Networks.dense(784, 100);
        Tensor input = Networks.input(5, 70, 784);
        SimulationOptions options = Networks.options(70, precision);
        Tensor expected = run(program, options.on(1), input);
        for (int threads : new int[] {2, 3, 7}) {
            assertEquals(expected, run(program, options.on(threads), input), threads + " threads");
        }
    }

    @Test
    void neitherBlocksNorBatchesChangeABitOfRandomNetworks() {
        Property.forAllGraphs(
                102,
                40,
                RandomGraphs.runnable(),
                graph -> Invariances.check(new Nd4jSimulator(), graph, Dialects.NIR, Precision.FLOAT32, 8));
    }
}
