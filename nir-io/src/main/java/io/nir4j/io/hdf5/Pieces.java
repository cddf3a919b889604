package io.nir4j.io.hdf5;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// Hands a segment of any size on as direct buffers, one after the other.
///
/// Native and mapped memory is not copied. Memory on the Java heap goes through one small buffer: a channel would
/// copy each piece anyway and keep a direct buffer of its size, and only byte arrays can be seen as byte buffers.
final class Pieces {
    private static final int NATIVE_PIECE_BYTES = 1 << 26;
    private static final int HEAP_PIECE_BYTES = 1 << 20;

    /// What is done with a piece; all of it must be consumed.
    interface Sink {
        void accept(ByteBuffer piece) throws IOException;
    }

    private Pieces() {}

    static void of(MemorySegment segment, Sink sink) throws IOException {
        if (segment.isNative()) {
            for (long from = 0; from < segment.byteSize(); from += NATIVE_PIECE_BYTES) {
                sink.accept(piece(segment, from, NATIVE_PIECE_BYTES).asByteBuffer());
            }
            return;
        }
        ByteBuffer copy = ByteBuffer.allocateDirect((int) Math.min(segment.byteSize(), HEAP_PIECE_BYTES));
        for (long from = 0; from < segment.byteSize(); from += HEAP_PIECE_BYTES) {
            MemorySegment piece = piece(segment, from, HEAP_PIECE_BYTES);
            MemorySegment.ofBuffer(copy.clear()).copyFrom(piece);
            sink.accept(copy.limit((int) piece.byteSize()));
        }
    }

    private static MemorySegment piece(MemorySegment segment, long from, long limit) {
        return segment.asSlice(from, Math.min(limit, segment.byteSize() - from));
    }
}
