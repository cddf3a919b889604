package io.nir4j.dsl.syntax;

/// A part of a text.
///
/// @param start index of its first character
/// @param end index after its last character
public record Span(int start, int end) {

    /// From the start of `first` to the end of `last`.
    public static Span from(Span first, Span last) {
        return new Span(first.start, Math.max(first.end, last.end));
    }
}
