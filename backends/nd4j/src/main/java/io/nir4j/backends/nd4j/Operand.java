package io.nir4j.backends.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/// What the arithmetic of neurons computes with.
sealed interface Operand {
    /// One number for all neurons, of the arithmetic's precision.
    record Same(double value) implements Operand {}

    /// A number for each neuron of a batch.
    record Array(INDArray values) implements Operand {}

    /// The ones and zeros of a comparison, for each neuron of a batch.
    record Truth(INDArray values) implements Operand {}

    /// The ones and zeros of `of > bound`.
    record Above(INDArray values, INDArray of, double bound) implements Operand {}
}
