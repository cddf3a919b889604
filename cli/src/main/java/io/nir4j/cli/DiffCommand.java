package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Json;
import io.nir4j.dialects.diff.GraphDiff;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nir diff A B`: in what two networks differ.
@Command(
        name = "diff",
        customSynopsis = "nir diff A B [--ignore-names | --meaning] [--tolerance T] [--json]",
        sortOptions = false,
        description = {
            "Says in what two networks differ: nodes, edges, parameters with the size of the difference, metadata.",
            "Nodes are paired by what they are and how they are connected, whatever their names and order; what"
                    + " one habit explains, such as times in milliseconds, is said in one sentence.",
            "",
            "Ends with 0 if nothing differs, with 1 if anything does, with 3 if a file cannot be used. Everything"
                + " counts: names, metadata, types of elements, whether a default is written out. With --ignore-names,"
                + " names do not; with --meaning, only what changes what the network computes does."
        },
        footer = {
            "",
            "Examples:",
            "  nir diff trained.nir exported.nir",
            "  nir diff --tolerance 1e-6 --meaning a.nir b.snn && echo the same network"
        })
final class DiffCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A network.")
    private Path a;

    @Parameters(index = "1", paramLabel = "B", description = "Another.")
    private Path b;

    @Option(names = "--ignore-names", description = "Let names of nodes not count.")
    private boolean ignoreNames;

    @Option(
            names = "--meaning",
            description = "Let nothing count but what the network computes: not names, metadata, types of elements,"
                    + " defaults written out.")
    private boolean meaning;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            defaultValue = "0",
            description = "Take numbers as equal that differ by no more than this, relative to the larger; 0.")
    private double tolerance;

    @Option(names = "--json", description = "Print everything as JSON.")
    private boolean json;

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!(tolerance >= 0)) {
            throw new ParameterException(spec.commandLine(), "--tolerance must not be negative");
        }
        GivenNetwork networkA = GivenFiles.network(a);
        GivenNetwork networkB = GivenFiles.network(b);
        for (GivenNetwork network : new GivenNetwork[] {networkA, networkB}) {
            if (!console.isQuiet()) {
                FindingsText.print(network.findings(), console.err(), console.errInk());
            }
        }
        GraphDiff diff = GraphDiff.of(networkA.graph(), networkB.graph(), tolerance);
        boolean equal = meaning ? diff.meansTheSame() : diff.isEqual(!ignoreNames);
        DiffReport report = new DiffReport(networkA, networkB, diff);
        if (json) {
            Json.print(DiffFacts.of(report, equal), console.out());
        } else {
            new DiffText(console).print(report);
        }
        return (equal ? ExitCode.FINE : ExitCode.NO).number();
    }
}
