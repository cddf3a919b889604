package io.nir4j.dsl.value;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.util.Arrays;

/// Numbers that say how large something is along each axis.
final class Extents {
    private static final long MOST = 1_000_000;

    private Extents() {}

    /// The shape that `computed` lists.
    static Shape of(Computed computed) {
        return shape(list(computed));
    }

    /// The integers in `computed`: one number or a row of them.
    static long[] list(Computed computed) {
        if (!(computed instanceof Quantity quantity)) {
            throw wrong("a shape is made of integers, found " + computed.describe());
        }
        Shape shape = quantity.shape().orElse(Shape.SCALAR);
        if (!quantity.dimension().isNone() || shape.rank() > 1) {
            throw wrong("a shape is made of integers, found " + quantity.describe());
        }
        if (shape.elements() > MOST) {
            throw Budget.limit("a shape of " + shape.elements() + " extents, where " + MOST + " are the most")
                    .asException();
        }
        return Cells.fill(DType.I64, shape, quantity.elements()).toLongs();
    }

    /// The extents of `first`, then those of `second`.
    static long[] joined(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    static Shape shape(long[] extents) {
        for (long extent : extents) {
            if (extent < 0) {
                throw wrong("an extent cannot be negative: " + extent);
            }
        }
        try {
            return Shape.of(extents);
        } catch (IllegalArgumentException tooLarge) {
            InvalidNetwork fault =
                    Budget.limit(String.valueOf(tooLarge.getMessage())).asException();
            fault.initCause(tooLarge);
            throw fault;
        }
    }

    private static InvalidNetwork wrong(String message) {
        return Diagnostic.of(Code.NOT_COMPUTABLE, message).asException();
    }
}
