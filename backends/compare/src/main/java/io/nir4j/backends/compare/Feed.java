package io.nir4j.backends.compare;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;

/// What both sides are fed.
///
/// @param steps the number of time steps
/// @param batch the number of samples
/// @param inputs by the name of the Input node, each of shape (time, batch, features...)
public record Feed(long steps, int batch, Map<String, Tensor> inputs) {
    public Feed {
        inputs = Map.copyOf(inputs);
    }

    /// The feed of these arrays.
    ///
    /// @throws IllegalArgumentException if there is none, or they differ in time steps or samples
    public static Feed of(Map<String, Tensor> inputs) {
        Shape first = inputs.values().iterator().next().shape();
        for (Tensor input : inputs.values()) {
            if (input.shape().rank() < 2 || !input.shape().slice(0, 2).equals(first.slice(0, 2))) {
                throw new IllegalArgumentException("inputs of shapes " + first + " and " + input.shape());
            }
        }
        return new Feed(first.dim(0), Math.toIntExact(first.dim(1)), inputs);
    }

    /// The steps `[from, to)`; views of these arrays.
    Map<String, Tensor> block(long from, long to) {
        Map<String, Tensor> blocks = new LinkedHashMap<>();
        inputs.forEach((name, tensor) -> blocks.put(name, rows(tensor, from, to)));
        return blocks;
    }

    static Tensor rows(Tensor tensor, long from, long to) {
        Shape inner = tensor.shape().slice(1, tensor.shape().rank());
        long bytes = inner.elements() * tensor.dtype().bytes();
        return Tensor.wrap(
                tensor.dtype(),
                Shape.of(to - from).plus(inner),
                tensor.data().asSlice(from * bytes, (to - from) * bytes));
    }

    /// What there is of one sample, or of all.
    Feed within(Extent extent) {
        Map<String, Tensor> cut = new LinkedHashMap<>();
        inputs.forEach((name, tensor) -> cut.put(name, cut(tensor, extent)));
        return new Feed(extent.steps(), extent.sample().isPresent() ? 1 : batch, cut);
    }

    static Tensor cut(Tensor tensor, Extent extent) {
        Tensor rows = rows(tensor, 0, extent.steps());
        return extent.sample().isPresent() ? sample(rows, extent.sample().getAsInt()) : rows;
    }

    private static Tensor sample(Tensor rows, int sample) {
        Shape shape = rows.shape();
        Shape features = shape.slice(2, shape.rank());
        DType dtype = rows.dtype();
        long bytes = features.elements() * dtype.bytes();
        MemorySegment copy = MemorySegment.ofArray(new byte[Math.toIntExact(shape.dim(0) * bytes)]);
        for (long step = 0; step < shape.dim(0); step++) {
            long from = (step * shape.dim(1) + sample) * bytes;
            MemorySegment.copy(rows.data(), from, copy, step * bytes, bytes);
        }
        return Tensor.wrap(dtype, Shape.of(shape.dim(0), 1).plus(features), copy);
    }
}
