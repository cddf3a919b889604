package io.nir4j.cli;

import io.nir4j.backends.harness.conformance.CaseResult;
import io.nir4j.backends.harness.conformance.CaseRunner;
import io.nir4j.backends.harness.conformance.ConformanceCase;
import io.nir4j.backends.harness.conformance.Suite;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `nir conformance`: runs the conformance suite.
@Command(
        name = "conformance",
        customSynopsis =
                "nir conformance [--backend NAME | --all] [--suite DIR] [--case PATTERN]... [--report FILE.xml]"
                        + " [--json | --markdown]",
        sortOptions = false,
        description = {
            "Runs the conformance suite: networks with what each framework computes on them, and what must be refused."
                    + " Shows what differs, and how many cases pass by primitive, by choice on an axis and by dialect.",
            "Ends with 1 if a case fails, with 3 if there is no suite or it cannot be used, with 6 if the backend is"
                    + " not available. Cases that a backend cannot take are counted as not run, never as passed."
        },
        footer = {
            "",
            "Examples:",
            "  nir conformance",
            "  nir conformance --case 'neurons/lif/*' --case 'edges/*'",
            "  nir conformance --all --markdown > docs/support.md"
        })
final class ConformanceCommand implements Callable<Integer> {
    /// Where the launcher of a checkout says that it lies.
    private static final String CHECKOUT = "nir.checkout";

    private static final Path PLACE = Path.of("testdata", "conformance");

    private final Console console;

    @Option(
            names = "--suite",
            paramLabel = "DIR",
            description = "The folder of manifest.json; testdata/conformance of the checkout unless given.")
    private Optional<Path> suite = Optional.empty();

    @Option(
            names = "--case",
            paramLabel = "PATTERN",
            description = "Only cases whose names are like this, where * stands for anything; may be repeated.")
    private List<String> patterns = List.of();

    @Mixin
    private JudgingOptions judged = new JudgingOptions();

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the support matrix, the page docs/support.md.")
    private boolean markdown;

    ConformanceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (json && markdown) {
            throw new Misuse("--json and --markdown are two forms of the same: give one of them");
        }
        Suite read = GivenFiles.reading(() -> Suite.read(folder()));
        List<ConformanceCase> cases =
                read.cases().stream().filter(one -> isWanted(one.name())).toList();
        if (cases.isEmpty()) {
            throw new Misuse("no case is called " + String.join(" or ", patterns) + "; names are such as "
                    + read.cases().getFirst().name());
        }
        ConformanceReport results = new ConformanceReport(read, console);
        judged.simulators()
                .forEach((simulator, unavailable) -> unavailable.ifPresentOrElse(
                        reason -> results.skip(simulator.name(), reason), () -> run(cases, simulator, results)));
        judged.write(results.tested());
        if (json) {
            Json.print(results.facts(), console.out());
        } else if (markdown) {
            SupportPage.print(results, console.out());
        } else {
            results.print();
        }
        return (results.isFine() ? ExitCode.FINE : ExitCode.NO).number();
    }

    private void run(List<ConformanceCase> cases, Simulator simulator, ConformanceReport results) {
        for (ConformanceCase one : cases) {
            long started = System.nanoTime();
            CaseResult result = GivenFiles.reading(() -> CaseRunner.run(one, simulator));
            boolean shown = !json && !markdown;
            results.add(result, (System.nanoTime() - started) / 1e9, shown);
        }
    }

    private boolean isWanted(String name) {
        return patterns.isEmpty()
                || patterns.stream().map(ConformanceCommand::like).anyMatch(pattern -> pattern.test(name));
    }

    private static Predicate<String> like(String pattern) {
        List<String> literal = new ArrayList<>();
        for (String part : pattern.split("\\*", -1)) {
            literal.add(Pattern.quote(part));
        }
        return Pattern.compile(String.join(".*", literal)).asMatchPredicate();
    }

    /// The folder that was given; otherwise the suite below the current folder, or that of the checkout.
    private Path folder() {
        Optional<Path> checkout = Optional.ofNullable(System.getProperty(CHECKOUT))
                .map(root -> Path.of(root).resolve(PLACE));
        Optional<Path> here = Optional.of(PLACE).filter(Files::isDirectory);
        return suite.or(() -> here)
                .or(() -> checkout.filter(Files::isDirectory))
                .orElseThrow(
                        () -> new Misuse("there is no " + PLACE + " here; give the conformance suite by --suite: it"
                                + " comes with the sources of nir4j, not with the command"));
    }
}
