package io.nir4j.io.hdf5;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/// Appends the deflated chunks of one array, one after the other, and the B-tree that finds them.
final class ChunkedData implements AutoCloseable {
    private final FileSpace space;
    private final ChunkGrid grid;
    private final Deflater deflater;
    private final ByteBuffer deflated = ByteBuffer.allocateDirect(1 << 15);

    ChunkedData(FileSpace space, ChunkGrid grid, int level) {
        this.space = space;
        this.grid = grid;
        this.deflater = new Deflater(level);
    }

    /// Says where the root of the B-tree is.
    long write(MemorySegment data) throws IOException {
        List<byte[]> keys = new ArrayList<>();
        List<Long> addresses = new ArrayList<>();
        for (int chunk = 0; chunk < grid.count(); chunk++) {
            long address = space.beginBlock();
            long size = deflate(data.asSlice(grid.start(chunk), grid.usedBytes(chunk)));
            addresses.add(address);
            keys.add(key(size, grid.offset(chunk), 0));
        }
        keys.add(endKey());
        return BTree.ofChunks(grid.rank()).write(space, keys, addresses);
    }

    @Override
    public void close() {
        deflater.end();
    }

    /// Deflates a run of elements, filled up with zeros to a whole chunk, and says how many bytes came out.
    private long deflate(MemorySegment run) throws IOException {
        deflater.reset();
        Pieces.of(run, this::deflatePiece);
        ByteBuffer zeros = ByteBuffer.allocate(1 << 12);
        for (long missing = grid.chunkBytes() - run.byteSize(); missing > 0; missing -= zeros.limit()) {
            deflatePiece(zeros.clear().limit((int) Math.min(missing, zeros.capacity())));
        }
        deflater.finish();
        while (!deflater.finished()) {
            appendDeflated();
        }
        return deflater.getBytesWritten();
    }

    private void deflatePiece(ByteBuffer piece) throws IOException {
        deflater.setInput(piece);
        while (!deflater.needsInput()) {
            appendDeflated();
        }
    }

    private void appendDeflated() throws IOException {
        deflater.deflate(deflated.clear());
        space.appendMore(deflated.flip());
    }

    /// One chunk beyond the last one in every axis, the element's included.
    private byte[] endKey() {
        List<Long> end = grid.offset(grid.count() - 1);
        for (int i = 0; i < end.size(); i++) {
            end.set(i, end.get(i) + grid.chunkDims().get(i));
        }
        return key(0, end, grid.elementBytes());
    }

    private static byte[] key(long size, List<Long> offset, long offsetInElement) {
        ByteWriter key = new ByteWriter().u32(size).u32(0); // filter mask: none left out
        offset.forEach(key::u64);
        return key.u64(offsetInElement).toBytes();
    }
}
