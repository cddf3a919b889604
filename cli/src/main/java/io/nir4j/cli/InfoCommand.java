package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Json;
import io.nir4j.dialects.TimeStep;
import io.nir4j.dialects.origin.Origin;
import io.nir4j.model.Graph;
import io.nir4j.model.check.ShapeInference;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir info FILE`: what is in a file.
@Command(
        name = "info",
        customSynopsis = "nir info FILE [--json]",
        sortOptions = false,
        description = {
            "Shows what is in a file: nodes in the order in which they run, shapes, parameters, time step,",
            "which framework most likely wrote it, and how to run it so.",
            "Also works on networks that are not valid; reads only little of large files."
        },
        footer = {"", "Example:", "  nir info testdata/frameworks/norse/recurrent-cubalif/model.nir"})
final class InfoCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A network.")
    private Path file;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    InfoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        GivenNetwork loaded = GivenFiles.network(file);
        Findings findings = new Findings();
        findings.addAll(loaded.findings());
        Verifier.verify(loaded.graph(), FieldFacts.LARGEST_READ).stream()
                .map(loaded::locate)
                .forEach(findings::add);
        Graph graph = loaded.graph();
        GraphFacts facts = GraphFacts.of(graph, ShapeInference.infer(graph, new Findings()));
        NetworkInfo info = new NetworkInfo(
                file.toString(),
                Files.size(file),
                loaded,
                facts,
                timeStep(graph, facts),
                Origin.of(graph, loaded.version()),
                findings.all());
        if (json) {
            Json.print(info.toJson(), console.out());
        } else {
            new InfoText(console.out(), console.outInk()).print(info);
        }
        return ExitCode.FINE.number();
    }

    /// The step that the parameters imply, unless there are too many to read.
    private static Optional<TimeStep> timeStep(Graph graph, GraphFacts facts) {
        boolean readable = facts.all()
                .flatMap(node -> node.fields().stream())
                .allMatch(field -> !field.key() || field.size().elements() <= FieldFacts.LARGEST_READ);
        return readable ? TimeStep.fromParameters(graph) : Optional.empty();
    }
}
