package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// The shapes of a convolution over any number of spatial axes, with all its parameters.
///
/// A kernel of extent k reaches over `dilation * (k - 1) + 1` elements; an axis of n elements, padded, gives
/// `floor((n + padding - reach) / stride) + 1`. Both kernel axes count, each with its own stride and dilation.
record Convolution(
        Optional<IntVector> inputShape,
        Shape weight,
        IntVector stride,
        Padding padding,
        IntVector dilation,
        IntVector groups,
        Tensor bias) {

    /// So that sums and products of two parameters stay below 2^63.
    private static final long LARGEST = Integer.MAX_VALUE;

    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the parameters do not make a convolution over `axes` axes
    void check(int axes) {
        if (weight.rank() != axes + 2) {
            throw wrong("weight has shape " + weight + ", expected " + (axes + 2)
                    + " axes: outputs, inputs per group, kernel");
        }
        perAxis("stride", stride, axes, 1);
        perAxis("dilation", dilation, axes, 1);
        if (padding instanceof Padding.Zeros(var amount)) {
            perAxis("padding", amount, axes, 0);
        }
        inputShape.ifPresent(shape -> perAxis("input_shape", shape, axes, 1));
        single("groups", groups);
        checkKernel();
        if (groups.at(0) < 1 || groups.at(0) > weight.dim(0) || weight.dim(0) % groups.at(0) != 0) {
            throw wrong("groups is " + groups + ", which does not divide the " + weight.dim(0) + " output channels");
        }
        if (!bias.shape().broadcastsTo(Shape.of(weight.dim(0)))) {
            throw wrong(
                    "bias has shape " + bias.shape() + ", weight " + weight + " gives " + weight.dim(0) + " channels");
        }
    }

    /// (channels, extents...), when the file states the extents.
    Optional<Shape> input() {
        return inputShape.map(extents -> {
            long[] dims = new long[weight.rank() - 1];
            dims[0] = channels();
            for (int axis = 0; axis < dims.length - 1; axis++) {
                dims[axis + 1] = extents.at(axis);
            }
            return sized(dims);
        });
    }

    private void checkKernel() {
        for (int axis = 2; axis < weight.rank(); axis++) {
            if (weight.dim(axis) < 1 || weight.dim(axis) > LARGEST) {
                throw wrong("weight has shape " + weight + ", which leaves the kernel without extent or with too much");
            }
        }
    }

    private long channels() {
        return weight.dim(1) * groups.at(0);
    }

    Shape output(Shape input) {
        input().ifPresent(stated -> Elementwise.exactly(stated, input));
        if (input.rank() != weight.rank() - 1 || input.dim(0) != channels()) {
            throw mismatch(
                    "takes " + channels() + " channels and " + (weight.rank() - 2) + " axes, but is given " + input);
        }
        long[] dims = new long[input.rank()];
        dims[0] = weight.dim(0);
        for (int axis = 0; axis < dims.length - 1; axis++) {
            dims[axis + 1] = extent(axis, input);
        }
        return sized(dims);
    }

    private long extent(int axis, Shape input) {
        long extent = input.dim(axis + 1);
        long reach = dilation.at(axis) * (weight.dim(axis + 2) - 1) + 1;
        long step = stride.at(axis);
        long padded = extent + padding.before(axis, extent, reach, step) + padding.after(axis, extent, reach, step);
        return steps(padded, reach, step, input);
    }

    /// How often a window that reaches over `reach` of `padded` elements fits, moved by `step`.
    static long steps(long padded, long reach, long step, Shape input) {
        if (padded < reach) {
            throw mismatch("has a kernel that reaches over " + reach + " elements, but the input " + input
                    + " has only " + padded + " with its padding");
        }
        return (padded - reach) / step + 1;
    }

    /// Checks that an integer field has one value, or one for each axis, and none below `least`.
    static void perAxis(String field, IntVector vector, int axes, long least) {
        if (!vector.fits(axes)) {
            throw wrong(field + " is " + vector + ", expected one integer or " + axes);
        }
        for (int axis = 0; axis < axes; axis++) {
            if (vector.at(axis) < least || vector.at(axis) > LARGEST) {
                throw wrong(field + " is " + vector + ", expected " + least + " to " + LARGEST);
            }
        }
    }

    /// A shape that follows from parameters and may be larger than anything that exists.
    static Shape sized(long... dims) {
        try {
            return Shape.of(dims);
        } catch (IllegalArgumentException tooLarge) {
            throw mismatch("gives too much: " + tooLarge.getMessage());
        }
    }

    static void single(String field, IntVector vector) {
        if (vector.tensor().elements() != 1) {
            throw wrong(field + " is " + vector + ", expected one integer");
        }
    }

    private static RuntimeException wrong(String message) {
        return Diagnostic.of(Code.PARAMETER_SHAPES, message).asException();
    }

    static RuntimeException mismatch(String message) {
        return Diagnostic.of(Code.SHAPE_MISMATCH, message).asException();
    }
}
