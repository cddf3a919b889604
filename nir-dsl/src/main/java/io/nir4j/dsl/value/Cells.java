package io.nir4j.dsl.value;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.nir4j.io.file.Allocation;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;

/// An array of one type that is filled from its first element to its last.
///
/// Each number is rounded to the type once. A number that the type does not hold is refused: a fraction or one
/// out of range for integers, a finite one that would become infinite for floats.
public final class Cells {
    private static final ValueLayout.OfShort SHORT = JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = JAVA_FLOAT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE = JAVA_DOUBLE_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final double EXACT_INTEGERS = 0x1p53;
    private static final double LONGS_END = 0x1p63;
    private static final double HALVES_END = 65520;

    private final DType dtype;
    private final Shape shape;
    private final MemorySegment data;
    private long next;

    private Cells(DType dtype, Shape shape) {
        this.dtype = dtype;
        this.shape = shape;
        this.data = Allocation.of(dtype.bytes() * shape.elements(), "an array of the text");
    }

    /// The numbers as an array of this type and shape.
    ///
    /// @throws InvalidNetwork without a place, if the type cannot hold one of them
    static Tensor fill(DType dtype, Shape shape, Elements elements) {
        Cells cells = new Cells(dtype, shape);
        long count = shape.elements();
        if (count > 1 && elements.isUniform()) {
            elements.put(0, cells);
            cells.repeatFirst();
        } else {
            for (long i = 0; i < count; i++) {
                elements.put(i, cells);
            }
        }
        return Tensor.wrap(dtype, shape, cells.data);
    }

    /// One number, rounded.
    static Tensor one(DType dtype, Elements elements, long index) {
        Cells cell = new Cells(dtype, Shape.SCALAR);
        elements.put(index, cell);
        return Tensor.wrap(dtype, Shape.SCALAR, cell.data);
    }

    private void repeatFirst() {
        long filled = dtype.bytes();
        while (filled < data.byteSize()) {
            long more = Math.min(filled, data.byteSize() - filled);
            MemorySegment.copy(data, 0, data, filled, more);
            filled += more;
        }
        next = shape.elements();
    }

    DType dtype() {
        return dtype;
    }

    /// Stores a number that was computed in double; a NaN becomes the usual one.
    void number(double value) {
        switch (dtype) {
            case F64 -> data.set(DOUBLE, 8 * next++, Double.isNaN(value) ? Double.NaN : value);
            case F32 -> putFloat((float) value, value);
            case F16 -> putHalf(value);
            case BOOL, I8, I16, I32, I64, U8 -> putWhole(value);
        }
    }

    private void putFloat(float rounded, double value) {
        if (Float.isInfinite(rounded) && !Double.isInfinite(value)) {
            throw tooLarge(Double.toString(value));
        }
        data.set(FLOAT, 4 * next++, Float.isNaN(rounded) ? Float.NaN : rounded);
    }

    private void putHalf(double value) {
        if (Math.abs(value) >= HALVES_END && !Double.isInfinite(value)) {
            throw tooLarge(Double.toString(value));
        }
        double usual = Double.isNaN(value) ? Double.NaN : value;
        Tensor half = Tensor.filled(DType.F16, Shape.SCALAR, usual);
        data.set(SHORT, 2 * next++, half.data().get(SHORT, 0));
    }

    private void putWhole(double value) {
        if (value != Math.rint(value) || Double.isInfinite(value)) {
            throw wrong(shown(value) + " is not an integer, which " + dtype.label() + " needs");
        }
        if (Math.abs(value) >= EXACT_INTEGERS) {
            throw Math.abs(value) < LONGS_END
                    ? wrong(shown(value) + " was computed with numbers that are exact to 2^53 only")
                    : outOfRange(shown(value));
        }
        integer((long) value);
    }

