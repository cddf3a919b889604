package io.nir4j.io.hdf5;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The file being written: blocks go to its end, each at a multiple of eight bytes, small ones collected first.
final class FileSpace {
    private final FileChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocateDirect(1 << 16);
    private long flushed;

    FileSpace(FileChannel channel) {
        this.channel = channel;
    }

    /// Where the next block will begin.
    long end() {
        return ByteWriter.aligned(unalignedEnd());
    }

    /// Appends a block and says where it begins.
    long append(byte[] block) throws IOException {
        long address = beginBlock();
        appendMore(ByteBuffer.wrap(block));
        return address;
    }

    /// Appends the bytes of a segment without copying more than a piece of them.
    long append(MemorySegment block) throws IOException {
        long address = beginBlock();
        Pieces.of(block, this::appendMore);
        return address;
    }

    /// Begins a block whose bytes follow with [#appendMore].
    long beginBlock() throws IOException {
        appendMore(ByteBuffer.allocate((int) (end() - unalignedEnd())));
        return unalignedEnd();
    }

    void appendMore(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > pending.remaining()) {
            flush();
        }
        if (bytes.remaining() > pending.remaining()) {
            flushed += writeAll(bytes, flushed);
        } else {
            pending.put(bytes);
        }
    }

    /// Leaves room for a block that [#patch] fills in later.
    long reserve(long size) throws IOException {
        long address = beginBlock();
        flush();
        flushed += size;
        return address;
    }

    /// Fills in a reserved block.
    void patch(long address, byte[] block) throws IOException {
        writeAll(ByteBuffer.wrap(block), address);
    }

    void flush() throws IOException {
        flushed += writeAll(pending.flip(), flushed);
        pending.clear();
    }

    private long unalignedEnd() {
        return flushed + pending.position();
    }

    private long writeAll(ByteBuffer bytes, long address) throws IOException {
        int size = bytes.remaining();
        long position = address;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
        return size;
    }
}
