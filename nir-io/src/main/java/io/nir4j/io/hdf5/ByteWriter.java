package io.nir4j.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Puts together one small block of the file: little-endian unsigned numbers and bytes, in the order of the calls.
final class ByteWriter {
    private ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

    /// One-byte numbers.
    ByteWriter u8(int... values) {
        for (int value : values) {
            room(1).put((byte) value);
        }
        return this;
    }

    ByteWriter u16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    ByteWriter u32(long value) {
        room(4).putInt((int) value);
        return this;
    }

    ByteWriter u64(long value) {
        room(8).putLong(value);
        return this;
    }

    ByteWriter bytes(byte[] bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    ByteWriter zeros(int count) {
        room(count).position(buffer.position() + count);
        return this;
    }

    /// Zeros up to a multiple of eight bytes.
    ByteWriter align() {
        return zeros((int) (aligned(size()) - size()));
    }

    int size() {
        return buffer.position();
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), size());
    }

    /// The next multiple of eight.
    static long aligned(long size) {
        return (size + 7) & ~7L;
    }

    private ByteBuffer room(int count) {
        if (buffer.remaining() < count) {
            int capacity =
                    Math.max(Math.addExact(size(), count), Math.min(2 * buffer.capacity(), Integer.MAX_VALUE - 8));
            buffer =
                    ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(buffer.flip());
        }
        return buffer;
    }
}
