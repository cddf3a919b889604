/// Numbers with a shape: what parameters, inputs and recordings are made of.
///
/// [Tensor] is an immutable view of packed little-endian memory (heap, native or mapped from a file),
/// [DType] says how its elements are encoded, [Shape] how many there are along each axis.
/// Arithmetic does not live here: the compiler folds constants itself, and the simulators compute.
///
/// Start reading at [Tensor].
@NullMarked
package io.nir4j.model.tensor;

import org.jspecify.annotations.NullMarked;
