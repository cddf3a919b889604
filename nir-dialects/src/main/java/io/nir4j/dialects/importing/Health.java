package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.List;

/// How much is wrong with the structure and the shapes of a network; the values of its parameters are not looked at.
record Health(long errors, long warnings) {
    static Health of(Graph network) {
        List<Diagnostic> findings = Verifier.verify(network, 0);
        long errors = findings.stream().filter(Diagnostic::isError).count();
        return new Health(errors, findings.size() - errors);
    }

    boolean hasErrors() {
        return errors > 0;
    }

    boolean isPerfect() {
        return errors == 0 && warnings == 0;
    }

    /// Fewer errors, or as many and fewer warnings.
    boolean isBetterThan(Health other) {
        return errors < other.errors || (errors == other.errors && warnings < other.warnings);
    }
}
