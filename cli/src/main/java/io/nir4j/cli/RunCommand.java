package io.nir4j.cli;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Json;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.Preset;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.TimeStep;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.diagnostic.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Parameters(paramLabel = "FILE", description = "A network.")
    private Path file;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "[NAME=]FILE",
            description = "A .npy file, an .npz file with one array, or FILE.npz:ARRAY. Where the network has several"
                    + " inputs: NAME=FILE for each.")
    private List<String> inputs;

    @Option(
            names = "--dt",
            paramLabel = "TIME",
            converter = Choices.Seconds.class,
            description = "Length of a time step: 1ms, 100us, 1e-4. Otherwise the dialect's, or the file's, or 1 ms.")
    private Optional<Double> stepSeconds = Optional.empty();

    @Mixin
    private DialectOptions dialects = new DialectOptions();

    @Option(
            names = "-O",
            paramLabel = "0|1|2",
            description = "Rewrite the network first: -O1 where every number stays the same, -O2 also where it rounds"
                    + " otherwise; -O0, as it is, unless given.")
    private Optional<String> level = Optional.empty();

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "What computes, see 'nir backends'; cpu unless given.")
    private Optional<String> backend = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute; all processors unless given. Changes no result.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--precision",
            paramLabel = "f32|f64",
            converter = Choices.PrecisionNamed.class,
            description = "The arithmetic; the dialect's unless given.")
    private Optional<Precision> precision = Optional.empty();

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

    @Option(names = "--block", paramLabel = "STEPS", description = "Time steps computed at a time; changes no result.")
    private Optional<Integer> blockSteps = Optional.empty();

    @Option(
            names = "--explain",
            description = "Show what was computed in which order, what it costs, and how many inputs were active.")
    private boolean explained;

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
        Simulator simulator = simulator();
        ChosenDialect stepped = dialects.chosen();
        Pipeline pipeline = OptCommand.pipeline(Optional.empty(), level, Preset.O0);
        GivenNetwork given = GivenFiles.network(file);
        TimeStep step = TimeStep.choose(stepSeconds, stepped.dialect(), given.graph());
        GivenNetwork loaded = RunPasses.applied(given, pipeline, stepped.dialect(), step, records);
        Program program = program(loaded, stepped.dialect(), step);
        List<Recording> recordings = recordings(program);
        ResultArrays arrays = new ResultArrays(program, recordings);
        output.ifPresent(arrays::check);
        InputArrays fed =
                InputArrays.of(program, NamedArray.of(inputs, program.inputs().keySet()));
        RunPlan plan = new RunPlan(
                file.toString(),
                loaded.graph(),
                program,
                stepped,
                step,
                simulator,
                precision.orElse(program.precision()),
                precision.isPresent(),
                recordings,
                blockSteps,
                threads,
                explained);
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

    private Simulator simulator() {
        blockSteps.filter(steps -> steps < 1).ifPresent(steps -> {
            throw new Misuse("--block is a number of steps, at least 1, not " + steps);
        });
        threads.filter(number -> number < 1).ifPresent(number -> {
            throw new Misuse("--threads is a number of threads, at least 1, not " + number);
        });
        return backend.map(GivenBackends::named).orElseGet(GivenBackends::fastest);
    }

    private Program program(GivenNetwork loaded, Dialect stepped, TimeStep step) {
        Findings findings = new Findings();
        findings.addAll(loaded.findings());
        try {
            TypedGraph typed = TypedGraph.of(loaded.graph(), findings);
            Program program = Lowering.lower(typed, stepped, step.seconds(), findings);
            warn(placed(loaded, findings.all()));
            return program;
        } catch (InvalidNetwork invalid) {
            throw new InvalidNetwork(placed(loaded, invalid.diagnostics()));
        }
    }

    private static List<Diagnostic> placed(GivenNetwork loaded, List<Diagnostic> findings) {
        return findings.stream().map(loaded::locate).toList();
    }

    /// Notes, such as on the layout of an old file, only for who wants more.
    private void warn(List<Diagnostic> findings) {
        List<Diagnostic> shown = findings.stream()
                .filter(finding -> !console.isQuiet())
                .filter(finding -> finding.severity() != Severity.NOTE || console.isVerbose())
                .toList();
        FindingsText.print(shown, console.err(), console.errInk());
        console.err().flush();
    }

    private List<Recording> recordings(Program program) {
        if (!records.isEmpty() && output.isEmpty()) {
            throw new Misuse("--record needs a file to record to: add --output OUT.npz");
        }
        Findings findings = new Findings();
        List<Recording> found = new ArrayList<>();
        for (String name : new LinkedHashSet<>(records)) {
            program.recording(name)
                    .ifPresentOrElse(
                            found::add,
                            () -> findings.add(Diagnostic.of(
                                            Code.NO_SUCH_RECORDING, "there is no '" + name + "' to record")
                                    .hint(Suggestion.hint(name, program.recordable())
                                            .orElse("there are " + String.join(", ", program.recordable())))));
        }
        findings.throwIfErrors();
        return found;
    }
}
