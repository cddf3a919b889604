package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Json;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `nir bench FILE --input X`: how long a network takes on data, in a process that has warmed up.
@Command(
        name = "bench",
        customSynopsis =
                "nir bench FILE --input [NAME=]FILE... [--dt TIME] [--dialect NAME] [--set AXIS=CHOICE] [--backend"
                        + " NAME] [--threads N] [--precision f32|f64] [--repeat N] [--warmup N] [...]",
        sortOptions = false,
        description = {
            "Measures how long a network takes on data: all time steps of all samples, again and again in one process.",
            "",
            "load_s is reading the network, lowering it and opening the backend; first_s the first run, which compiles"
                    + " as it goes. Then it warms up, until five runs in a row were no more than 2 %% faster than the"
                    + " fastest before, for at least 2 and at most 20 seconds, and measures: median_s, min_s, max_s."
                    + " A run puts the state back, feeds data that lie in memory and gives the outputs as new arrays;"
                    + " it records nothing and reads and writes no file."
        },
        footer = {
            "",
            "Examples:",
            "  nir bench testdata/frameworks/norse/lif-layer/model.nir --dialect norse \\",
            "      --input testdata/frameworks/norse/lif-layer/input.npy",
            "  nir bench net.nir --input x.npy --threads 1 --repeat 30 --json"
        })
final class BenchCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--repeat", paramLabel = "N", description = "Runs that are measured; 10 unless given.")
    private int repeat = 10;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Runs between the first and those that are measured; unless given, as many as it takes.")
    private Optional<Integer> warmUp = Optional.empty();

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (repeat < 1) {
            throw new Misuse("--repeat is a number of runs, at least 1, not " + repeat);
        }
        warmUp.filter(runs -> runs < 0).ifPresent(runs -> {
            throw new Misuse("--warmup is a number of runs, not " + runs);
        });
        long started = System.nanoTime();
        RunPlan plan = options.plan(List.of(), console);
        double planning = (System.nanoTime() - started) / 1e9;
        InputArrays fed = options.fed(plan.program());
        if (fed.steps() == 0) {
            throw new CommandFailure(
                    ExitCode.UNUSABLE_INPUT,
                    List.of(Diagnostic.of(
                            Code.INPUT_DATA, "the data have no time step, so there is nothing to measure")));
        }
        boolean shown = console.errIsTerminal() && !console.isQuiet();
        BenchResult result = new BenchExecution(plan, fed, console).run(repeat, warmUp, planning, shown);
        BenchReport report = new BenchReport(plan, fed, result);
        if (json) {
            Json.print(report.facts(), console.out());
        } else {
            report.print(console.out(), console.outInk());
        }
        return ExitCode.FINE.number();
    }
}
