package io.nir4j.cli;

import io.nir4j.backends.harness.TestResult;
import io.nir4j.backends.harness.TestRunner;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Json;
import io.nir4j.dsl.SnnFile;
import io.nir4j.dsl.SnnNetwork;
import io.nir4j.dsl.spec.TestCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir test FILE...`: runs the tests that texts state about their networks.
@Command(
        name = "test",
        customSynopsis = "nir test FILE... [--backend NAME | --all] [--report FILE.xml] [--json]",
        sortOptions = false,
        description = {
            "Runs the tests in .snn files and shows what differs: which node, which step, expected and found.",
            "Ends with 1 if a test fails, with 3 if a file cannot be used or has no tests, with 4 if the backend or"
                    + " the dialect refuses a network, with 6 if the backend is not available."
        },
        footer = {
            "",
            "Examples:",
            "  nir test testdata/examples/first.snn",
            "  nir test testdata/examples/*.snn --all --report tests.xml"
        })
final class TestCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Networks with tests, .snn.")
    private List<Path> files;

    @Mixin
    private JudgingOptions judged = new JudgingOptions();

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    TestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        files.stream().filter(file -> !SnnFile.isNamedBy(file)).forEach(file -> {
            throw new Misuse(file + " has no tests: they are in texts, which end in " + SnnFile.ENDING);
        });
        Map<Simulator, Optional<String>> simulators = judged.simulators();
        TestReport text = new TestReport(console);
        List<TestedFile> tested = new ArrayList<>();
        for (Path file : files) {
            tested.add(test(file, simulators, text));
        }
        judged.write(tested);
        if (json) {
            Json.print(TestReport.facts(tested), console.out());
        } else {
            text.sum(tested);
        }
        return tested.stream()
                .flatMap(TestedFile::codes)
                .max(Comparator.comparingInt(ExitCode::number))
                .orElse(ExitCode.FINE)
                .number();
    }

    private TestedFile test(Path file, Map<Simulator, Optional<String>> simulators, TestReport text) {
        TestedFile tested = tested(file, simulators, text);
        if (tested.isEmpty() && !json) {
            text.print(tested);
        }
        return tested;
    }

    private TestedFile tested(Path file, Map<Simulator, Optional<String>> simulators, TestReport text) {
        try {
            SnnNetwork network = GivenFiles.reading(() -> SnnFile.read(file));
            List<TestCase> tests = GivenFiles.reading(network::tests);
            TestedFile tested = TestedFile.of(file, new ArrayList<>());
            for (TestCase test : tests) {
                simulators.forEach((simulator, unavailable) -> {
                    TestVerdict verdict = unavailable
                            .map(reason -> TestVerdict.skipped(test.title(), simulator.name(), reason))
                            .orElseGet(() -> judge(file, network, test, simulator));
                    tested.verdicts().add(verdict);
                    if (!json) {
                        text.print(tested, verdict);
                    }
                    text.warn(verdict);
                });
            }
            return tested;
        } catch (CommandFailure unreadable) {
            return TestedFile.unreadable(file, unreadable);
        }
    }

    private static TestVerdict judge(Path file, SnnNetwork network, TestCase test, Simulator simulator) {
        long started = System.nanoTime();
        TestResult result = TestRunner.run(network.graph(), test, simulator);
        double seconds = (System.nanoTime() - started) / 1e9;
        return TestVerdict.of(
                test.title(),
                simulator.name(),
                result,
                seconds,
                finding -> network.locate(finding).at(place -> TestedFile.in(file, place)));
    }
}
