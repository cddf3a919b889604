/// Passes over graphs: lists of rules, run until nothing is left to rewrite, in the order that a pipeline says.
///
/// [Passes] is the table of all passes, [Pipeline] what a user writes (`identities,fold{max=10},dce`), [Optimizer] runs
/// one: rule by rule, node by node, the verifier after each pass. Graphs go in and graphs come out, valid NIR both;
/// what is known of discrete time alone is done to programs, elsewhere.
///
/// The rules are in `rule`, what a rule is in `rewrite`. Start reading at [Passes].
@NullMarked
package io.nir4j.compiler.pass;

import org.jspecify.annotations.NullMarked;
