package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `nir run FILE --input X`: simulates a network on data.
@Command(
        name = "run",
        customSynopsis =
                "nir run FILE --input [NAME=]FILE... [--dt TIME] [--dialect NAME] [--set AXIS=CHOICE] [--record"
                        + " NODE[.VAR]]... [--output OUT] [...]",
        sortOptions = false,
        description = {
            "Simulates a network on data and sums up what came out.",
            "",
            "Input is a .npy array of numbers or bools, (time, batch, features...) or (time, features...); a single"
                    + " neuron also takes (time). The result, --output, is float32, (time, batch, features...):"
                    + " an .npz with 'output' (or 'output:NAME' for each of several), the recordings under their"
                    + " names, and 'meta.json', the bytes of a JSON text that says what was used; or a .npy with the"
                    + " single output."
        },
        footer = {
            "",
            "Examples:",
            "  nir run testdata/frameworks/norse/lif-layer/model.nir --dialect norse \\",
            "      --input testdata/frameworks/norse/lif-layer/input.npy",
            "  nir run net.nir --input spikes.npz:test --dt 1ms --record lif1.v --output out.npz"
        })
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--record",
            paramLabel = "NODE[.VAR]",
            description = "Keep the output of a node, its membrane (.v) or its synaptic current (.i).")
    private List<String> records = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The .npz or .npy file to write.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--progress",
            paramLabel = "auto|always|never",
            description = "Show progress on standard error; auto: on a terminal.")
    private String progress = "auto";

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        boolean shown = isProgressShown();
        if (!records.isEmpty() && output.isEmpty()) {
            throw new Misuse("--record needs a file to record to: add --output OUT.npz");
        }
        RunPlan plan = options.plan(records, console);
        ResultArrays arrays = new ResultArrays(plan.program(), plan.recordings());
        output.ifPresent(arrays::check);
        InputArrays fed = options.fed(plan.program());
        RunResult result = new RunExecution(plan, fed, console).run(output, arrays, shown);
        if (json) {
            Json.print(RunSummary.facts(plan, fed, result), console.out());
        } else {
            new RunSummary(console.out(), console.outInk()).print(plan, fed, result);
        }
        return ExitCode.FINE.number();
    }

    private boolean isProgressShown() {
        return switch (progress) {
            case "always" -> true;
            case "never" -> false;
            case "auto" -> console.errIsTerminal() && !console.isQuiet();
            default -> throw new Misuse("--progress is auto, always or never, not '" + progress + "'");
        };
    }
}
