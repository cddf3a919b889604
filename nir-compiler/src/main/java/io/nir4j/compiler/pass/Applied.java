package io.nir4j.compiler.pass;

import io.nir4j.compiler.pass.rewrite.Rule;

/// One rewrite that was made.
///
/// @param pass as the pipeline writes it
/// @param place the node, or the nested graph, that the rule looked at; empty for the network itself
/// @param says what was done
public record Applied(String pass, Rule rule, String place, String says) {}
