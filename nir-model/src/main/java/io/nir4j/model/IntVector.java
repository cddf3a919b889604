package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;

/// One integer or a row of them, in the type and shape in which a file or a caller gave it.
///
/// Strides, kernel sizes and the like come as a number that counts for every axis or as one number per axis;
/// both are kept as they are, and [#at] reads either.
public record IntVector(Tensor tensor) {
    public IntVector {
        if (tensor.shape().rank() > 1) {
            throw wrong("expected an integer or a row of them, found shape " + tensor.shape());
        }
        if (tensor.dtype().isFloating() && !integral(tensor)) {
            throw wrong("expected integers, found " + tensor);
        }
    }

    /// One integer that counts for every axis.
    public static IntVector of(long value) {
        return new IntVector(Tensor.scalar(value));
    }

    /// One integer per axis.
    public static IntVector of(long first, long second) {
        return new IntVector(Tensor.ofLongs(first, second));
    }

    /// The extents of a shape.
    public static IntVector of(Shape shape) {
        return new IntVector(Tensor.ofLongs(shape.toArray()));
    }

    /// The integer for this axis: the only one there is, or the one at that place.
    public long at(int axis) {
        return tensor.getLong(tensor.elements() == 1 ? 0 : axis);
    }

    /// True when there is one integer for each of `axes` axes, or one for all.
    public boolean fits(int axes) {
        return tensor.elements() == axes || tensor.elements() == 1;
    }

    /// The integers as a shape.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if one is negative or their product exceeds 2^63 - 1
    public Shape toShape() {
        long[] dims = tensor.toLongs();
        if (Arrays.stream(dims).anyMatch(dim -> dim < 0)) {
            throw wrong("a shape cannot have a negative extent: " + Arrays.toString(dims));
        }
        try {
            return Shape.of(dims);
        } catch (IllegalArgumentException tooLarge) {
            throw wrong(String.valueOf(tooLarge.getMessage()));
        }
    }

    /// `2` or `[2, 3]`.
    @Override
    public String toString() {
        long[] values = tensor.toLongs();
        return tensor.shape().rank() == 0 ? Long.toString(values[0]) : Arrays.toString(values);
    }

    private static boolean integral(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles()).allMatch(value -> Double.isFinite(value) && value == Math.rint(value));
    }

    private static RuntimeException wrong(String message) {
        return Diagnostic.of(Code.WRONG_KIND, message).asException();
    }
}
