package io.nir4j.model.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// One fault of the input, or one fact about it that its author should know.
///
/// @param code what kind of fault it is; `nir explain` prints its page
/// @param severity how much it matters; the code's own unless the finder knows better
/// @param place where it lies
/// @param message who, what was found and what was expected, with the values
/// @param hint what to do about it
/// @param others further places that have to do with it, such as the other end of an edge
public record Diagnostic(
        Code code, Severity severity, Place place, String message, Optional<String> hint, List<Place> others) {
    public Diagnostic {
        others = List.copyOf(others);
    }

    /// A finding of the code's usual severity at an unknown place.
    public static Diagnostic of(Code code, String message) {
        return new Diagnostic(code, code.severity(), Place.UNKNOWN, message, Optional.empty(), List.of());
    }

    /// The same finding at another place.
    public Diagnostic at(Place elsewhere) {
        return new Diagnostic(code, severity, elsewhere, message, hint, others);
    }

    /// The same finding with each of its places refined.
    public Diagnostic at(UnaryOperator<Place> refine) {
        List<Place> refined = others.stream().map(refine).toList();
        return new Diagnostic(code, severity, refine.apply(place), message, hint, refined);
    }

    /// The same finding with one more place that has to do with it.
    public Diagnostic and(Place elsewhere) {
        List<Place> more = Stream.concat(others.stream(), Stream.of(elsewhere)).toList();
        return new Diagnostic(code, severity, place, message, hint, more);
    }

    /// The same finding with advice.
    public Diagnostic hint(String advice) {
        return new Diagnostic(code, severity, place, message, Optional.of(advice), others);
    }

    /// The same finding with advice, if there is any.
    public Diagnostic hint(Optional<String> advice) {
        return advice.map(this::hint).orElse(this);
    }

    /// The same finding, its message led by what it is about: `LIF 'lif1': ...`.
    public Diagnostic about(String subject) {
        return new Diagnostic(code, severity, place, subject + ": " + message, hint, others);
    }

    /// The same finding, taken as seriously as `level`.
    public Diagnostic as(Severity level) {
        return new Diagnostic(code, level, place, message, hint, others);
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
        places().forEach(line -> text.append("\n  ").append(line));
        hint.ifPresent(advice -> text.append("\n  hint: ").append(advice));
        return text.toString();
    }

    /// The lines that say where: each place after an arrow, with the line of the text that it is in; none when no
    /// place is known.
    public List<String> places() {
        List<String> lines = new ArrayList<>();
        Stream.concat(Stream.of(place), others.stream())
                .filter(where -> !where.toString().isEmpty())
                .forEach(where -> {
                    lines.add((lines.isEmpty() ? "--> " : "and ") + where);
                    where.excerpt().ifPresent(excerpt -> lines.addAll(excerpt.lines()));
                });
        return lines;
    }
}
