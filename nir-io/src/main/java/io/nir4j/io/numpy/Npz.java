package io.nir4j.io.numpy;

import io.nir4j.io.file.AtomicFile;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads and writes `.npz` files; equal arrays give equal bytes, in whatever order they come.
public final class Npz {
    private Npz() {}

    /// How the arrays lie in the archive.
    public enum Packing {
        /// As they are, so that readers can map them.
        STORED,
        /// Compressed, as `numpy.savez_compressed` does.
        DEFLATED
    }

    /// All arrays of `file` by name; those of a large file that are stored are mapped.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the file is no `.npz`, damaged, or holds an array of a
    ///     type that no tensor has
    public static SortedMap<String, Tensor> read(Path file) throws IOException {
        return NpzFile.open(file).all();
    }

    /// Replaces `file` with these arrays, stored.
    public static void write(Path file, Map<String, Tensor> arrays) throws IOException {
        write(file, arrays, Packing.STORED);
    }

    /// Replaces `file` with these arrays.
    public static void write(Path file, Map<String, Tensor> arrays, Packing packing) throws IOException {
        AtomicFile.write(file, channel -> write(new ZipWriter(channel), arrays, packing));
    }

    private static void write(ZipWriter zip, Map<String, Tensor> arrays, Packing packing) throws IOException {
        for (Map.Entry<String, Tensor> array : new TreeMap<>(arrays).entrySet()) {
            Tensor tensor = array.getValue();
            MemorySegment header = MemorySegment.ofArray(NpyHeader.write(tensor.dtype(), tensor.shape()));
            String name = NpzWriter.memberName(array.getKey());
            switch (packing) {
                case DEFLATED -> zip.deflate(name, List.of(header, tensor.data()));
                case STORED -> {
                    var member =
                            zip.store(name, header.byteSize() + tensor.data().byteSize());
                    member.write(header);
                    member.write(tensor.data());
                }
            }
        }
        zip.finish();
    }

    /// Replaces `file` with arrays that come piece by piece, all of them at the same time if need be; stored.
    ///
    /// @param arrays names, types and shapes of all of them, at least one axis each
    /// @param blocks appends all of all; if it throws, the file stays what it was
    /// @throws IllegalStateException if it appends less
    public static void write(Path file, Map<String, NpzWriter.Plan> arrays, AtomicFile.Content<NpzWriter> blocks)
            throws IOException {
        AtomicFile.write(file, channel -> write(channel, arrays, blocks));
    }

    private static void write(
            FileChannel channel, Map<String, NpzWriter.Plan> arrays, AtomicFile.Content<NpzWriter> blocks)
            throws IOException {
        NpzWriter writer = new NpzWriter(new ZipWriter(channel), arrays);
        blocks.writeTo(writer);
        writer.finish();
    }
}
