package io.nir4j.io.file;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A memory segment as a stream of bytes.
///
/// Also over a heap array of another type than byte, which a buffer cannot show, and past 2^31 bytes.
public final class SegmentBytes extends InputStream {
    private final MemorySegment segment;
    private long position;

    public SegmentBytes(MemorySegment segment) {
        this.segment = segment;
    }

    @Override
    public int read() {
        return position == segment.byteSize() ? -1 : Byte.toUnsignedInt(segment.get(ValueLayout.JAVA_BYTE, position++));
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = (int) Math.min(length, segment.byteSize() - position);
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, segment.byteSize() - position);
    }

    /// What is done with a piece of a segment.
    public interface Piece {
        /// Takes the first `length` bytes of `bytes`, which will hold others afterwards.
        void take(byte[] bytes, int length) throws IOException;
    }

    /// Hands the bytes of `segment` to `piece`, a bounded number at a time.
    public static void forEachPiece(MemorySegment segment, Piece piece) throws IOException {
        byte[] bytes = new byte[(int) Math.min(segment.byteSize(), 1 << 18)];
        try (SegmentBytes rest = new SegmentBytes(segment)) {
            for (int length = rest.read(bytes, 0, bytes.length);
                    length > 0;
                    length = rest.read(bytes, 0, bytes.length)) {
                piece.take(bytes, length);
            }
        }
    }
}
