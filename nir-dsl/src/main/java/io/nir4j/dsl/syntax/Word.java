package io.nir4j.dsl.syntax;

/// A name or a string.
///
/// @param text what it says, quotes and escapes resolved
/// @param isQuoted whether it stands in quotes
public record Word(String text, boolean isQuoted, Span span) {}
