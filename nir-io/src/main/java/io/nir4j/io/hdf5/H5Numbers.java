package io.nir4j.io.hdf5;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// An array of numbers or booleans.
///
/// `data` holds the elements packed, last axis fastest, little-endian. It is not copied: it must not change, and
/// its arena must stay open, until the file is written. Two values are equal only if they look at the same memory.
/// A size that does not fit type and shape, or a boolean other than 0 and 1, is an [IllegalArgumentException].
public record H5Numbers(H5Type type, H5Space space, MemorySegment data) implements H5Value {
    public H5Numbers {
        long expected = byteSize(type, space);
        if (data.byteSize() != expected) {
            throw new IllegalArgumentException(
                    "an array " + type + space + " takes " + expected + " bytes, found " + data.byteSize());
        }
        if (type == H5Type.BOOL) {
            requireZeroOrOne(data);
        }
        data = data.asReadOnly();
    }

    public static H5Numbers of(H5Type type, MemorySegment data, long... dims) {
        return new H5Numbers(type, H5Space.of(dims), data);
    }

    /// A single float64.
    public static H5Numbers scalar(double value) {
        return of(H5Type.F64, bytes(Double.doubleToRawLongBits(value), 8));
    }

    /// A single int64.
    public static H5Numbers scalar(long value) {
        return of(H5Type.I64, bytes(value, 8));
    }

    /// A single boolean.
    public static H5Numbers scalar(boolean value) {
        return of(H5Type.BOOL, bytes(value ? 1 : 0, 1));
    }

    private static MemorySegment bytes(long littleEndian, int count) {
        byte[] all = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(littleEndian)
                .array();
        return MemorySegment.ofArray(all).asSlice(0, count);
    }

    private static long byteSize(H5Type type, H5Space space) {
        try {
            return Math.multiplyExact(space.count(), type.bytes());
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("more than 2^63 bytes: " + type + space, tooLarge);
        }
    }

    private static void requireZeroOrOne(MemorySegment data) {
        for (long i = 0; i < data.byteSize(); i++) {
            byte value = data.get(JAVA_BYTE, i);
            if (value != 0 && value != 1) {
                throw new IllegalArgumentException("boolean " + i + " is the byte " + value + ", expected 0 or 1");
            }
        }
    }
}
