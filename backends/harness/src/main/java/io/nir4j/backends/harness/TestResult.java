package io.nir4j.backends.harness;

import io.nir4j.model.diagnostic.Diagnostic;
import java.util.List;

/// How a test ended.
public sealed interface TestResult {
    /// What else there is to say, such as that the dialect ignores a parameter; all that was found if it could not run.
    List<Diagnostic> findings();

    /// Every expectation was met.
    record Passed(List<Diagnostic> findings) implements TestResult {
        public Passed {
            findings = List.copyOf(findings);
        }
    }

    /// At least one expectation was not met.
    record Failed(List<Difference> differences, List<Diagnostic> findings) implements TestResult {
        public Failed {
            differences = List.copyOf(differences);
            findings = List.copyOf(findings);
        }
    }

    /// The network, the test or the simulator does not allow to run it; an error among the findings says why.
    record CannotRun(List<Diagnostic> findings) implements TestResult {
        public CannotRun {
            findings = List.copyOf(findings);
        }
    }
}
