/// NumPy's files: `.npy`, one array, and `.npz`, a zip archive of them.
///
/// Whole arrays go in and out through [Npy] and [Npz]. What does not fit in memory, or comes into being step by
/// step, goes block by block along the first axis: [NpyArray] reads so, [NpyWriter] and [NpzWriter] write so.
/// Large arrays are mapped where their bytes lie as a tensor needs them.
///
/// Structured, object, complex, text and date arrays are refused: nothing in a network has such a type.
/// Nothing here executes anything: a pickle is never opened.
///
/// Start reading at [Npy].
@NullMarked
package io.nir4j.io.numpy;

import org.jspecify.annotations.NullMarked;
