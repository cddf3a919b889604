package io.nir4j.io.json;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.stream.LongStream;

/// The elements of tensors under construction, and which of them decimals can say.
final class Bits {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Bits() {}

    /// True unless an element is another NaN than the usual one, of which decimals know no name.
    static boolean areInDecimals(Tensor tensor) {
        return !tensor.dtype().isFloating()
                || LongStream.range(0, tensor.elements()).noneMatch(tensor::isOddNan);
    }

    /// True if every byte is 0 or 1.
    static boolean areBooleans(MemorySegment data) {
        for (long i = 0; i < data.byteSize(); i++) {
            if ((data.get(JAVA_BYTE, i) & ~1) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Sets an integer or boolean element.
    static void set(MemorySegment data, DType dtype, long index, long value) {
        switch (dtype.bytes()) {
            case 1 -> data.set(JAVA_BYTE, index, (byte) value);
            case 2 -> data.set(SHORT, 2 * index, (short) value);
            case 4 -> data.set(INT, 4 * index, (int) value);
            default -> data.set(LONG, 8 * index, value);
        }
    }

    static void set(MemorySegment data, long index, float value) {
        data.set(INT, 4 * index, Float.floatToIntBits(value));
    }

    static void set(MemorySegment data, long index, double value) {
        data.set(LONG, 8 * index, Double.doubleToLongBits(value));
    }
}
