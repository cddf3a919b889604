package io.nir4j.cli;

import io.nir4j.backends.harness.Difference;
import io.nir4j.backends.harness.TestResult;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What became of one test on one backend.
///
/// @param title the test's
/// @param differences what was expected and not met
/// @param findings what else there is to say, with its places in the text
/// @param reason why it was skipped, otherwise empty
record TestVerdict(
        String title,
        String backend,
        Outcome outcome,
        double seconds,
        List<Difference> differences,
        List<Diagnostic> findings,
        String reason) {
    private static final Set<Code> REFUSALS = Set.of(Code.BACKEND_REFUSES, Code.NOT_IN_DIALECT);

    enum Outcome {
        PASSED("ok"),
        FAILED("FAILED"),
        CANNOT_RUN("cannot run"),
        SKIPPED("skipped");

        private final String says;

        Outcome(String says) {
            this.says = says;
        }

        String says() {
            return says;
        }
    }

    /// @param locate gives findings about nodes their places in the text
    static TestVerdict of(
            String title, String backend, TestResult result, double seconds, UnaryOperator<Diagnostic> locate) {
        List<Diagnostic> findings = result.findings().stream().map(locate).toList();
        return switch (result) {
            case TestResult.Passed _ ->
                new TestVerdict(title, backend, Outcome.PASSED, seconds, List.of(), findings, "");
            case TestResult.Failed failed ->
                new TestVerdict(title, backend, Outcome.FAILED, seconds, failed.differences(), findings, "");
            case TestResult.CannotRun _ ->
                new TestVerdict(title, backend, Outcome.CANNOT_RUN, seconds, List.of(), findings, "");
        };
    }

    static TestVerdict skipped(String title, String backend, String reason) {
        return new TestVerdict(title, backend, Outcome.SKIPPED, 0, List.of(), List.of(), reason);
    }

    /// How a command ends that ran this test alone.
    ExitCode code() {
        return switch (outcome) {
            case PASSED, SKIPPED -> ExitCode.FINE;
            case FAILED -> ExitCode.NO;
            case CANNOT_RUN ->
                errors().stream().map(Diagnostic::code).anyMatch(REFUSALS::contains)
                        ? ExitCode.REFUSED_BY_TARGET
                        : ExitCode.UNUSABLE_INPUT;
        };
    }

    List<Diagnostic> errors() {
        return findings.stream().filter(Diagnostic::isError).toList();
    }
}
