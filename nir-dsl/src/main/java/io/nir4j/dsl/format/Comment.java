package io.nir4j.dsl.format;

/// A comment.
///
/// @param trails whether it stands on the line of the word before it
record Comment(String text, boolean trails) {}
