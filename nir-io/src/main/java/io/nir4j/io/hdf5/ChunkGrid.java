package io.nir4j.io.hdf5;

import java.util.ArrayList;
import java.util.List;

/// How an array is cut into chunks that each are one run of its elements, in the order of the runs.
///
/// The axes before `axis` are cut into single indices, `axis` into blocks of `rows` indices, the axes after it not
/// at all. The blocks are as equal as they can be; the last one may reach over the end of the array, where HDF5
/// stores zeros.
record ChunkGrid(List<Long> dims, int elementBytes, int axis, long rows) {
    /// Deflating one chunk after the other needs little memory, and a reader of a part unpacks little more than
    /// it.
    static final long USUAL_LIMIT_BYTES = 16 << 20;

    /// The grid with the fewest chunks of at most `limitBytes`, for an array with at least one axis and one
    /// element.
    static ChunkGrid of(H5Space space, int elementBytes, long limitBytes) {
        List<Long> dims = space.dims();
        int axis = dims.size() - 1;
        long rowBytes = elementBytes;
        while (axis > 0 && rowBytes * dims.get(axis) <= limitBytes) {
            rowBytes *= dims.get(axis);
            axis--;
        }
        long blocks = Math.ceilDiv(dims.get(axis), Math.max(1, limitBytes / rowBytes));
        return new ChunkGrid(dims, elementBytes, axis, Math.ceilDiv(dims.get(axis), blocks));
    }

    int rank() {
        return dims.size();
    }

    List<Long> chunkDims() {
        List<Long> chunk = new ArrayList<>(dims);
        for (int i = 0; i < axis; i++) {
            chunk.set(i, 1L);
        }
        chunk.set(axis, rows);
        return chunk;
    }

    long chunkBytes() {
        return rows * rowBytes();
    }

    int count() {
        return Math.toIntExact(product(0, axis) * blocks());
    }

    /// Where the run of a chunk begins among the bytes of the array.
    long start(int chunk) {
        return (chunk / blocks() * dims.get(axis) + chunk % blocks() * rows) * rowBytes();
    }

    /// The bytes of a chunk that the array has; [#chunkBytes] but for blocks at the end.
    long usedBytes(int chunk) {
        return Math.min(rows, dims.get(axis) - chunk % blocks() * rows) * rowBytes();
    }

    /// The index of a chunk's first element in each axis.
    List<Long> offset(int chunk) {
        List<Long> offset = new ArrayList<>(dims);
        offset.replaceAll(_ -> 0L);
        offset.set(axis, chunk % blocks() * rows);
        long rest = chunk / blocks();
        for (int i = axis - 1; i >= 0; i--) {
            offset.set(i, rest % dims.get(i));
            rest /= dims.get(i);
        }
        return offset;
    }

    private long blocks() {
        return Math.ceilDiv(dims.get(axis), rows);
    }

    private long rowBytes() {
        return elementBytes * product(axis + 1, dims.size());
    }

    private long product(int from, int to) {
        return dims.subList(from, to).stream().reduce(1L, (a, b) -> a * b);
    }
}
