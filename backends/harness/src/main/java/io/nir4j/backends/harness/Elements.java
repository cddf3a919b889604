package io.nir4j.backends.harness;

import io.nir4j.dsl.spec.SignalName;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// The elements of a signal that a test means: one, or all of them.
///
/// @param name the signal without an index
/// @param shape of the signal, one sample at one step
/// @param first the first element meant, in row-major order
/// @param end after the last one
/// @param isOne whether the test names one element
record Elements(String name, Shape shape, long first, long end, boolean isOne) {

    /// The elements that `named` means of a signal of this shape.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there are none such
    static Elements of(SignalName named, Shape shape, Code code) {
        Optional<List<Long>> index = named.index();
        if (index.isEmpty()) {
            return new Elements(named.whole(), shape, 0, shape.elements(), false);
        }
        List<Long> axes = index.get();
        boolean fits = axes.size() == shape.rank();
        long flat = 0;
        for (int axis = 0; axis < shape.rank() && fits; axis++) {
            fits = axes.get(axis) < shape.dim(axis);
            flat = flat * shape.dim(axis) + axes.get(axis);
        }
        if (!fits) {
            throw Diagnostic.of(code, "there is no " + named + ": " + named.whole() + " has shape " + shape)
                    .at(named.place())
                    .hint("one number for each axis, counted from 0")
                    .asException();
        }
        return new Elements(named.whole(), shape, flat, flat + 1, true);
    }

    long count() {
        return end - first;
    }

    /// What an array for these elements is like without time and batch.
    Shape features() {
        return isOne ? Shape.SCALAR : shape;
    }
}
