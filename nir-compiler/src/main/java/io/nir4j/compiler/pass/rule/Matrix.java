package io.nir4j.compiler.pass.rule;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// Products with weights of shape (..., out, in), leading axes being independent matrices.
final class Matrix {
    private Matrix() {}

    /// `diag(s) W`.
    static Optional<Tensor> rows(Tensor weight, Tensor scale, Shape output) {
        if (!Arithmetic.isSmallEnough(weight, scale)) {
            return Optional.empty();
        }
        double[] factors = scale.broadcastTo(output).toDoubles();
        double[] values = weight.toDoubles();
        int columns = Math.toIntExact(weight.shape().dim(-1));
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i / columns];
        }
        return Optional.of(Arithmetic.rounded(weight.shape(), values, weight, scale));
    }

    /// `W diag(s)`.
    static Optional<Tensor> columns(Tensor weight, Tensor scale, Shape input) {
        if (!Arithmetic.isSmallEnough(weight, scale)) {
            return Optional.empty();
        }
        double[] factors = scale.broadcastTo(input).toDoubles();
        double[] values = weight.toDoubles();
        int columns = Math.toIntExact(weight.shape().dim(-1));
        int matrix = columns * Math.toIntExact(weight.shape().dim(-2));
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i / matrix * columns + i % columns];
        }
        return Optional.of(Arithmetic.rounded(weight.shape(), values, weight, scale));
    }

    /// `W x`.
    static Tensor times(Tensor weight, Tensor vector, Shape input, Shape output) {
        double[] values = weight.toDoubles();
        double[] x = vector.broadcastTo(input).toDoubles();
        double[] sums = new double[Math.toIntExact(output.elements())];
        int columns = Math.toIntExact(weight.shape().dim(-1));
        int rows = Math.toIntExact(weight.shape().dim(-2));
        for (int row = 0; row < sums.length; row++) {
            for (int column = 0; column < columns; column++) {
                sums[row] += values[row * columns + column] * x[row / rows * columns + column];
            }
        }
        return Arithmetic.rounded(output, sums, weight, vector);
    }

    /// `A B` of two plain matrices.
    static Tensor product(Tensor a, Tensor b) {
        double[] left = a.toDoubles();
        double[] right = b.toDoubles();
        int rows = Math.toIntExact(a.shape().dim(0));
        int inner = Math.toIntExact(a.shape().dim(1));
        int columns = Math.toIntExact(b.shape().dim(1));
        double[] product = new double[Math.multiplyExact(rows, columns)];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < inner; k++) {
                double factor = left[row * inner + k];
                for (int column = 0; column < columns; column++) {
                    product[row * columns + column] += factor * right[k * columns + column];
                }
            }
        }
        return Arithmetic.rounded(Shape.of(rows, columns), product, a, b);
    }
}