    /// Stores an integer that is known exactly.
    void integer(long value) {
        long index = next++;
        switch (dtype) {
            case BOOL -> data.set(JAVA_BYTE, index, (byte) inRange(value, 0, 1));
            case I8 -> data.set(JAVA_BYTE, index, (byte) inRange(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case U8 -> data.set(JAVA_BYTE, index, (byte) inRange(value, 0, 255));
            case I16 -> data.set(SHORT, 2 * index, (short) inRange(value, Short.MIN_VALUE, Short.MAX_VALUE));
            case I32 -> data.set(INT, 4 * index, (int) inRange(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case I64 -> data.set(LONG, 8 * index, value);
            case F64 -> data.set(DOUBLE, 8 * index, (double) value);
            // Straight to float: by way of double it would be rounded twice.
            case F32 -> data.set(FLOAT, 4 * index, (float) value);
            case F16 -> {
                next = index;
                putHalf((double) value);
            }
        }
    }

    private long inRange(long value, long least, long most) {
        if (value < least || value > most) {
            throw outOfRange(Long.toString(value));
        }
        return value;
    }

    /// Stores a number that the text writes as `digits` and whose nearest double is `nearest`.
    void literal(double nearest, String digits) {
        boolean wholeInLong = nearest == Math.rint(nearest) && Math.abs(nearest) <= LONGS_END;
        if (dtype == DType.F32) {
            putFloat(Float.parseFloat(digits), nearest);
        } else if (dtype == DType.I64 && wholeInLong) {
            exactly(digits);
        } else if (!dtype.isFloating() && Math.abs(nearest) >= EXACT_INTEGERS) {
            throw outOfRange(digits);
        } else {
            number(nearest);
        }
    }

    private void exactly(String digits) {
        boolean isHex = digits.contains("x");
        BigDecimal exact = isHex ? new BigDecimal(Double.parseDouble(digits)) : new BigDecimal(digits);
        if (exact.stripTrailingZeros().scale() > 0) {
            throw wrong(digits + " is not an integer, which " + dtype.label() + " needs");
        }
        if (exact.toBigInteger().bitLength() > Long.SIZE - 1) {
            throw outOfRange(digits);
        }
        integer(exact.longValueExact());
    }

    /// Stores a NaN by its bits.
    void nan(long bits, String digits) {
        boolean isNan = switch (dtype) {
            case F16 -> bits >>> 16 == 0 && (bits & 0x7fff) > 0x7c00;
            case F32 -> bits >>> 32 == 0 && (bits & 0x7fff_ffffL) > 0x7f80_0000L;
            case F64 -> (bits & Long.MAX_VALUE) > 0x7ff0_0000_0000_0000L;
            case BOOL, I8, I16, I32, I64, U8 -> false;
        };
        if (!isNan) {
            throw wrong("nan#" + digits + " is not a NaN of " + dtype.label());
        }
        long index = next++;
        switch (dtype.bytes()) {
            case 2 -> data.set(SHORT, 2 * index, (short) bits);
            case 4 -> data.set(INT, 4 * index, (int) bits);
            default -> data.set(LONG, 8 * index, bits);
        }
    }

    /// Stores an element of an array of the same type, bit for bit.
    void copy(Tensor from, long index) {
        int bytes = dtype.bytes();
        MemorySegment.copy(from.data(), bytes * index, data, bytes * next++, bytes);
    }

    private InvalidNetwork tooLarge(String number) {
        return Diagnostic.of(Code.NOT_COMPUTABLE, number + " is too large for " + dtype.label())
                .hint("infinity is written inf")
                .asException();
    }

    private InvalidNetwork outOfRange(String number) {
        String holds = switch (dtype) {
            case BOOL -> "0 and 1";
            case U8 -> "0 to 255";
            case I8, I16, I32, I64, F16, F32, F64 -> {
                int bits = Byte.SIZE * dtype.bytes() - 1;
                yield (Long.MIN_VALUE >> (Long.SIZE - 1 - bits)) + " to " + (Long.MAX_VALUE >> (Long.SIZE - 1 - bits));
            }
        };
        return wrong(number + " is out of the range of " + dtype.label() + ", which is " + holds);
    }

    /// Integers as such: `3`, not `3.0`.
    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static InvalidNetwork wrong(String message) {
        return Diagnostic.of(Code.NOT_COMPUTABLE, message).asException();
    }
}
