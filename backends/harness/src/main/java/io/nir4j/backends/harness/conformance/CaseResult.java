package io.nir4j.backends.harness.conformance;

import io.nir4j.backends.harness.Difference;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.List;

/// How a case of the suite ended on a backend.
///
/// @param differences what was otherwise than the case demands; empty unless it failed
/// @param reasons why it was not run; empty if it was
public record CaseResult(
        ConformanceCase about,
        String backend,
        Outcome outcome,
        List<Difference> differences,
        List<Diagnostic> reasons) {
    public CaseResult {
        differences = List.copyOf(differences);
        reasons = List.copyOf(reasons);
    }

    /// The ways in which a case ends.
    public enum Outcome {
        PASSED,
        FAILED,
        /// The backend says that it cannot take this network. That is no pass.
        NOT_RUN
    }

    static CaseResult passed(ConformanceCase about, String backend) {
        return new CaseResult(about, backend, Outcome.PASSED, List.of(), List.of());
    }

    static CaseResult failed(ConformanceCase about, String backend, List<Difference> differences) {
        return new CaseResult(about, backend, Outcome.FAILED, differences, List.of());
    }

    static CaseResult notRun(ConformanceCase about, String backend, List<Diagnostic> reasons) {
        return new CaseResult(about, backend, Outcome.NOT_RUN, List.of(), reasons);
    }
}
