package io.nir4j.dialects.origin;

/// Something found in a file that speaks for or against a candidate.
///
/// @param rule the name of the rule that found it
/// @param says a phrase with the values found
/// @param weight a power of two: +3 makes the candidate eight times likelier, -3 eight times less
public record Evidence(String rule, String says, int weight) {}
