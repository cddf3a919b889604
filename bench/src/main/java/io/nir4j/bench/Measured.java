package io.nir4j.bench;

import io.nir4j.backends.spi.Backends;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Graph;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A network on all cores of the `cpu` backend, fed the same block of steps again and again, so that its data take no
/// more memory the longer it runs.
final class Measured implements AutoCloseable {
    private static final int STEPS_PER_BLOCK = 50;
    private static final int RUNS = 7;
    private static final double WARM_UP_SECONDS = 3;

    private final Simulation simulation;
    private final Map<String, Tensor> active;
    private final Map<String, Tensor> silent;

    /// @param stepSeconds that Norse is told
    /// @param density of the input
    Measured(Graph graph, double stepSeconds, int batch, double density) {
        Program program = OneCore.program(graph, Dialects.named("norse"), stepSeconds);
        var only = program.inputs().firstEntry();
        Shape shape = Shape.of(STEPS_PER_BLOCK, batch).plus(only.getValue().shape());
        active = Map.of(only.getKey(), Numbers.spikes(shape, density));
        silent = Map.of(only.getKey(), Numbers.spikes(shape, 0));
        simulation =
                Backends.simulator("cpu").open(program, new SimulationOptions(batch, Precision.FLOAT32, List.of()));
    }

    /// Computes so many steps from the initial state.
    ///
    /// @return seconds
    double run(int steps) {
        long started = System.nanoTime();
        simulation.reset();
        for (int done = 0; done < steps; done += STEPS_PER_BLOCK) {
            simulation.advance(active);
        }
        return secondsSince(started);
    }

    /// The mean of the first output in a block with input.
    double rate() {
        simulation.reset();
        Tensor output = simulation.advance(active).outputs().values().iterator().next();
        return Arrays.stream(output.toDoubles()).average().orElse(0);
    }

    /// Seconds per step in each block of so many steps without input, after one block with input.
    double[] afterwards(int steps) {
        simulation.reset();
        simulation.advance(active);
        double[] perStep = new double[steps / STEPS_PER_BLOCK];
        for (int block = 0; block < perStep.length; block++) {
            long started = System.nanoTime();
            simulation.advance(silent);
            perStep[block] = secondsSince(started) / STEPS_PER_BLOCK;
        }
        return perStep;
    }

    /// Runs all of them in turn, so that what else the machine does hits each of them, first until they are warm.
    ///
    /// @return the median seconds of each
    static double[] medians(List<Job> jobs) {
        long started = System.nanoTime();
        while (secondsSince(started) < WARM_UP_SECONDS) {
            jobs.forEach(Job::seconds);
        }
        List<List<Double>> seconds = new ArrayList<>();
        jobs.forEach(job -> seconds.add(new ArrayList<>()));
        for (int run = 0; run < RUNS; run++) {
            for (int job = 0; job < jobs.size(); job++) {
                seconds.get(job).add(jobs.get(job).seconds());
            }
        }
        return seconds.stream().mapToDouble(Measured::median).toArray();
    }

    /// Something that takes time.
    @FunctionalInterface
    interface Job {
        /// Does it, and says how long it took.
        double seconds();
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    @Override
    public void close() {
        simulation.close();
    }
}
