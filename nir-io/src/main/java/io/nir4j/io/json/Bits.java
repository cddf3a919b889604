package io.nir4j.io.json;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The elements of tensors under construction, and which of them decimals can say.
final class Bits {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final short NAN16 = Float.floatToFloat16(Float.NaN);
    private static final int NAN32 = Float.floatToIntBits(Float.NaN);
    private static final long NAN64 = Double.doubleToLongBits(Double.NaN);

    private Bits() {}

    /// True unless an element is another NaN than the usual one, of which decimals know no name.
    static boolean areInDecimals(Tensor tensor) {
        if (!tensor.dtype().isFloating()) {
            return true;
        }
        for (long i = 0; i < tensor.elements(); i++) {
            if (Double.isNaN(tensor.getDouble(i)) && !isUsualNan(tensor.dtype(), tensor.data(), i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUsualNan(DType dtype, MemorySegment data, long index) {
        return switch (dtype) {
            case F16 -> data.get(SHORT, 2 * index) == NAN16;
            case F32 -> data.get(INT, 4 * index) == NAN32;
            default -> data.get(LONG, 8 * index) == NAN64;
        };
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
