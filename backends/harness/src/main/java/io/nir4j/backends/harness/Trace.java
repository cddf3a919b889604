package io.nir4j.backends.harness;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;

/// What a run recorded of a signal.
///
/// @param name of the recording
/// @param values of shape (time, batch, features...), float32 or float64 as the simulation computes
record Trace(String name, Tensor values) {
    long steps() {
        return values.shape().dim(0);
    }

    long batch() {
        return values.shape().dim(1);
    }

    DType precision() {
        return values.dtype();
    }

    Shape features() {
        return values.shape().slice(2, values.shape().rank());
    }

    double at(long step, long sample, long element) {
        return values.getDouble((step * batch() + sample) * features().elements() + element);
    }

    /// `lif1[2, 0]` for an element by its place in row-major order; with the sample where there are several.
    String label(long sample, long element) {
        Deque<String> index = new ArrayDeque<>();
        long rest = element;
        for (int axis = features().rank() - 1; axis >= 0; axis--) {
            long extent = features().dim(axis);
            index.addFirst(Long.toString(rest % extent));
            rest /= extent;
        }
        String label = index.isEmpty() ? name : name + "[" + String.join(", ", index) + "]";
        return batch() == 1 ? label : label + " of sample " + sample;
    }

    /// The number as a report shows it.
    String shown(long step, long sample, long element) {
        return Numbers.shown(at(step, sample, element), precision());
    }

    /// `value` as the simulation could have given it.
    double rounded(double value) {
        return precision() == DType.F32 ? (float) value : value;
    }
}
