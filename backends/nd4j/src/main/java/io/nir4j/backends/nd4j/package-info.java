/// Programs as ND4J tensor operations.
///
/// [Nd4jNetwork] takes and gives INDArrays; [Nd4jSimulator] is a simulator like any other. Both drive an [Execution],
/// which cuts time into chunks: what is acyclic runs operation by operation over all steps of one, a cycle step by
/// step. Every operation is a [Layer] with arrays of its own in a [Memory], which frees them all. Products of rows
/// with matrices come in tiles of one size, see [RowProduct], so that neither blocks nor batches change a bit. ND4J
/// is known in this package alone, and loaded when a program is opened, not before.
///
/// Start reading at [Nd4jNetwork], then [Execution].
@NullMarked
package io.nir4j.backends.nd4j;

import org.jspecify.annotations.NullMarked;
