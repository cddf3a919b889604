package io.nir4j.model.diagnostic;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// One fault of the input, or one fact about it that its author should know.
///
/// @param code what kind of fault it is; `nir explain` prints its page
/// @param severity how much it matters; the code's own unless the finder knows better
/// @param place where it lies
/// @param message who, what was found and what was expected, with the values
/// @param hint what to do about it
public record Diagnostic(Code code, Severity severity, Place place, String message, Optional<String> hint) {

    /// A finding of the code's usual severity at an unknown place.
    public static Diagnostic of(Code code, String message) {
        return new Diagnostic(code, code.severity(), Place.UNKNOWN, message, Optional.empty());
    }

    /// The same finding at another place.
    public Diagnostic at(Place elsewhere) {
        return new Diagnostic(code, severity, elsewhere, message, hint);
    }

    /// The same finding with its place refined.
    public Diagnostic at(UnaryOperator<Place> refine) {
        return at(refine.apply(place));
    }

    /// The same finding with advice.
    public Diagnostic hint(String advice) {
        return new Diagnostic(code, severity, place, message, Optional.of(advice));
    }

    /// The same finding with advice, if there is any.
    public Diagnostic hint(Optional<String> advice) {
        return advice.map(this::hint).orElse(this);
    }

    /// The same finding, its message led by what it is about: `LIF 'lif1': ...`.
    public Diagnostic about(String subject) {
        return new Diagnostic(code, severity, place, subject + ": " + message, hint);
    }

    /// The same finding, taken as seriously as `level`.
    public Diagnostic as(Severity level) {
        return new Diagnostic(code, level, place, message, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// This finding as an exception that carries it alone.
    public InvalidNetwork asException() {
        return new InvalidNetwork(this);
    }

    /// The finding as a terminal shows it: headline, place, hint.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(severity.label())
                .append(' ')
                .append(code.label())
                .append(": ")
                .append(message);
        String where = place.toString();
        if (!where.isEmpty()) {
            text.append("\n  --> ").append(where);
        }
        hint.ifPresent(advice -> text.append("\n  hint: ").append(advice));
        return text.toString();
    }
}
