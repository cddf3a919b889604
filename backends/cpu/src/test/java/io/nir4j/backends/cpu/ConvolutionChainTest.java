package io.nir4j.backends.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.IntVector;
import io.nir4j.model.Padding;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Convolutions behind each other pass their signals on in an order of their own; a signal that is recorded stands in
/// its usual order. Both give the same bits.
final class ConvolutionChainTest {
    private static final int CASES = 60;
    private static final int STEPS = 6;
    private static final int BATCH = 3;

    /// Convolutions of random channels, groups and kernels, with neurons behind some of them.
    private static Graph chain(SplittableRandom random, Shape input) {
        GraphBuilder graph = Graph.builder();
        GraphBuilder.Chain chain = graph.input("x", input.toArray());
        Shape shape = input;
        for (int number = 0; number < 3; number++) {
            Conv2d convolution = convolution(random, shape.dim(0));
            shape = convolution.output(shape);
            chain = chain.then("c" + number, convolution);
            if (random.nextInt(3) > 0) {
                Tensor one = Tensor.filled(DType.F32, shape, 1);
                chain = chain.then("n" + number, new IF(one, one, Optional.empty()));
            }
        }
        chain.output("y", shape.toArray());
        return graph.build();
    }

    private static Conv2d convolution(SplittableRandom random, long channels) {
        long groups = channels % 2 == 0 && random.nextBoolean() ? 2 : 1;
        long outputs = groups * random.nextInt(1, 11);
        long[] kernel = {random.nextInt(1, 4), random.nextInt(1, 4)};
        Shape shape = Shape.of(outputs, channels / groups, kernel[0], kernel[1]);
        float[] weights = new float[(int) shape.elements()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        if (random.nextInt(5) == 0) {
            // Then inputs of zero count too.
            weights[0] = Float.POSITIVE_INFINITY;
        }
        return new Conv2d(
                Optional.empty(),
                Tensor.of(shape, weights),
                IntVector.of(random.nextInt(1, 3)),
                Padding.zeros(1),
                IntVector.of(1),
                IntVector.of(groups),
                Tensor.filled(DType.F32, Shape.of(outputs), 0.1));
    }

    private static Tensor input(SplittableRandom random, Shape shape) {
        boolean graded = random.nextBoolean();
        float[] values = new float[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(4) > 0 ? 0 : graded ? (float) random.nextGaussian() : 1;
        }
        return Tensor.of(shape, values);
    }

    private static Map<String, Tensor> outputs(Program program, boolean recorded, Tensor input) {
        List<Program.Recording> recordings = !recorded
                ? List.of()
                : program.recordable().stream()
                        .map(name -> program.recording(name).orElseThrow())
                        .toList();
        SimulationOptions options = new SimulationOptions(BATCH, Precision.FLOAT32, recordings).on(2);
        try (Simulation simulation = new CpuSimulator(new Tuning(0, 1 << 20, 512)).open(program, options)) {
            return simulation.advance(Map.of("x", input)).outputs();
        }
    }

    @Test
    void recordingTheSignalsInBetweenChangesNothing() {
        int active = 0;
        for (long seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Shape shape = Shape.of(random.nextInt(1, 5), random.nextInt(4, 12), random.nextInt(4, 12));
            Graph graph = chain(random, shape);
            Program program = Lowering.lower(TypedGraph.of(graph), Dialects.NIR, 1, new Findings());
            Tensor input = input(random, Shape.of(STEPS, BATCH).plus(shape));
            Map<String, Tensor> alone = outputs(program, false, input);
            assertEquals(outputs(program, true, input), alone, "seed " + seed);
            Tensor output = alone.get("y");
            for (long i = 0; i < output.elements(); i++) {
                if (output.getDouble(i) != 0) {
                    active++;
                    break;
                }
            }
        }
        assertTrue(active > CASES / 2, active + " of the chains give anything");
    }
}
