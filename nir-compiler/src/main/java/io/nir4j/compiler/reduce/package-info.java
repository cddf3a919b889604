/// What to do with a network that goes wrong somewhere: [Reduction] makes it small, [Bisection] finds the rewrite.
///
/// Both ask a [Check], which may be a command of a user; what a smaller graph is, `io.nir4j.model.shrink` knows.
@NullMarked
package io.nir4j.compiler.reduce;

import org.jspecify.annotations.NullMarked;
