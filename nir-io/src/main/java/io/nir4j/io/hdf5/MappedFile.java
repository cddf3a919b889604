package io.nir4j.io.hdf5;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file as jHDF sees it: one read-only mapping, and a limit on how much is read in all.
///
/// A damaged file can lead jHDF in circles that never end or that end only when the memory does. Each turn reads
/// something, so counting what is read stops them all. What [#map] gives is not counted: the caller measured it
/// first.
final class MappedFile extends FileChannel {
    /// A sound file's structure is read about three times; it is a part of the file.
    private static final long READS_PER_BYTE = 8;

    private static final long FREE_BYTES = 1 << 24;
    /// So that reading a single byte over and over ends too.
    private static final long COST_OF_A_READ_BYTES = 16;

    private final MemorySegment content;
    private long bytesLeft;

    private MappedFile(MemorySegment content) {
        this.content = content;
        this.bytesLeft = FREE_BYTES + READS_PER_BYTE * content.byteSize();
    }

    static MappedFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new MappedFile(channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        }
    }

    /// All bytes; they stay mapped for as long as any slice of them is in use.
    MemorySegment content() {
        return content;
    }

    @Override
    public long size() {
        return content.byteSize();
    }

    @Override
    public int read(ByteBuffer target, long position) {
        if (position < 0 || position >= size()) {
            throw outside(position, target.remaining());
        }
        int length = (int) Math.min(target.remaining(), size() - position);
        bytesLeft -= length + COST_OF_A_READ_BYTES;
        if (bytesLeft < 0) {
            throw new IndexOutOfBoundsException("the structure of the file leads in circles");
        }
        target.put(content.asSlice(position, length).asByteBuffer());
        return length;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long length) {
        if (position < 0 || length < 0 || length > size() - position) {
            throw outside(position, length);
        }
        return (MappedByteBuffer) content.asSlice(position, length).asByteBuffer();
    }

    /// Unchecked: after an [IOException] jHDF would try another way, and allocate `length` bytes first.
    private IndexOutOfBoundsException outside(long position, long length) {
        return new IndexOutOfBoundsException(
                "its structure points to " + length + " bytes at " + position + ", the file has " + size() + " bytes");
    }

    @Override
    protected void implCloseChannel() {
        // The mapping lives as long as the values that were read from it.
    }

    private static UnsupportedOperationException notForReaders() {
        return new UnsupportedOperationException("the file is read by position only");
    }

    @Override
    public int read(ByteBuffer target) {
        throw notForReaders();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw notForReaders();
    }

    @Override
    public int write(ByteBuffer source) {
        throw notForReaders();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw notForReaders();
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw notForReaders();
    }

    @Override
    public long position() {
        throw notForReaders();
    }

    @Override
    public FileChannel position(long newPosition) {
        throw notForReaders();
    }

    @Override
    public FileChannel truncate(long size) {
        throw notForReaders();
    }

    @Override
    public void force(boolean metaData) {
        throw notForReaders();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw notForReaders();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw notForReaders();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw notForReaders();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw notForReaders();
    }
}
