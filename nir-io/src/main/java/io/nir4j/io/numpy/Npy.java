package io.nir4j.io.numpy;

import io.nir4j.io.file.AtomicFile;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// Reads and writes `.npy` files.
public final class Npy {
    private Npy() {}

    /// The array in `file`, mapped where it can be; unsigned integers of 2 and 4 bytes become int32 and int64.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the file is no `.npy`, damaged, or of a type that no
    ///     tensor has
    public static Tensor read(Path file) throws IOException {
        return NpyArray.open(file).all();
    }

    /// Replaces `file` with an array in C order.
    public static void write(Path file, Tensor tensor) throws IOException {
        AtomicFile.writeStream(file, stream -> {
            stream.write(NpyHeader.write(tensor.dtype(), tensor.shape()));
            NpyWriter.toStream(stream).write(tensor.data());
        });
    }

    /// Replaces `file` with an array that `blocks` gives piece by piece along its first axis.
    ///
    /// @param shape of the whole array, at least one axis
    /// @param blocks appends all of it; if it throws, the file stays what it was
    /// @throws IllegalStateException if it appends less than all
    public static void write(Path file, DType dtype, Shape shape, AtomicFile.Content<NpyWriter> blocks)
            throws IOException {
        AtomicFile.writeStream(file, stream -> writeBlocks(stream, dtype, shape, blocks));
    }

    private static void writeBlocks(OutputStream stream, DType dtype, Shape shape, AtomicFile.Content<NpyWriter> blocks)
            throws IOException {
        stream.write(NpyHeader.write(dtype, shape));
        NpyWriter writer = new NpyWriter(dtype, shape, NpyWriter.toStream(stream));
        blocks.writeTo(writer);
        writer.checkComplete();
    }
}
