package io.nir4j.backends.harness;

import io.nir4j.model.tensor.Shape;
import java.util.Optional;
import java.util.OptionalLong;

/// Where in an array of a test the number for a step, a sample and an element lies.
///
/// Without an axis for the batch the array holds for every sample; without axes for the features, for every element.
///
/// @param batch the extent of the batch axis, if there is one
record ArrayLayout(long steps, OptionalLong batch, long stepStride, long sampleStride, long elementStride) {

    /// How `array` lies over a signal of shape `features`, if it does.
    static Optional<ArrayLayout> of(Shape array, Shape features) {
        int rank = array.rank();
        long elements = features.elements();
        if (rank == 1) {
            return Optional.of(new ArrayLayout(array.dim(0), OptionalLong.empty(), 1, 0, 0));
        }
        if (rank == features.rank() + 1 && array.slice(1, rank).equals(features)) {
            return Optional.of(new ArrayLayout(array.dim(0), OptionalLong.empty(), elements, 0, 1));
        }
        if (rank == features.rank() + 2 && array.slice(2, rank).equals(features)) {
            long batch = array.dim(1);
            // One element of a signal has the same numbers whichever it is.
            long elementStride = features.rank() == 0 ? 0 : 1;
            return Optional.of(
                    new ArrayLayout(array.dim(0), OptionalLong.of(batch), batch * elements, elements, elementStride));
        }
        return Optional.empty();
    }

    /// The shapes that lie over a signal of shape `features`, for messages: `(steps), (steps, 3) or (steps, batch, 3)`.
    static String expected(Shape features) {
        String axes = features.toString().replaceAll("[()]", "");
        return axes.isEmpty()
                ? "(steps) or (steps, batch)"
                : "(steps), (steps, " + axes + ") or (steps, batch, " + axes + ")";
    }

    /// The index in row-major order.
    long index(long step, long sample, long element) {
        return step * stepStride + sample * sampleStride + element * elementStride;
    }
}
