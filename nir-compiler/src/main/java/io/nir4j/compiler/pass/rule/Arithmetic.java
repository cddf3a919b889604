package io.nir4j.compiler.pass.rule;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/// Arithmetic on parameters: in float64, rounded once to the type of the result.
final class Arithmetic {
    /// Larger arrays are left alone: they would have to be held in memory several times.
    private static final long MOST_ELEMENTS = 1L << 28;

    private Arithmetic() {}

    /// The type that holds results of both: the wider of the floating ones; integers count as float32.
    static DType common(Tensor a, Tensor b) {
        DType wider = floating(a).compareTo(floating(b)) >= 0 ? floating(a) : floating(b);
        return wider;
    }

    private static DType floating(Tensor tensor) {
        return tensor.dtype().isFloating() ? tensor.dtype() : DType.F32;
    }

    static boolean isSmallEnough(Tensor... tensors) {
        return Arrays.stream(tensors).allMatch(tensor -> tensor.elements() <= MOST_ELEMENTS);
    }

    static boolean isAll(Tensor tensor, double number) {
        for (long i = 0; i < tensor.elements(); i++) {
            if (tensor.getDouble(i) != number) {
                return false;
            }
        }
        return true;
    }

    static boolean isPositive(Tensor tensor) {
        for (long i = 0; i < tensor.elements(); i++) {
            if (!(tensor.getDouble(i) > 0)) {
                return false;
            }
        }
        return true;
    }

    /// Element by element; one element counts for all, axes of extent 1 likewise.
    static Tensor combine(Tensor a, Tensor b, DoubleBinaryOperator operation) {
        Shape full = larger(a.shape(), b.shape());
        return combine(a, b, full, operation);
    }

    private static Tensor combine(Tensor a, Tensor b, Shape full, DoubleBinaryOperator operation) {
        double[] left = a.broadcastTo(full).toDoubles();
        double[] right = b.broadcastTo(full).toDoubles();
        for (int i = 0; i < left.length; i++) {
            left[i] = operation.applyAsDouble(left[i], right[i]);
        }
        return Tensor.of(full, left).cast(common(a, b));
    }

    private static Shape larger(Shape a, Shape b) {
        return a.broadcastsTo(b) ? b : a;
    }

    /// Whether [#combine] can: one of the shapes stands for the other.
    static boolean fit(Tensor a, Tensor b) {
        return isSmallEnough(a, b)
                && (a.shape().broadcastsTo(b.shape()) || b.shape().broadcastsTo(a.shape()));
    }

    /// The factor of each channel, if all elements of one have the same: `factor` is for signals of shape
    /// (channels, extents...).
    static Optional<double[]> perChannel(Tensor factor, Shape signal) {
        if (!isSmallEnough(factor) || signal.elements() > MOST_ELEMENTS) {
            return Optional.empty();
        }
        double[] all = factor.broadcastTo(signal).toDoubles();
        int channels = Math.toIntExact(signal.dim(0));
        int extent = channels == 0 ? 0 : all.length / channels;
        double[] factors = new double[channels];
        for (int i = 0; i < all.length; i++) {
            int channel = i / extent;
            if (i % extent == 0) {
                factors[channel] = all[i];
            } else if (factors[channel] != all[i]) {
                return Optional.empty();
            }
        }
        return Optional.of(factors);
    }

    /// `values`, rounded to the type that `a` and `b` have in common.
    static Tensor rounded(Shape shape, double[] values, Tensor a, Tensor b) {
        return Tensor.of(shape, values).cast(common(a, b));
    }
}
