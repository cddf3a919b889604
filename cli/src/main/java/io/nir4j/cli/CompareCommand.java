package io.nir4j.cli;

import io.nir4j.backends.compare.Comparison;
import io.nir4j.backends.compare.Tolerance;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Json;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir compare FILE --input X --a ... --b ...`: where two ways to run a network part, and why.
@Command(
        name = "compare",
        customSynopsis = "nir compare FILE --input [NAME=]FILE... --a KEY=VALUE[,...] --b KEY=VALUE[,...] [--dt TIME]"
                + " [--dialect NAME] [--set AXIS=CHOICE] [--tolerance T] [...]",
        sortOptions = false,
        description = {
            "Runs a network two ways, or once against a recorded result: how far every layer agrees, where the two"
                    + " first part, and which conventions make them agree.",
            "",
            "A side is a list of KEY=VALUE: dialect=NAME or my.json, dt=1ms, precision=f32, backend=NAME, AXIS=CHOICE"
                    + " as in --set (reset=subtract), ignore=PARAMETER and honour=PARAMETER, file=OTHER for a second"
                    + " network, or recorded=FILE for an .npz or .npy as 'nir run --output' writes it: 'output', and"
                    + " arrays by the names of nodes. --dialect, --dt and --set hold for both sides.",
            "",
            "Ends with 0 if the sides agree, with 1 if they do not. They agree if every layer has the same spikes at"
                    + " the same positions, and other numbers differ by no more than 1e-5 of the largest;"
                    + " --tolerance changes that. Membranes and currents are compared, but count only with --states."
        },
        footer = {
            "",
            "Examples:",
            "  nir compare net.nir --input x.npy --a dialect=norse --b dialect=snntorch,dt=1ms",
            "  nir compare net.nir --input x.npy --a recorded=lab.npz --b dialect=norse,dt=1ms",
            "  nir compare net.nir --input x.npy --dialect norse --a precision=f32 --b precision=f64 --states"
        })
final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A network.")
    private Path file;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "[NAME=]FILE",
            description = "The data for both sides, as in 'nir run'.")
    private List<String> inputs;

    @Option(
            names = "--a",
            required = true,
            paramLabel = "KEY=VALUE[,...]",
            description = "One side, see above. May be repeated.")
    private List<String> a;

    @Option(names = "--b", required = true, paramLabel = "KEY=VALUE[,...]", description = "The other.")
    private List<String> b;

    @Option(
            names = "--dt",
            paramLabel = "TIME",
            converter = Choices.Seconds.class,
            description = "Length of a time step on sides that do not say it: 1ms, 100us, 1e-4.")
    private Optional<Double> stepSeconds = Optional.empty();

    @Mixin
    private DialectOptions dialects = new DialectOptions();

    @Option(
            names = "--tolerance",
            paramLabel = "T|spikes=T,numbers=T",
            converter = GivenTolerance.class,
            description = "spikes: the share of a layer's positions that may differ; 0. numbers: how far other numbers"
                    + " may lie apart, relative to the largest in A; 1e-5. T alone is both.")
    private Tolerance tolerance = Tolerance.STANDARD;

    @Option(names = "--states", description = "Let membranes and synaptic currents count too.")
    private boolean states;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long to look for the reason; 10. With 0, not at all.")
    private double patienceSeconds = Comparison.Options.STANDARD.patience().toSeconds();

    @Option(names = "--json", description = "Print everything as JSON.")
    private boolean json;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!(patienceSeconds >= 0) || patienceSeconds > Integer.MAX_VALUE) {
            throw new Misuse("--patience is a number of seconds, not " + patienceSeconds);
        }
        SideOptions sideA = SideOptions.of("--a", a);
        SideOptions sideB = SideOptions.of("--b", b);
        if (sideA.recorded().isPresent() && sideB.recorded().isPresent()) {
            throw new Misuse("--a and --b are both recorded, so there is nothing to run; compare arrays in NumPy");
        }
        GivenNetwork network = GivenFiles.network(file);
        GivenSide givenA = GivenSide.of(sideA, network, dialects, stepSeconds);
        GivenSide givenB = GivenSide.of(sideB, network, dialects, stepSeconds);
        GivenSide run = sideA.recorded().isPresent() ? givenB : givenA;
        InputArrays fed = run.fed(inputs);
        Findings findings = new Findings();
        findings.addAll(givenA.findings());
        findings.addAll(givenB.findings());
        Comparison comparison;
        try {
            Duration patience = Duration.ofMillis(Math.round(patienceSeconds * 1e3));
            comparison = Comparison.of(
                    givenA.side(),
                    givenB.side(),
                    fed.feed(),
                    new Comparison.Options(tolerance, states, patience),
                    findings);
        } catch (InvalidNetwork invalid) {
            throw new InvalidNetwork(
                    invalid.diagnostics().stream().map(network::locate).toList());
        }
        warn(findings.all().stream().map(network::locate).distinct().toList());
        CompareReport report = new CompareReport(file.toString(), givenA, givenB, fed, tolerance, comparison);
        if (json) {
            Json.print(CompareFacts.of(report), console.out());
        } else {
            new CompareText(console.out(), console.outInk()).print(report);
        }
        return (comparison.agrees() ? ExitCode.FINE : ExitCode.NO).number();
    }

    private void warn(List<Diagnostic> findings) {
        List<Diagnostic> shown = findings.stream()
                .filter(finding -> !console.isQuiet())
                .filter(finding -> finding.severity() != Severity.NOTE || console.isVerbose())
                .toList();
        FindingsText.print(shown, console.err(), console.errInk());
        console.err().flush();
    }
}
