package io.nir4j.cli;

import io.nir4j.backends.spi.LayerReport;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.ProgressLine;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs a plan over the same data again and again.
final class BenchExecution {
    /// When a backend counts as warm: so many runs in a row were not faster by this share than the fastest before.
    private static final int RUNS_WITHOUT_GAIN = 5;

    private static final double GAIN = 0.02;
    private static final double LEAST_SECONDS = 2;
    private static final double MOST_SECONDS = 20;

    private final RunPlan plan;
    private final InputArrays fed;
    private final Console console;

    BenchExecution(RunPlan plan, InputArrays fed, Console console) {
        this.plan = plan;
        this.fed = fed;
        this.console = console;
    }

    /// Opens the backend and measures.
    ///
    /// @param repeat runs that are measured
    /// @param warmUp runs before those and after the first, if the user says so
    /// @param planning seconds that reading and lowering the network took
    /// @param shown whether to show progress
    BenchResult run(int repeat, Optional<Integer> warmUp, double planning, boolean shown) {
        List<Map<String, Tensor>> blocks = blocks();
        long started = System.nanoTime();
        try (Simulation simulation = plan.simulator().open(plan.program(), plan.options(fed.batch(), List.of()));
                ProgressLine progress = new ProgressLine(console.err(), "runs", repeat, shown)) {
            double opening = secondsSince(started);
            double first = once(simulation, blocks);
            List<Double> warm = warmUp(simulation, blocks, first, warmUp);
            List<Double> measured = new ArrayList<>();
            for (int run = 0; run < repeat; run++) {
                measured.add(once(simulation, blocks));
                progress.accept(run + 1);
            }
            List<LayerReport> layers = plan.explained() ? simulation.report() : List.of();
            return new BenchResult(planning + opening, first, warm, measured, layers);
        }
    }

    /// All data, in the blocks that the user wants, or in one; in memory also where the file is only mapped.
    private List<Map<String, Tensor>> blocks() {
        List<Map<String, Tensor>> blocks = new ArrayList<>();
        int most = plan.blockSteps().orElse(Integer.MAX_VALUE);
        for (long read = 0; read < fed.steps(); read += most) {
            blocks.add(fed.next(most));
        }
        blocks.stream()
                .flatMap(block -> block.values().stream())
                .filter(tensor -> tensor.data().isMapped())
                .forEach(tensor -> tensor.data().load());
        return blocks;
    }

    private static List<Double> warmUp(
            Simulation simulation, List<Map<String, Tensor>> blocks, double first, Optional<Integer> wanted) {
        List<Double> runs = new ArrayList<>();
        double fastest = first;
        double spent = first;
        int withoutGain = 0;
        while (wanted.isPresent()
                ? runs.size() < wanted.get()
                : spent < MOST_SECONDS && (spent < LEAST_SECONDS || withoutGain < RUNS_WITHOUT_GAIN)) {
            double seconds = once(simulation, blocks);
            withoutGain = seconds < (1 - GAIN) * fastest ? 0 : withoutGain + 1;
            fastest = Math.min(fastest, seconds);
            spent += seconds;
            runs.add(seconds);
        }
        return runs;
    }

    private static double once(Simulation simulation, List<Map<String, Tensor>> blocks) {
        long started = System.nanoTime();
        simulation.reset();
        blocks.forEach(simulation::advance);
        return secondsSince(started);
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
