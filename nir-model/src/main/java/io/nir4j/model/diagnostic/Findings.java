package io.nir4j.model.diagnostic;

import java.util.ArrayList;
import java.util.List;

/// Collects what one phase finds, so that its user sees all of it at once.
public final class Findings {
    private final List<Diagnostic> found = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    public void addAll(List<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    /// Everything so far, in the order found.
    public List<Diagnostic> all() {
        return List.copyOf(found);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /// Ends the phase.
    ///
    /// @throws InvalidNetwork with all findings, if one of them is an error
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new InvalidNetwork(found);
        }
    }
}
