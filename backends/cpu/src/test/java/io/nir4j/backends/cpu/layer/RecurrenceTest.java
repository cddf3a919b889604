package io.nir4j.backends.cpu.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.cpu.kernel.Kernels;
import io.nir4j.backends.cpu.kernel.Numbers;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Affine;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Which cycles are one layer, and that these give the bits that the same cycle gives layer by layer.
final class RecurrenceTest {
    private static final int INPUTS = 30;
    private static final int NEURONS = 150;
    private static final int STEPS = 17;
    private static final int BATCH = 9;
    private static final Numbers<float[]> FLOATS = Numbers.ofFloats();
    private static final Node SPIKING =
            new LIF(Tensor.scalar(0.004), Tensor.scalar(4.0), Tensor.scalar(0.0), Tensor.scalar(0.3), Optional.empty());
    private static final Node GRADED = new LI(Tensor.scalar(0.004), Tensor.scalar(1.0), Tensor.scalar(0.0));

    private static double[] normal(SplittableRandom random, int count) {
        return random.doubles(count, -0.3, 0.3).toArray();
    }

    private static GraphBuilder cycle(Node neurons) {
        SplittableRandom random = new SplittableRandom(3);
        GraphBuilder graph = Graph.builder();
        graph.input("x", INPUTS)
                .then("w_in", new Linear(Tensor.of(Shape.of(NEURONS, INPUTS), normal(random, NEURONS * INPUTS))))
                .then("n", neurons)
                .output("y", NEURONS);
        Tensor weight = Tensor.of(Shape.of(NEURONS, NEURONS), normal(random, NEURONS * NEURONS));
        graph.from("n")
                .then("w_back", new Affine(weight, Tensor.ofDoubles(normal(random, NEURONS))))
                .to("n");
        return graph;
    }

    private static Plan<float[]> plan(Graph graph) {
        Program program = Lowering.lower(TypedGraph.of(graph), Dialects.NIR, 1e-3, new Findings());
        return Plan.of(program, new SimulationOptions(BATCH, Precision.FLOAT32, List.of()), FLOATS);
    }

    private static boolean isOneLayer(Graph graph) {
        return plan(graph).layers().stream().anyMatch(RecurrentLayer.class::isInstance);
    }

    /// What comes out as `y`, computed in chunks of so many steps and samples.
    private static float[] run(Graph graph, double density, Kernels<float[]> kernels, int steps, int samples) {
        SplittableRandom random = new SplittableRandom(8);
        float[] x = new float[STEPS * BATCH * INPUTS];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextDouble() < density ? 1 : 0;
        }
        Plan<float[]> plan = plan(graph);
        List<float[]> results = plan.results().stream()
                .map(result -> new float[(int) (STEPS * BATCH * result.shape().elements())])
                .toList();
        Tensor input = Tensor.of(Shape.of(STEPS, BATCH, INPUTS), x);
        Chunk.Exchange<float[]> exchange = new Chunk.Exchange<>(List.of(input), results);
        Chunk<float[]> chunk = plan.chunk(steps * samples, kernels);
        boolean vectors = kernels.hasDense();
        chunk.use(kernels, vectors);
        plan.layers().forEach(layer -> layer.use(vectors));
        Scratch<float[]> scratch = new Scratch<>(FLOATS);
        for (int sample = 0; sample < BATCH; sample += samples) {
            int those = Math.min(samples, BATCH - sample);
            for (int step = 0; step < STEPS; step += steps) {
                chunk.begin(exchange, sample, those, step, Math.min(steps, STEPS - step), step);
                plan.layers().forEach(layer -> layer.runAll(chunk, Layer.ALL, scratch));
            }
        }
        int number = plan.results().stream().map(Plan.Result::name).toList().indexOf("y");
        return results.get(number);
    }

    private static void check(Node neurons, double density) {
        Graph one = cycle(neurons).build();
        GraphBuilder seen = cycle(neurons);
        seen.from("w_back").output("z", NEURONS);
        Graph several = seen.build();
        assertTrue(isOneLayer(one));
        assertFalse(isOneLayer(several));
        float[] expected = run(several, density, Kernels.plainFloats(), STEPS, BATCH);
        float sum = 0;
        for (float value : expected) {
            sum += Math.abs(value);
        }
        assertTrue(sum > 0, "silent");
        for (Kernels<float[]> kernels :
                List.of(Kernels.plainFloats(), Kernels.vectorFloats().orElseThrow())) {
            for (int steps : new int[] {1, 5, STEPS}) {
                for (int samples : new int[] {1, 4, BATCH}) {
                    String chunks = kernels.name() + ", chunks of " + steps + " steps and " + samples + " samples";
                    assertArrayEquals(expected, run(one, density, kernels, steps, samples), chunks);
                }
            }
        }
    }

    @Test
    void fewSpikesGiveTheSameBits() {
        check(SPIKING, 0.2);
    }

    @Test
    void manySpikesGiveTheSameBits() {
        check(SPIKING, 0.9);
    }

    /// All inputs spike at every step, so that one step stands for all.
    @Test
    void steadyInputGivesTheSameBits() {
        check(SPIKING, 1);
    }

    @Test
    void numbersGiveTheSameBits() {
        check(GRADED, 0.5);
    }

    @Test
    void resetSilencesWhatComesBack() {
        Plan<float[]> plan = plan(cycle(SPIKING).build());
        float[] first = new float[NEURONS * BATCH * STEPS];
        float[] second = new float[NEURONS * BATCH * STEPS];
        Chunk<float[]> chunk = plan.chunk(STEPS * BATCH, Kernels.plainFloats());
        float[] x = new float[STEPS * BATCH * INPUTS];
        Arrays.fill(x, 1);
        Tensor input = Tensor.of(Shape.of(STEPS, BATCH, INPUTS), x);
        for (float[] result : List.of(first, second)) {
            chunk.begin(new Chunk.Exchange<>(List.of(input), List.of(result)), 0, BATCH, 0, STEPS, 0);
            plan.layers().forEach(layer -> layer.runAll(chunk, Layer.ALL, new Scratch<>(FLOATS)));
            plan.layers().forEach(Layer::reset);
        }
        assertArrayEquals(first, second);
    }

    @Test
    void inputFedWithoutAMatrixGoesLayerByLayer() {
        GraphBuilder graph = cycle(SPIKING);
        graph.input("current", NEURONS).to("n");
        assertFalse(isOneLayer(
                graph.disconnect("w_in", "n").remove("w_in").remove("x").build()));
    }

    @Test
    void threeSummandsGoLayerByLayer() {
        GraphBuilder graph = cycle(SPIKING);
        graph.input("current", NEURONS).to("n");
        assertFalse(isOneLayer(graph.build()));
    }
}
