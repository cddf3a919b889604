package io.nir4j.io.numpy;

import io.nir4j.io.file.SegmentBytes;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;

/// Takes an array of known shape in blocks along its first axis, and keeps none of them.
public final class NpyWriter {
    private final DType dtype;
    private final Shape shape;
    private final Bytes target;
    private long written;

    /// Where the elements go.
    interface Bytes {
        void write(MemorySegment data) throws IOException;
    }

    NpyWriter(DType dtype, Shape shape, Bytes target) {
        if (shape.rank() == 0) {
            throw new IllegalArgumentException("a single number has no axis to append along");
        }
        this.dtype = dtype;
        this.shape = shape;
        this.target = target;
    }

    static Bytes toStream(OutputStream stream) {
        return data -> SegmentBytes.forEachPiece(data, (bytes, length) -> stream.write(bytes, 0, length));
    }

    /// Appends `block`, whose extent along the first axis is free.
    ///
    /// @throws IllegalArgumentException if its type or its other extents are not those of the array, or there is no
    ///     room left for it
    public void append(Tensor block) throws IOException {
        Shape given = block.shape();
        boolean fits = given.rank() == shape.rank()
                && given.slice(1, given.rank()).equals(shape.slice(1, shape.rank()))
                && block.dtype() == dtype
                && given.dim(0) <= shape.dim(0) - written;
        if (!fits) {
            throw new IllegalArgumentException("a block " + block.dtype().label() + given + " does not continue "
                    + dtype.label() + shape + " after " + written + " of its " + shape.dim(0));
        }
        target.write(block.data());
        written += given.dim(0);
    }

    void checkComplete() {
        if (written != shape.dim(0)) {
            throw new IllegalStateException(
                    "only " + written + " of " + shape.dim(0) + " along the first axis were appended");
        }
    }
}
