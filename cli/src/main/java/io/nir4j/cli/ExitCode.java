package io.nir4j.cli;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.Comparator;
import java.util.List;

/// How a command ends, for scripts; the numbers are a contract.
enum ExitCode {
    FINE(0),
    /// The answer is no: differs, not valid.
    NO(1),
    WRONG_USAGE(2),
    UNUSABLE_INPUT(3),
    /// The target, such as a backend or a dialect, cannot take this network.
    REFUSED_BY_TARGET(4),
    READING_OR_WRITING_FAILED(5),
    NO_DEVICE(6),
    /// What a shell reports for a process that Ctrl-C ended.
    INTERRUPTED(130),
    BUG(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /// What these findings, at least one of them an error, amount to: the highest number among the errors.
    static ExitCode of(List<Diagnostic> findings) {
        return findings.stream()
                .filter(Diagnostic::isError)
                .map(finding -> of(finding.code()))
                .max(Comparator.comparingInt(ExitCode::number))
                .orElse(UNUSABLE_INPUT);
    }

    private static ExitCode of(Code code) {
        return switch (code) {
            case UNKNOWN_ENDING, NO_SUCH_RECORDING, NO_SUCH_CHOICE, NO_SUCH_PASS, BAD_PIPELINE, BAD_PASS_OPTION ->
                WRONG_USAGE;
            case NOT_IN_DIALECT, NOT_EXPORTABLE, BACKEND_REFUSES, TOO_LARGE_TO_DRAW -> REFUSED_BY_TARGET;
            case UNREADABLE -> READING_OR_WRITING_FAILED;
            case BACKEND_UNAVAILABLE -> NO_DEVICE;
            default -> UNUSABLE_INPUT;
        };
    }
}
