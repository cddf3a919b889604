package io.nir4j.backends.harness.conformance;

import io.nir4j.backends.harness.Difference;
import io.nir4j.backends.harness.TestResult;
import io.nir4j.backends.harness.TestRunner;
import io.nir4j.backends.harness.conformance.ConformanceCase.Answer;
import io.nir4j.backends.harness.conformance.ConformanceCase.ExpectedSignal;
import io.nir4j.backends.harness.conformance.ConformanceCase.Refusal;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.dialects.Change;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.dsl.spec.Expectation;
import io.nir4j.dsl.spec.Feed;
import io.nir4j.dsl.spec.SignalName;
import io.nir4j.dsl.spec.Stated;
import io.nir4j.dsl.spec.TestCase;
import io.nir4j.io.NirFile;
import io.nir4j.io.file.FileFaults;
import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Runs a case of the suite on a simulator.
///
/// A case with expected arrays becomes a test of its network, so that a difference is told as [TestRunner] tells it. A
/// case that must be refused passes if reading, checking or lowering it, or feeding it, ends in errors that say why.
public final class CaseRunner {
    private final ConformanceCase about;
    private final Simulator simulator;
    private final Place place;

    private CaseRunner(ConformanceCase about, Simulator simulator) {
        this.about = about;
        this.simulator = simulator;
        this.place = Place.file(about.name());
    }

    /// Runs `about` in its dialect.
    ///
    /// @param simulator one that can work here
    /// @throws InvalidNetwork if a file of the suite is missing or damaged, which is no failure of the simulator
    public static CaseResult run(ConformanceCase about, Simulator simulator) {
        return run(about, simulator, UnaryOperator.identity());
    }

    /// Runs `about` with a change to how its dialect steps, to see whether the case would notice.
    public static CaseResult run(ConformanceCase about, Simulator simulator, UnaryOperator<Discretization> change) {
        CaseRunner runner = new CaseRunner(about, simulator);
        return switch (about.demand()) {
            case Answer answer -> runner.answers(answer, change);
            case Refusal refusal -> runner.refuses(refusal);
        };
    }

    private CaseResult answers(Answer answer, UnaryOperator<Discretization> change) {
        Dialect dialect = dialect();
        List<String> elsewhere = about.choices().differences(dialect.discretization());
        if (!elsewhere.isEmpty()) {
            return failed(elsewhere.stream()
                    .map(one -> "the dialect " + dialect.name() + " is not that of the suite: " + one)
                    .toList());
        }
        Dialect changed = dialect.with(dialect.name(), dialect.says(), change.apply(dialect.discretization()));
        Graph graph = ofSuite(() -> NirFile.read(about.network()).graph());
        TestCase test = test(ofSuite(this::feeds), expectations(answer));
        return switch (TestRunner.run(graph, test, simulator, changed)) {
            case TestResult.Passed _ -> CaseResult.passed(about, simulator.name());
            case TestResult.Failed failed -> CaseResult.failed(about, simulator.name(), failed.differences());
            case TestResult.CannotRun cannot -> notComputed(cannot.findings());
        };
    }

    private CaseResult notComputed(List<Diagnostic> findings) {
        List<Diagnostic> errors = findings.stream().filter(Diagnostic::isError).toList();
        return errors.stream().anyMatch(error -> error.code() == Code.BACKEND_REFUSES)
                ? CaseResult.notRun(about, simulator.name(), errors)
                : CaseResult.failed(
                        about,
                        simulator.name(),
                        errors.stream()
                                .map(error -> new Difference(error, List.of()))
                                .toList());
    }

    private CaseResult refuses(Refusal refusal) {
        try {
            Graph graph = NirFile.read(about.network()).graph();
            if (TestRunner.run(graph, test(feeds(), List.of()), simulator, dialect()) instanceof TestResult.CannotRun) {
                return CaseResult.passed(about, simulator.name());
            }
        } catch (InvalidNetwork refused) {
            boolean isMissing = refused.diagnostics().stream().anyMatch(one -> one.code() == Code.UNREADABLE);
            if (isMissing) {
                throw refused;
            }
            return CaseResult.passed(about, simulator.name());
        }
        return failed(List.of("this was accepted, and must be refused ("
                + switch (refusal.stage()) {
                    case "file" -> "by who reads the file";
                    case "input" -> "by who feeds the network";
                    case "dialect" -> "by the dialect " + about.dialect();
                    default -> "by who checks the network";
                }
                + "): " + about.says()));
    }

    private CaseResult failed(List<String> messages) {
        return CaseResult.failed(
                about,
                simulator.name(),
                messages.stream()
                        .map(message -> new Difference(
                                Diagnostic.of(Code.CASE_FAILED, message).at(place), List.of()))
                        .toList());
    }

    private Dialect dialect() {
        Dialect named = Dialects.named(about.dialect());
        Findings findings = new Findings();
        Discretization steps = Change.apply(named.discretization(), about.changes(), findings);
        findings.throwIfErrors();
        return named.with(named.name(), named.says(), steps);
    }

    private TestCase test(List<Feed> feeds, List<Expectation> expectations) {
        return new TestCase(
                about.name(),
                Optional.empty(),
                Optional.of(new Stated<>(about.stepSeconds(), place)),
                Optional.empty(),
                feeds,
                expectations,
                place);
    }

    private List<Feed> feeds() {
        List<Feed> feeds = new ArrayList<>();
        for (Map.Entry<String, Path> input : about.inputs().entrySet()) {
            Tensor numbers = FileFaults.reading(input.getValue(), () -> Npy.read(input.getValue()));
            feeds.add(new Feed(signal(input.getKey()), new Feed.Recorded(numbers), Optional.empty(), place));
        }
        return feeds;
    }

    private List<Expectation> expectations(Answer answer) {
        Map<String, Tensor> arrays =
                ofSuite(() -> FileFaults.reading(answer.arrays(), () -> Npz.read(answer.arrays())));
        List<Expectation> expectations = new ArrayList<>();
        for (ExpectedSignal expected : answer.signals()) {
            Tensor array = Optional.ofNullable(arrays.get(expected.array()))
                    .orElseThrow(() -> Diagnostic.of(
                                    Code.SUITE_UNUSABLE, answer.arrays() + " holds no array '" + expected.array() + "'")
                            .at(place)
                            .asException());
            expectations.add(new Expectation(signal(expected.signal()), condition(array, expected, answer), place));
        }
        return expectations;
    }

    private static Expectation.Condition condition(Tensor array, ExpectedSignal expected, Answer answer) {
        ConformanceCase.Tolerance allowed = answer.tolerance();
        if (expected.counts()) {
            return new Expectation.Equals(array, 0, 100 * (1 - allowed.spikes()));
        }
        double largest = Arrays.stream(array.toDoubles()).map(Math::abs).max().orElse(0);
        return new Expectation.Equals(array, allowed.absolute() + allowed.relative() * largest, 0);
    }

    private SignalName signal(String name) {
        return new SignalName(name, Optional.empty(), Optional.empty(), place);
    }

    /// What `step` reads from the suite; where it cannot be read, the suite is at fault.
    private <T> T ofSuite(FileFaults.FileStep<T> step) {
        try {
            return FileFaults.reading(about.network(), step);
        } catch (InvalidNetwork fault) {
            throw new InvalidNetwork(fault.diagnostics().stream()
                    .map(finding -> Diagnostic.of(
                                    Code.SUITE_UNUSABLE,
                                    "a file of case " + about.name() + " cannot be used: " + finding.message())
                            .at(finding.place()))
                    .toList());
        }
    }
}
