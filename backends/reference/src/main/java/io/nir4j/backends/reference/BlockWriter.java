package io.nir4j.backends.reference;

import io.nir4j.compiler.program.Signal;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// Gathers signals step by step into arrays of shape (time, batch, features...).
final class BlockWriter {
    private final int steps;
    private final int batch;
    private final DType dtype;
    private final Map<String, Rows> arrays = new LinkedHashMap<>();

    /// An array under way.
    @SuppressWarnings("ArrayRecordComponent") // Filled in place, never compared.
    private record Rows(Shape shape, double[] values) {}

    BlockWriter(int steps, int batch, DType dtype) {
        this.steps = steps;
        this.batch = batch;
        this.dtype = dtype;
    }

    /// Makes room for a signal; a block may have no steps and still has its arrays.
    void add(String name, Signal signal) {
        Shape shape = Shape.of(steps, batch).plus(signal.shape());
        arrays.put(name, new Rows(shape, new double[Math.toIntExact(shape.elements())]));
    }

    void put(String name, int step, double[] row) {
        Rows rows = arrays.get(name);
        if (rows == null) {
            throw new CompilerBug("no room for '" + name + "'");
        }
        System.arraycopy(row, 0, rows.values(), step * row.length, row.length);
    }

    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        arrays.forEach((name, rows) ->
                tensors.put(name, Tensor.of(rows.shape(), rows.values()).cast(dtype)));
        return tensors;
    }
}
