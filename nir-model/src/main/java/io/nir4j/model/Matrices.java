package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;

/// The shapes of a product with a weight of shape (..., out, in): input (..., in), output (..., out).
record Matrices(Shape input, Shape output) {

    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the weight has fewer than two axes
    static Matrices of(Tensor weight) {
        Shape shape = weight.shape();
        int rank = shape.rank();
        if (rank < 2) {
            throw Diagnostic.of(
                            Code.PARAMETER_SHAPES, "weight has shape " + shape + ", expected a matrix (..., out, in)")
                    .asException();
        }
        Shape leading = shape.slice(0, rank - 2);
        return new Matrices(leading.plus(shape.slice(rank - 1, rank)), leading.plus(shape.slice(rank - 2, rank - 1)));
    }

    Shape output(Shape given) {
        Elementwise.exactly(input, given);
        return output;
    }
}
