package io.nir4j.io.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.nir4j.io.file.Allocation;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Puts the chunks of one data set together.
///
/// Every size is checked against the size of the file before memory is asked for and before jHDF builds its list
/// of chunks.
final class ChunkedReader {
    /// An array holds a chunk, with room for checksums.
    private static final int LARGEST_CHUNK_BYTES = Integer.MAX_VALUE - 1024;

    private final ChunkedDataset dataset;
    private final String path;
    private final long[] dims;
    private final int elementBytes;
    private final int[] chunkDims;

    ChunkedReader(ChunkedDataset dataset, String path, H5Space space, int elementBytes) {
        this.dataset = dataset;
        this.path = path;
        this.dims = space.dims().stream().mapToLong(Long::longValue).toArray();
        this.elementBytes = elementBytes;
        this.chunkDims = Jhdf.ask(path, dataset::getChunkDimensions);
    }

    /// The elements in the file's byte order.
    ///
    /// @param bytes how many the shape needs, more than 0
    MemorySegment read(long bytes, long fileBytes) {
        if (dims.length == 0
                || chunkDims.length != dims.length
                || Arrays.stream(chunkDims).anyMatch(extent -> extent <= 0)) {
            throw fault(
                    Code.DAMAGED_FILE,
                    "has chunks of shape " + Arrays.toString(chunkDims) + " for data of shape "
                            + Arrays.toString(dims));
        }
        ChunkFilters filters = new ChunkFilters(Jhdf.ask(path, dataset::getFilters), chunkBytes(), path);
        checkSizes(bytes, fileBytes, filters.filters().isEmpty() ? 1 : ChunkFilters.MOST_EXPANSION);
        if (Arrays.stream(dims).anyMatch(extent -> extent > Integer.MAX_VALUE)) {
            throw fault(Code.UNSUPPORTED_CONTENT, "is stored in chunks and has an extent of 2^31 or more");
        }
        if (Arrays.equals(dims, Arrays.stream(chunkDims).asLongStream().toArray())) {
            return MemorySegment.ofArray(chunk(new long[dims.length], filters));
        }
        MemorySegment whole = Allocation.of(bytes, path);
        long[] offset = new long[dims.length];
        do {
            copyRows(MemorySegment.ofArray(chunk(offset, filters)), offset, whole);
        } while (next(offset, dims.length, chunkDims, dims));
        return whole;
    }

    private int chunkBytes() {
        double bytes = Arrays.stream(chunkDims).asDoubleStream().reduce(elementBytes, (a, b) -> a * b);
        if (bytes > LARGEST_CHUNK_BYTES) {
            throw fault(
                    Code.UNSUPPORTED_CONTENT,
                    "has chunks of shape " + Arrays.toString(chunkDims) + ", 2^31 bytes or more each");
        }
        return (int) bytes;
    }

    private void checkSizes(long bytes, long fileBytes, long mostExpansion) {
        // Each chunk takes at least a byte of the file, and is a row of jHDF's list.
        if (Math.max(bytes, chunkBytes()) / mostExpansion > fileBytes || chunks() > fileBytes) {
            throw fault(
                    Code.LARGER_THAN_FILE,
                    "declares " + bytes + " bytes in " + (long) chunks() + " chunks; the whole file has " + fileBytes
                            + " bytes");
        }
        long stored = Math.min(fileBytes, Jhdf.ask(path, dataset::getStorageInBytes));
        if (stored == 0) {
            throw fault(Code.UNSUPPORTED_CONTENT, "declares " + bytes + " bytes, but no value was ever written to it");
        }
        if (bytes / mostExpansion > stored) {
            throw fault(
                    Code.LARGER_THAN_FILE,
                    "declares " + bytes + " bytes, but stores only " + stored + ", which cannot expand to so many");
        }
    }

    /// A double, because a damaged shape can mean more than 2^63.
    private double chunks() {
        double count = 1;
        for (int axis = 0; axis < dims.length; axis++) {
            count *= Math.ceilDiv(dims[axis], chunkDims[axis]);
        }
        return count;
    }

    private byte[] chunk(long[] offset, ChunkFilters filters) {
        int[] start = Arrays.stream(offset).mapToInt(Math::toIntExact).toArray();
        ByteBuffer stored = Jhdf.ask(path, () -> dataset.getRawChunkBuffer(start));
        byte[] raw = Allocation.array(stored.remaining(), path);
        stored.get(raw);
        return filters.decode(raw);
    }

    /// Copies what of a chunk lies inside the data set, one run along the last axis at a time.
    private void copyRows(MemorySegment chunk, long[] offset, MemorySegment whole) {
        long[] inside = new long[dims.length];
        Arrays.setAll(inside, axis -> Math.min(chunkDims[axis], dims[axis] - offset[axis]));
        long rowBytes = inside[dims.length - 1] * elementBytes;
        int[] ones = new int[dims.length];
        Arrays.fill(ones, 1);
        long[] row = new long[dims.length];
        do {
            long from = 0;
            long to = 0;
            for (int axis = 0; axis < dims.length; axis++) {
                from = from * chunkDims[axis] + row[axis];
                to = to * dims[axis] + offset[axis] + row[axis];
            }
            MemorySegment.copy(chunk, from * elementBytes, whole, to * elementBytes, rowBytes);
        } while (next(row, dims.length - 1, ones, inside));
    }

    /// Goes on to the next position in row-major order over the first `axes` axes; false after the last one.
    private static boolean next(long[] position, int axes, int[] step, long[] end) {
        for (int axis = axes - 1; axis >= 0; axis--) {
            position[axis] += step[axis];
            if (position[axis] < end[axis]) {
                return true;
            }
            position[axis] = 0;
        }
        return false;
    }

    private InvalidNetwork fault(Code code, String message) {
        return Diagnostic.of(code, message).at(Place.path(path)).asException();
    }
}
