package io.nir4j.backends.reference;

import io.nir4j.compiler.program.Signal;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// Gathers signals step by step into arrays of shape (time, batch, features...).
final class BlockWriter {
    private final int steps;
    private final DType dtype;
    private final Map<String, double[]> rows = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    BlockWriter(int steps, DType dtype) {
        this.steps = steps;
        this.dtype = dtype;
    }

    void put(String name, Signal signal, int batch, int step, double[] values) {
        double[] all = rows.computeIfAbsent(name, key -> new double[Math.multiplyExact(steps, values.length)]);
        shapes.putIfAbsent(name, Shape.of(steps, batch).plus(signal.shape()));
        System.arraycopy(values, 0, all, step * values.length, values.length);
    }

    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> tensors.put(
                name, Tensor.of(shape, rows.getOrDefault(name, new double[0])).cast(dtype)));
        return tensors;
    }
}
