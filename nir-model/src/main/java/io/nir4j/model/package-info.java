/// The network itself: an immutable [Graph] of [Node]s, and what each primitive is made of.
///
/// One primitive is one record that ends in its [Schema]: the rows that reading, writing, checking and documentation
/// share. Formats never see a primitive: they exchange [Value] trees, which [GraphCodec] turns into graphs and back.
/// Shapes along the edges and the verifier live in `check`, numbers in `tensor`, messages in `diagnostic`.
/// What a primitive computes step by step in discrete time is the business of the compiler.
///
/// Start reading at [Graph], then [Node], then one primitive such as [LIF].
@NullMarked
package io.nir4j.model;

import org.jspecify.annotations.NullMarked;
