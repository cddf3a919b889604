package io.nir4j.cli;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.FindingsText;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options that say which network runs on what data and how, for `nir run` and `nir bench`.
final class RunOptions {
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
            names = "--static",
            paramLabel = "STEPS",
            description = "The input is one frame, (batch, features...) or (features...), and comes at each of so many"
                    + " steps. What it alone decides is computed once per block of steps.")
    private Optional<Integer> staticSteps = Optional.empty();

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

    @Option(names = "--block", paramLabel = "STEPS", description = "Time steps computed at a time; changes no result.")
    private Optional<Integer> blockSteps = Optional.empty();

    @Option(
            names = "--explain",
            description = "Show what was computed in which order, what it costs, and how many inputs were active.")
    private boolean explained;

    /// Reads the network and lowers it.
    ///
    /// @param records what to keep besides the outputs
    RunPlan plan(List<String> records, Console console) {
        Simulator simulator = simulator();
        ChosenDialect stepped = dialects.chosen();
        Pipeline pipeline = OptCommand.pipeline(Optional.empty(), level, Preset.O0);
        GivenNetwork given = GivenFiles.network(file);
        TimeStep step = TimeStep.choose(stepSeconds, stepped.dialect(), given.graph());
        GivenNetwork loaded = RunPasses.applied(given, pipeline, stepped.dialect(), step, records);
        Program program = program(loaded, stepped.dialect(), step, console);
        return new RunPlan(
                file.toString(),
                loaded.graph(),
                program,
                stepped,
                step,
                simulator,
                precision.orElse(program.precision()),
                precision.isPresent(),
                recordings(program, records),
                blockSteps,
                threads,
                explained);
    }

    /// Opens the data for the inputs of `program`.
    InputArrays fed(Program program) {
        staticSteps.filter(steps -> steps < 1).ifPresent(steps -> {
            throw new Misuse("--static is a number of steps, at least 1, not " + steps);
        });
        Map<String, NamedArray> arrays = NamedArray.of(inputs, program.inputs().keySet());
        return staticSteps
                .map(steps -> InputArrays.ofFrames(program, arrays, steps))
                .orElseGet(() -> InputArrays.of(program, arrays));
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

    private static Program program(GivenNetwork loaded, Dialect stepped, TimeStep step, Console console) {
        Findings findings = new Findings();
        findings.addAll(loaded.findings());
        try {
            TypedGraph typed = TypedGraph.of(loaded.graph(), findings);
            Program program = Lowering.lower(typed, stepped, step.seconds(), findings);
            warn(placed(loaded, findings.all()), console);
            return program;
        } catch (InvalidNetwork invalid) {
            throw new InvalidNetwork(placed(loaded, invalid.diagnostics()));
        }
    }

    private static List<Diagnostic> placed(GivenNetwork loaded, List<Diagnostic> findings) {
        return findings.stream().map(loaded::locate).toList();
    }

    /// Notes, such as on the layout of an old file, only for who wants more.
    private static void warn(List<Diagnostic> findings, Console console) {
        List<Diagnostic> shown = findings.stream()
                .filter(finding -> !console.isQuiet())
                .filter(finding -> finding.severity() != Severity.NOTE || console.isVerbose())
                .toList();
        FindingsText.print(shown, console.err(), console.errInk());
        console.err().flush();
    }

    private static List<Recording> recordings(Program program, List<String> records) {
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
