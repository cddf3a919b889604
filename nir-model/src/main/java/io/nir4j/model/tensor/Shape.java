package io.nir4j.model.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The extent of a tensor along each axis, outermost first; rank 0 is a scalar.
public final class Shape {
    /// The shape of a single number.
    public static final Shape SCALAR = new Shape(new long[0]);

    private final long[] dims;
    /// Kept, because loops over the elements of a tensor ask for it at every step.
    private final long elements;

    private Shape(long[] dims) {
        this.dims = dims;
        this.elements = LongStream.of(dims).reduce(1, (a, b) -> a * b);
    }

    /// A shape with these extents.
    ///
    /// @throws IllegalArgumentException if an extent is negative or the product of those that are not zero exceeds
    ///     2^63 - 1, so that every slice has a size
    public static Shape of(long... dims) {
        for (long dim : dims) {
            if (dim < 0) {
                throw new IllegalArgumentException("an extent cannot be negative: " + Arrays.toString(dims));
            }
        }
        Shape shape = new Shape(dims.clone());
        shape.checkSize();
        return shape;
    }

    /// The number of axes.
    public int rank() {
        return dims.length;
    }

    /// The extent along `axis`; negative axes count from the end.
    public long dim(int axis) {
        return dims[axis < 0 ? dims.length + axis : axis];
    }

    /// The number of elements: the product of all extents, 1 for a scalar.
    public long elements() {
        return elements;
    }

    private void checkSize() {
        long size = 1;
        for (long dim : dims) {
            long factor = Math.max(1, dim);
            if (size > Long.MAX_VALUE / factor) {
                throw new IllegalArgumentException("shape " + this + " has more than 2^63 - 1 elements");
            }
            size *= factor;
        }
    }

    /// The extents as a new array.
    public long[] toArray() {
        return dims.clone();
    }

    /// The axes `[from, to)` as a shape of their own.
    public Shape slice(int from, int to) {
        return new Shape(Arrays.copyOfRange(dims, from, to));
    }

    /// This shape followed by the axes of `inner`.
    public Shape plus(Shape inner) {
        return Shape.of(LongStream.concat(LongStream.of(dims), LongStream.of(inner.dims))
                .toArray());
    }

    /// True when a tensor of this shape can stand for one of shape `full`: a single element,
    /// or the same rank with every extent equal or 1.
    public boolean broadcastsTo(Shape full) {
        if (LongStream.of(dims).allMatch(dim -> dim == 1) && rank() <= Math.max(1, full.rank())) {
            return true;
        }
        return rank() == full.rank() && axesAgree(full);
    }

    private boolean axesAgree(Shape full) {
        for (int axis = 0; axis < dims.length; axis++) {
            if (dims[axis] != 1 && dims[axis] != full.dims[axis]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(dims, that.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /// `(2, 34, 34)`, `(7)`, or `()` for a scalar.
    @Override
    public String toString() {
        return LongStream.of(dims).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
