package io.nir4j.backends.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import io.nir4j.backends.harness.Difference;
import io.nir4j.backends.harness.TestResult;
import io.nir4j.backends.harness.TestRunner;
import io.nir4j.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The tests that the example networks state about themselves.
interface ExampleContract extends SimulatorUnderTest {
    /// As seen from a module below `backends`, where a build runs its tests.
    Path EXAMPLES = Path.of("..", "..", "testdata", "examples");

    @TestFactory
    default Stream<DynamicTest> everyTestOfEveryExamplePasses() throws IOException {
        return Example.all(EXAMPLES).stream()
                .map(example -> DynamicTest.dynamicTest(example.toString(), () -> passes(example)));
    }

    private void passes(Example example) {
        switch (TestRunner.run(example.network().graph(), example.test(), simulator())) {
            case TestResult.Passed _ -> {}
            case TestResult.Failed failed ->
                fail(failed.differences().stream().map(Difference::toString).collect(Collectors.joining("\n")));
            case TestResult.CannotRun cannot ->
                fail(cannot.findings().stream()
                        .map(example.network()::locate)
                        .map(Diagnostic::toString)
                        .collect(Collectors.joining("\n")));
        }
    }
}
