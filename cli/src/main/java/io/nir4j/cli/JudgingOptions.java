package io.nir4j.cli;

import io.nir4j.backends.spi.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of commands that judge backends: which ones, and where the results go besides.
final class JudgingOptions {
    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "What computes, see 'nir backends'; reference unless given.")
    private Optional<String> backend = Optional.empty();

    @Option(names = "--all", description = "Every backend; those that cannot work here are skipped, with the reason.")
    private boolean all;

    @Option(
            names = "--report",
            paramLabel = "FILE.xml",
            description = "Also write the results as JUnit's XML, which servers for continuous integration read.")
    private Optional<Path> report = Optional.empty();

    /// What to run on, each with the reason why it cannot, if it cannot.
    Map<Simulator, Optional<String>> simulators() {
        return GivenBackends.chosen(all, backend);
    }

    /// Writes the results to a file, if the user wants one.
    void write(List<TestedFile> tested) throws IOException {
        if (report.isPresent()) {
            ReportXml.write(report.get(), tested);
        }
    }
}
