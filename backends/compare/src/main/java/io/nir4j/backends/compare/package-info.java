/// Runs one network two ways, or against a recorded result, and says where and why the two part.
///
/// A [Side] is one way to get a result. [Comparison] is what came of comparing two: how far every layer agrees
/// ([LayerAgreement]), where they first part ([Divergence]), and the smallest set of conventions that makes them agree
/// ([Why]). A [Choice] is one such convention; the search for them is in [Search], on runs that [Trials] makes.
///
/// What two files say, rather than what they compute, is compared in `io.nir4j.dialects.diff`. Nothing here prints.
///
/// Start reading at [Comparison], then [Search].
@NullMarked
package io.nir4j.backends.compare;

import org.jspecify.annotations.NullMarked;
