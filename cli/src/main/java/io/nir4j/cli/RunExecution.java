package io.nir4j.cli;

import io.nir4j.backends.spi.LayerReport;
import io.nir4j.backends.spi.Run;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Sink;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.ProgressLine;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.model.Graph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Carries out a plan: streams blocks of time steps from the input through the simulation into the result.
///
/// Memory holds one block of everything, however many steps there are.
final class RunExecution {
    /// Keeps progress and Ctrl-C responsive where steps are slow.
    private static final int MOST_STEPS_PER_BLOCK = 64;

    private static final long BYTES_PER_BLOCK = 32L << 20;

    private final RunPlan plan;
    private final InputArrays fed;
    private final Console console;

    RunExecution(RunPlan plan, InputArrays fed, Console console) {
        this.plan = plan;
        this.fed = fed;
        this.console = console;
    }

    /// Runs all steps.
    ///
    /// @param shown whether to show progress
    /// @throws CommandFailure if it was interrupted; then nothing is written
    RunResult run(Optional<Path> output, ResultArrays arrays, boolean shown) throws IOException {
        List<Recording> spiking = spiking(plan.program(), plan.graph());
        Set<Recording> taps = new LinkedHashSet<>(plan.recordings());
        taps.addAll(spiking);
        Tally tally = new Tally(plan.program(), spiking, fed.batch());
        SimulationOptions options = plan.options(fed.batch(), taps);
        List<LayerReport> reports = List.of();
        long started = System.nanoTime();
        try (Interruption interruption = Interruption.listen();
                Simulation simulation = plan.simulator().open(plan.program(), options);
                ProgressLine progress = new ProgressLine(console.err(), "steps", fed.steps(), shown)) {
            Run run = new Run(blockSteps(taps), interruption, progress);
            ResultArrays.Streaming streaming = sink -> stream(run, simulation, counting(tally, sink));
            if (output.isPresent()) {
                arrays.write(output.get(), fed.steps(), fed.batch(), plan.facts(fed), streaming);
            } else {
                streaming.into((_, _) -> {});
            }
            reports = plan.explained() ? simulation.report() : reports;
        }
        return new RunResult(tally, (System.nanoTime() - started) / 1e9, output, List.copyOf(arrays.names()), reports);
    }

    private static Sink counting(Tally tally, Sink sink) {
        return (firstStep, block) -> {
            tally.add(block);
            sink.take(firstStep, block);
        };
    }

    private void stream(Run run, Simulation simulation, Sink sink) throws IOException {
        long done = run.execute(simulation, fed, sink);
        if (done < fed.steps()) {
            console.err()
                    .println("interrupted after " + Figures.grouped(done) + " of " + Figures.grouped(fed.steps())
                            + " steps; nothing was written");
            console.err().flush();
            throw new CommandFailure(ExitCode.INTERRUPTED, List.of());
        }
    }

    private int blockSteps(Set<Recording> taps) {
        long perStep = plan.program().inputs().values().stream()
                        .mapToLong(signal -> signal.shape().elements())
                        .sum()
                + plan.program().outputs().values().stream()
                        .mapToLong(signal -> signal.shape().elements())
                        .sum()
                + taps.stream()
                        .mapToLong(tap -> tap.signal().shape().elements())
                        .sum();
        long fitting = BYTES_PER_BLOCK / (Double.BYTES * Math.max(1, perStep * fed.batch()));
        return plan.blockSteps().orElse(Math.clamp(fitting, 1, MOST_STEPS_PER_BLOCK));
    }

    /// The outputs of all nodes that give spikes, in the order of the program.
    private static List<Recording> spiking(Program program, Graph graph) {
        Set<String> names = SpikingNodes.of(graph);
        return program.neurons()
                .map(Op.Neurons::node)
                .distinct()
                .filter(names::contains)
                .flatMap(name -> program.recording(name).stream())
                .toList();
    }
}
