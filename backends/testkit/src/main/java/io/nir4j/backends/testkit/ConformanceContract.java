package io.nir4j.backends.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import io.nir4j.backends.harness.Difference;
import io.nir4j.backends.harness.conformance.CaseResult;
import io.nir4j.backends.harness.conformance.CaseRunner;
import io.nir4j.backends.harness.conformance.ConformanceCase;
import io.nir4j.backends.harness.conformance.Suite;
import io.nir4j.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The conformance suite: what others computed, and what must be refused.
interface ConformanceContract extends SimulatorUnderTest {
    /// As seen from a module below `backends`, where a build runs its tests.
    Path SUITE = Path.of("..", "..", "testdata", "conformance");

    @TestFactory
    default Stream<DynamicTest> everyCaseOfTheSuitePasses() {
        return Suite.read(SUITE).cases().stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> passes(one)));
    }

    private void passes(ConformanceCase one) {
        CaseResult result = CaseRunner.run(one, simulator());
        switch (result.outcome()) {
            case PASSED -> {}
            case FAILED ->
                fail(one.says() + "\n"
                        + result.differences().stream()
                                .map(Difference::toString)
                                .collect(Collectors.joining("\n")));
            case NOT_RUN ->
                Assumptions.abort(
                        result.reasons().stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        }
    }
}
