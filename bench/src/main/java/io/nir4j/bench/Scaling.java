package io.nir4j.bench;

import io.nir4j.dsl.SnnFile;
import io.nir4j.model.Graph;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What the time of whole networks does when there is ten times as much to compute, or nothing to do.
final class Scaling {
    /// Those of the networks' inputs.
    private static final SortedMap<String, Double> DENSITIES =
            new TreeMap<>(Map.of("mlp", 0.1, "conv", 0.15, "rnn", 0.02));
    private static final double STEP_SECONDS = 1e-3;
    private static final int STEPS = 100;
    private static final int BATCH = 32;
    private static final int MORE = 10;
    private static final int LONG = 100_000;

    private static final int INPUTS = 16_384;
    private static final int OUTPUTS = 4_096;
    private static final int LAYER_STEPS = 1_000;
    private static final double LAYER_DENSITY = 0.02;
    private static final int READ_KIBIBYTES = 256 << 10;

    private final Path networks;
    private final PrintStream target;

    /// @param networks the folder with the texts
    Scaling(Path networks, PrintStream target) {
        this.networks = networks;
        this.target = target;
    }

    void run() {
        DENSITIES.forEach((name, density) -> {
            Graph graph = SnnFile.read(networks.resolve(name + ".snn")).graph();
            growth(name, graph, density);
            memory(name, graph, density);
        });
        for (String kind : List.of("LI", "LIF", "CubaLIF")) {
            decay(kind);
        }
        largeLayer();
    }

    private void growth(String name, Graph graph, double density) {
        try (Measured base = new Measured(graph, STEP_SECONDS, BATCH, density);
                Measured larger = new Measured(graph, STEP_SECONDS, MORE * BATCH, density);
                Measured silent = new Measured(graph, STEP_SECONDS, BATCH, 0)) {
            double[] seconds = Measured.medians(List.of(
                    () -> base.run(STEPS),
                    () -> base.run(MORE * STEPS),
                    () -> larger.run(STEPS),
                    () -> silent.run(STEPS)));
            say("%s, %d steps, %d samples: %.2f ms", name, STEPS, BATCH, 1e3 * seconds[0]);
            say("  steps x%d: time x%.2f", MORE, seconds[1] / seconds[0]);
            say("  samples x%d: time x%.2f", MORE, seconds[2] / seconds[0]);
            say("  silent: time x%.2f", seconds[3] / seconds[0]);
        }
    }

    /// What is alive after so many steps, the network and its simulation.
    private void memory(String name, Graph graph, double density) {
        try (Measured measured = new Measured(graph, STEP_SECONDS, BATCH, density)) {
            measured.run(STEPS);
            for (int steps = STEPS; steps <= MORE * MORE * STEPS; steps *= MORE) {
                measured.run(steps);
                say("  %s, after %,d steps: %.1f MiB alive", name, steps, liveBytes() / 0x1p20);
            }
        }
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// Potentials on their way to zero pass the range of subnormal numbers, which may not take longer.
    private void decay(String kind) {
        try (Measured measured = new Measured(Layers.neurons(kind, OUTPUTS), Layers.STEP_SECONDS, 1, LAYER_DENSITY)) {
            measured.afterwards(LONG);
            double[] perStep = measured.afterwards(LONG);
            int tenth = perStep.length / MORE;
            say(
                    "%s, %,d neurons, silent for %,d steps: %.2f us per step in the first tenth, %.2f in the last",
                    kind,
                    OUTPUTS,
                    LONG,
                    1e6 * median(perStep, 0, tenth),
                    1e6 * median(perStep, perStep.length - tenth, perStep.length));
        }
    }

    private static double median(double[] values, int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// One sample and more weights than any cache holds: every spike needs its column, 4 bytes an output.
    private void largeLayer() {
        int threads = Runtime.getRuntime().availableProcessors();
        List<PeakBenchmark.Memory> arrays = IntStream.range(0, threads)
                .mapToObj(thread -> PeakBenchmark.Memory.ofKibibytes(READ_KIBIBYTES))
                .toList();
        try (Measured layer = new Measured(Layers.product(INPUTS, OUTPUTS), STEP_SECONDS, 1, LAYER_DENSITY)) {
            double[] seconds = Measured.medians(List.of(() -> layer.run(LAYER_STEPS), () -> read(arrays)));
            double streamed = threads * READ_KIBIBYTES * 1024.0 / seconds[1];
            double needed = LAYER_DENSITY * INPUTS * OUTPUTS * Float.BYTES * LAYER_STEPS;
            say(
                    "%,d x %,d at %.0f %%, %,d steps, 1 sample: %.1f ms",
                    INPUTS, OUTPUTS, 100 * LAYER_DENSITY, LAYER_STEPS, 1e3 * seconds[0]);
            say(
                    "  %d threads read %.1f GB/s from memory; to read a column per spike takes %.1f ms: %.2f of the"
                            + " bound",
                    threads, streamed / 1e9, 1e3 * needed / streamed, needed / streamed / seconds[0]);
        }
    }

    private static double read(List<PeakBenchmark.Memory> arrays) {
        long started = System.nanoTime();
        List<Thread> threads = arrays.stream()
                .map(array -> Thread.ofPlatform().start(() -> array.sum = new PeakBenchmark().read(array, new Work())))
                .toList();
        for (Thread thread : threads) {
            join(thread);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void say(String format, Object... values) {
        target.printf(Locale.ROOT, format + "%n", values);
    }
}
