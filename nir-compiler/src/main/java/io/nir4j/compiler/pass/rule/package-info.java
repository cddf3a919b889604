/// The rules: each a pure function at one node, with its equation; one file per family.
///
/// What a rule may rely on is in `rewrite`; it need not think of time, of shapes elsewhere or of nodes that somebody
/// wants to keep: a rewrite that would change any of them is not taken. It must think of what its equation needs: who
/// else hears a node, what arrives there besides, and for which dialects it holds ([Neurons]).
///
/// Start reading at [Identities].
@NullMarked
package io.nir4j.compiler.pass.rule;

import org.jspecify.annotations.NullMarked;
