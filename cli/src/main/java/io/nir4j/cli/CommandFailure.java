package io.nir4j.cli;

import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.List;

/// Ends a command with an exit code that its findings alone do not tell.
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final transient List<Diagnostic> findings;

    CommandFailure(ExitCode code, InvalidNetwork why) {
        super(why);
        this.code = code;
        this.findings = why.diagnostics();
    }

    CommandFailure(ExitCode code, List<Diagnostic> findings) {
        this(code, new InvalidNetwork(findings));
    }

    ExitCode code() {
        return code;
    }

    List<Diagnostic> findings() {
        return findings;
    }
}
