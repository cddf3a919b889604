/// Whether a graph makes sense: its structure, the shapes along its edges, the values of its parameters.
///
/// [Verifier] gives every finding at once. [ShapeInference] works out shapes as far as they follow;
/// [TypedGraph] is a graph for which all of them do, which is what the compiler takes.
/// What a network computes in discrete time, and whether a framework or a chip can take it, is decided elsewhere.
///
/// Start reading at [Verifier].
@NullMarked
package io.nir4j.model.check;

import org.jspecify.annotations.NullMarked;
