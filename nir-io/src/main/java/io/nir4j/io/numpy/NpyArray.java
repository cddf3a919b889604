package io.nir4j.io.numpy;

import io.nir4j.io.file.FileBytes;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// An array in a file, read as a whole or in blocks along its first axis.
///
/// The file is mapped where it is large: blocks of a little-endian array in C order are views of it, which take no
/// memory; others are converted block by block.
public final class NpyArray {
    private final NpyHeader header;
    private final MemorySegment stored;

    private NpyArray(NpyHeader header, MemorySegment stored) {
        this.header = header;
        this.stored = stored;
    }

    /// The array in a `.npy` file.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the file is no `.npy`, damaged, or of a type that no
    ///     tensor has
    public static NpyArray open(Path file) throws IOException {
        return of(FileBytes.of(file));
    }

    /// The array in the content of a `.npy` file.
    static NpyArray of(MemorySegment file) {
        NpyHeader header = NpyHeader.read(file);
        long needed = header.dataBytes();
        long found = file.byteSize() - header.dataOffset();
        if (found < needed) {
            throw Diagnostic.of(
                            Code.LARGER_THAN_FILE,
                            "the array of shape " + header.shape() + " takes " + needed
                                    + " bytes, but the file holds only " + found)
                    .asException();
        }
        if (found > needed) {
            throw Diagnostic.of(
                            Code.UNSUPPORTED_CONTENT,
                            "the file goes on for " + (found - needed) + " bytes after its array of shape "
                                    + header.shape())
                    .hint("several arrays belong in an .npz file")
                    .asException();
        }
        return new NpyArray(header, file.asSlice(header.dataOffset(), needed));
    }

    /// The type of the tensors read; it holds every value of the type stored.
    public DType dtype() {
        return header.type().dtype();
    }

    public Shape shape() {
        return header.shape();
    }

    /// The whole array.
    public Tensor all() {
        if (!header.fortranOrder() || Elements.isOrderless(shape())) {
            return Elements.tensor(header.type(), shape(), stored);
        }
        return block(0, shape().dim(0));
    }

    /// The block `[from, to)` along the first axis.
    ///
    /// @throws IndexOutOfBoundsException if the array has no such block; a number of rank 0 has none
    public Tensor block(long from, long to) {
        if (shape().rank() == 0 || from < 0 || from > to || to > shape().dim(0)) {
            throw new IndexOutOfBoundsException("block " + from + " to " + to + " of an array of shape " + shape());
        }
        Shape inner = shape().slice(1, shape().rank());
        Shape block = Shape.of(to - from).plus(inner);
        if (header.fortranOrder() && !Elements.isOrderless(shape())) {
            return Elements.tensor(header.type(), block, Elements.rowMajor(header, stored, from, to));
        }
        long rowBytes = shape().dim(0) == 0 ? 0 : stored.byteSize() / shape().dim(0);
        return Elements.tensor(header.type(), block, stored.asSlice(from * rowBytes, (to - from) * rowBytes));
    }
}
