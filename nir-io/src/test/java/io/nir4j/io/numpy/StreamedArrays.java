package io.nir4j.io.numpy;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes arrays in rows, one row of each in turn.
final class StreamedArrays {
    private StreamedArrays() {}

    static void write(Path file, List<Tensor> tensors) throws IOException {
        Map<String, Tensor> arrays = tensors.stream().collect(Collectors.toMap(StreamedArrays::name, tensor -> tensor));
        Map<String, NpzWriter.Plan> plans = arrays.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        array -> new NpzWriter.Plan(
                                array.getValue().dtype(), array.getValue().shape())));
        Npz.write(file, plans, writer -> {
            for (long row = 0; row < 300; row++) {
                for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
                    if (row < array.getValue().shape().dim(0)) {
                        writer.append(array.getKey(), row(array.getValue(), row));
                    }
                }
            }
        });
    }

    static Tensor row(Tensor tensor, long row) {
        long bytes = tensor.data().byteSize() / tensor.shape().dim(0);
        Shape shape = Shape.of(1).plus(tensor.shape().slice(1, tensor.shape().rank()));
        return Tensor.wrap(tensor.dtype(), shape, tensor.data().asSlice(row * bytes, bytes));
    }

    private static String name(Tensor tensor) {
        return tensor.dtype().label() + "_"
                + tensor.shape().toString().replaceAll("[() ]", "").replace(',', 'x');
    }
}
