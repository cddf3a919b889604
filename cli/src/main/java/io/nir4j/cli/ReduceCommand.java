package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.Json;
import io.nir4j.compiler.reduce.Reduction;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir reduce FILE --check CMD`: the smallest network that still does it.
@Command(
        name = "reduce",
        customSynopsis = "nir reduce FILE --check CMD -o OUT [--max N] [--timeout TIME] [--json]",
        sortOptions = false,
        description = {
            "Makes a network that goes wrong somewhere as small as it can be and still go wrong: drops nodes and edges,"
                    + " shortens axes, makes numbers plain.",
            "",
            "CMD is a command for the shell that ends with 0 as long as the network still does what is looked into. It"
                    + " gets the path of a file, in the place of {} or as its last word. OUT is the smallest network"
                    + " found; it is written after each step, so an interrupted search loses nothing.",
            "Ends with 1 if CMD does not end with 0 for FILE itself."
        },
        footer = {
            "",
            "Examples:",
            "  nir reduce net.nir --check '! nir validate -q {}' -o small.snn",
            "  nir reduce net.nir --check 'nir run {} --input x.npy -q | grep -q NaN' -o small.nir"
        })
final class ReduceCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A network.")
    private Path file;

    @Option(
            names = "--check",
            required = true,
            paramLabel = "CMD",
            description = "A command that ends with 0 for networks that still do it.")
    private String check;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "The file for the smallest network: .nir, .h5, .json or .snn.")
    private Path output;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Call CMD no more often than this; 2000.")
    private int most;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Choices.Seconds.class,
            description = "A call of CMD that takes longer says no; 60s.")
    private double mostSeconds;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    ReduceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        NetworkOutput target = NetworkOutput.to(output);
        GivenNetwork given = GivenFiles.network(file);
        try (CheckCommand command = CheckCommand.of(check, mostSeconds, file, console)) {
            Reduction reduction = Reduction.of(given.graph(), command, most, smaller -> keep(target, smaller));
            target.write(reduction.graph(), console);
            report(given.graph(), reduction);
            return ExitCode.FINE.number();
        } catch (InvalidNetwork refused) {
            throw new CommandFailure(ExitCode.NO, refused);
        }
    }

    private void keep(NetworkOutput target, Graph smaller) {
        Console silent = Console.to(console.out(), console.err());
        silent.beQuiet(true);
        target.write(smaller, silent);
        if (console.isVerbose()) {
            console.remark("smaller: " + sizes(smaller));
        }
    }

    private void report(Graph before, Reduction reduction) {
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("file", file.toString());
            facts.put("output", output.toString());
            facts.put("nodesBefore", before.nodes().size());
            facts.put("edgesBefore", before.edges().size());
            facts.put("nodes", reduction.graph().nodes().size());
            facts.put("edges", reduction.graph().edges().size());
            facts.put("checks", reduction.checks());
            facts.put("complete", reduction.complete());
            Json.print(facts, console.out());
            return;
        }
        console.out().println(file + ": " + sizes(before));
        console.out()
                .println(output + ": " + sizes(reduction.graph()) + ", after "
                        + Figures.count(reduction.checks(), "check"));
        if (!reduction.complete()) {
            console.remark("it may become smaller still: --max " + most + " checks were made");
        }
    }

    private static String sizes(Graph graph) {
        return Figures.count(graph.nodes().size(), "node") + ", "
                + Figures.count(graph.edges().size(), "edge");
    }
}
