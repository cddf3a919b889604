package io.nir4j.backends.harness;

import io.nir4j.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/// An expectation that was not met.
///
/// @param finding which, in one sentence with the numbers, at its place in the text
/// @param trace lines that show the signal around the first difference
public record Difference(Diagnostic finding, List<String> trace) {
    public Difference {
        trace = List.copyOf(trace);
    }

    /// As a terminal shows it.
    @Override
    public String toString() {
        return finding + trace.stream().map(line -> "\n  " + line).collect(Collectors.joining());
    }
}
