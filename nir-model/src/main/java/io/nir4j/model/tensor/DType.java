package io.nir4j.model.tensor;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.nir4j.model.diagnostic.CompilerBug;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// The element types a NIR file can hold, spelled as NumPy spells them.
public enum DType {
    BOOL("bool", 1, Family.BOOLEAN),
    I8("int8", 1, Family.INTEGER),
    I16("int16", 2, Family.INTEGER),
    I32("int32", 4, Family.INTEGER),
    I64("int64", 8, Family.INTEGER),
    U8("uint8", 1, Family.INTEGER),
    F16("float16", 2, Family.FLOATING),
    F32("float32", 4, Family.FLOATING),
    F64("float64", 8, Family.FLOATING);

    private enum Family {
        BOOLEAN,
        INTEGER,
        FLOATING
    }

    static final ValueLayout.OfShort SHORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfFloat FLOAT = JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfDouble DOUBLE = JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String label;
    private final int bytes;
    private final Family family;

    DType(String label, int bytes, Family family) {
        this.label = label;
        this.bytes = bytes;
        this.family = family;
    }

    /// The type with this NumPy name, such as `float32`.
    public static Optional<DType> named(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /// The NumPy name, such as `float32`.
    public String label() {
        return label;
    }

    /// Bytes per element.
    public int bytes() {
        return bytes;
    }

    /// True for int8 to int64 and uint8.
    public boolean isInteger() {
        return family == Family.INTEGER;
    }

    /// True for float16, float32 and float64.
    public boolean isFloating() {
        return family == Family.FLOATING;
    }

    double getDouble(MemorySegment data, long index) {
        return switch (this) {
            case F16 -> Float.float16ToFloat(data.get(SHORT, 2 * index));
            case F32 -> data.get(FLOAT, 4 * index);
            case F64 -> data.get(DOUBLE, 8 * index);
            case BOOL, I8, I16, I32, I64, U8 -> getLong(data, index);
        };
    }

    long getLong(MemorySegment data, long index) {
        return switch (this) {
            case BOOL -> data.get(JAVA_BYTE, index) != 0 ? 1 : 0;
            case I8 -> data.get(JAVA_BYTE, index);
            case U8 -> Byte.toUnsignedLong(data.get(JAVA_BYTE, index));
            case I16 -> data.get(SHORT, 2 * index);
            case I32 -> data.get(INT, 4 * index);
            case I64 -> data.get(LONG, 8 * index);
            case F16, F32, F64 -> (long) getDouble(data, index);
        };
    }

    /// The bits of an element, without sign.
    long getBits(MemorySegment data, long index) {
        return switch (bytes) {
            case 1 -> Byte.toUnsignedLong(data.get(JAVA_BYTE, index));
            case 2 -> Short.toUnsignedLong(data.get(SHORT, 2 * index));
            case 4 -> Integer.toUnsignedLong(data.get(INT, 4 * index));
            default -> data.get(LONG, 8 * index);
        };
    }

    /// The bits of the NaN that arithmetic gives.
    long usualNan() {
        return switch (this) {
            case F16 -> Short.toUnsignedLong(Float.floatToFloat16(Float.NaN));
            case F32 -> Integer.toUnsignedLong(Float.floatToIntBits(Float.NaN));
            case F64 -> Double.doubleToLongBits(Double.NaN);
            case BOOL, I8, I16, I32, I64, U8 -> throw new CompilerBug(label + " has no NaN");
        };
    }

    void setDouble(MemorySegment data, long index, double value) {
        switch (this) {
            case F16 -> data.set(SHORT, 2 * index, halfOf(value));
            case F32 -> data.set(FLOAT, 4 * index, (float) value);
            case F64 -> data.set(DOUBLE, 8 * index, value);
            case BOOL -> data.set(JAVA_BYTE, index, (byte) (value != 0 ? 1 : 0));
            case I8, I16, I32, I64, U8 -> setLong(data, index, (long) value);
        }
    }

    void setLong(MemorySegment data, long index, long value) {
        switch (this) {
            case BOOL -> data.set(JAVA_BYTE, index, (byte) (value != 0 ? 1 : 0));
            case I8, U8 -> data.set(JAVA_BYTE, index, (byte) value);
            case I16 -> data.set(SHORT, 2 * index, (short) value);
            case I32 -> data.set(INT, 4 * index, (int) value);
            case I64 -> data.set(LONG, 8 * index, value);
            // Straight to float: by way of double it would be rounded twice.
            case F32 -> data.set(FLOAT, 4 * index, (float) value);
            case F16, F64 -> setDouble(data, index, (double) value);
        }
    }

    /// Rounds once from double to half: going through float would round twice.
    private static short halfOf(double value) {
        float nearest = (float) value;
        if (nearest != value && !Double.isNaN(value) && !Float.isInfinite(nearest)) {
            // Sticky bit: keep the float on the side of the half-way point where the double lies.
            int bits = Float.floatToRawIntBits(nearest);
            boolean overshot = Math.abs((double) nearest) > Math.abs(value);
            nearest = Float.intBitsToFloat(overshot ? (bits - 1) | 1 : bits | 1);
        }
        return Float.floatToFloat16(nearest);
    }
}
