/// What a rule is, what it sees of a network, and when its answer is taken.
///
/// A [Rule] carries its equation, whether it is exact, and for which discretisations it holds. A [NodeRule] looks at
/// one node ([Site]), a [GraphRule] at one graph ([Level]); both answer with a [Rewrite] or nothing. [Network]
/// decides whether a rewrite is taken: names that must stay do, shapes do, and everything arrives when it did
/// before ([SameTiming]).
///
/// The rules themselves are in `rule`, what makes passes of them in the package above. Start reading at [Rule], then
/// [Site].
@NullMarked
package io.nir4j.compiler.pass.rewrite;

import org.jspecify.annotations.NullMarked;
