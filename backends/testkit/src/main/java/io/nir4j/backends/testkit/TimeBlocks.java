package io.nir4j.backends.testkit;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Cuts arrays along their first axis, time, and joins them again.
final class TimeBlocks {
    private TimeBlocks() {}

    /// The steps `[from, to)`.
    static Map<String, Tensor> slice(Map<String, Tensor> arrays, long from, long to) {
        Map<String, Tensor> slices = new TreeMap<>();
        arrays.forEach((name, array) -> slices.put(name, slice(array, from, to)));
        return slices;
    }

    private static Tensor slice(Tensor array, long from, long to) {
        Shape step = array.shape().slice(1, array.shape().rank());
        long bytes = step.elements() * array.dtype().bytes();
        return Tensor.wrap(
                array.dtype(), Shape.of(to - from).plus(step), array.data().asSlice(from * bytes, (to - from) * bytes));
    }

    static Tensor join(List<Tensor> blocks) {
        Tensor first = blocks.getFirst();
        long steps = blocks.stream().mapToLong(block -> block.shape().dim(0)).sum();
        long bytes = blocks.stream().mapToLong(block -> block.data().byteSize()).sum();
        MemorySegment data = MemorySegment.ofArray(new byte[Math.toIntExact(bytes)]);
        long at = 0;
        for (Tensor block : blocks) {
            MemorySegment.copy(block.data(), 0, data, at, block.data().byteSize());
            at += block.data().byteSize();
        }
        return Tensor.wrap(
                first.dtype(),
                Shape.of(steps).plus(first.shape().slice(1, first.shape().rank())),
                data);
    }

    /// One sample of a batch, as a batch of one.
    static Tensor sample(Tensor array, int sample) {
        Shape features = array.shape().slice(2, array.shape().rank());
        long bytes = features.elements() * array.dtype().bytes();
        List<Tensor> steps = new ArrayList<>();
        for (long step = 0; step < array.shape().dim(0); step++) {
            long at = (step * array.shape().dim(1) + sample) * bytes;
            steps.add(Tensor.wrap(
                    array.dtype(), Shape.of(1, 1).plus(features), array.data().asSlice(at, bytes)));
        }
        return join(steps);
    }
}
