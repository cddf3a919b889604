package io.nir4j.model.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// An immutable array of numbers over read-only memory: little-endian, packed, last axis fastest.
///
/// The memory may be a heap array, native memory or a region of a mapped file, and may exceed 2^31 bytes.
/// Equality compares type, shape and bits: NaN equals the same NaN, and 0.0 differs from -0.0.
public final class Tensor {
    private static final int ELEMENTS_HASHED = 64;
    private static final int ELEMENTS_SHOWN = 8;

    private final DType dtype;
    private final Shape shape;
    private final MemorySegment data;

    private Tensor(DType dtype, Shape shape, MemorySegment data) {
        this.dtype = dtype;
        this.shape = shape;
        this.data = data.asReadOnly();
    }

    /// A tensor over `data`, which is not copied and must not change afterwards.
    ///
    /// @throws IllegalArgumentException if `data` does not have exactly the size that type and shape need
    public static Tensor wrap(DType dtype, Shape shape, MemorySegment data) {
        long needed = bytes(dtype, shape);
        if (data.byteSize() != needed) {
            throw new IllegalArgumentException(
                    dtype.label() + shape + " needs " + needed + " bytes, not " + data.byteSize());
        }
        return new Tensor(dtype, shape, data);
    }

    /// float32 elements of the given shape.
    public static Tensor of(Shape shape, float... values) {
        return packed(DType.F32, shape, values.length, MemorySegment.ofArray(values), ValueLayout.JAVA_FLOAT);
    }

    /// float64 elements of the given shape.
    public static Tensor of(Shape shape, double... values) {
        return packed(DType.F64, shape, values.length, MemorySegment.ofArray(values), ValueLayout.JAVA_DOUBLE);
    }

    /// int64 elements of the given shape.
    public static Tensor of(Shape shape, long... values) {
        return packed(DType.I64, shape, values.length, MemorySegment.ofArray(values), ValueLayout.JAVA_LONG);
    }

    /// A float32 vector.
    public static Tensor ofFloats(float... values) {
        return of(Shape.of(values.length), values);
    }

    /// A float64 vector.
    public static Tensor ofDoubles(double... values) {
        return of(Shape.of(values.length), values);
    }

    /// An int64 vector.
    public static Tensor ofLongs(long... values) {
        return of(Shape.of(values.length), values);
    }

    /// A float32 number of rank 0.
    public static Tensor scalar(float value) {
        return of(Shape.SCALAR, value);
    }

    /// A float64 number of rank 0.
    public static Tensor scalar(double value) {
        return of(Shape.SCALAR, value);
    }

    /// An int64 number of rank 0.
    public static Tensor scalar(long value) {
        return of(Shape.SCALAR, value);
    }

    /// A tensor whose every element is `value`, rounded to `dtype`.
    public static Tensor filled(DType dtype, Shape shape, double value) {
        MemorySegment data = allocate(dtype, shape);
        long elements = shape.elements();
        for (long i = 0; i < elements; i++) {
            dtype.setDouble(data, i, value);
        }
        return new Tensor(dtype, shape, data);
    }

    private static Tensor packed(
            DType dtype, Shape shape, long length, MemorySegment values, ValueLayout nativeLayout) {
        if (shape.elements() != length) {
            throw new IllegalArgumentException("shape " + shape + " does not hold " + length + " values");
        }
        MemorySegment data = allocate(dtype, shape);
        MemorySegment.copy(values, nativeLayout, 0, data, littleEndian(dtype), 0, length);
        return new Tensor(dtype, shape, data);
    }

    private static ValueLayout littleEndian(DType dtype) {
        return switch (dtype) {
            case BOOL, I8, U8 -> ValueLayout.JAVA_BYTE;
            case I16, F16 -> DType.SHORT;
            case I32 -> DType.INT;
            case I64 -> DType.LONG;
            case F32 -> DType.FLOAT;
            case F64 -> DType.DOUBLE;
        };
    }

    private static long bytes(DType dtype, Shape shape) {
        if (shape.elements() > Long.MAX_VALUE / dtype.bytes()) {
            throw new IllegalArgumentException(dtype.label() + shape + " has more than 2^63 bytes");
        }
        return shape.elements() * dtype.bytes();
    }

    private static MemorySegment allocate(DType dtype, Shape shape) {
        long bytes = bytes(dtype, shape);
        return bytes <= Integer.MAX_VALUE - 8
                ? MemorySegment.ofArray(new byte[(int) bytes])
                : Arena.ofAuto().allocate(bytes, 64);
    }

    public DType dtype() {
        return dtype;
    }

    public Shape shape() {
        return shape;
    }

    /// The number of elements.
    public long elements() {
        return shape.elements();
    }

    /// The packed little-endian elements, read-only.
    public MemorySegment data() {
        return data;
    }

    /// Element `index` in row-major order as a double; int64 beyond 2^53 is rounded.
    public double getDouble(long index) {
        return dtype.getDouble(data, index);
    }

    /// Element `index` in row-major order as a long; fractions are cut off.
    public long getLong(long index) {
        return dtype.getLong(data, index);
    }

    /// The bits of element `index` in row-major order, without sign.
    public long bits(long index) {
        return dtype.getBits(data, index);
    }

    /// True if element `index` is a NaN other than the one that arithmetic gives: only its bits tell it.
    public boolean isOddNan(long index) {
        return dtype.isFloating() && Double.isNaN(getDouble(index)) && bits(index) != dtype.usualNan();
    }

    /// All elements, rounded to float32.
    public float[] toFloats() {
        float[] values = new float[Math.toIntExact(elements())];
        if (dtype == DType.F32) {
            MemorySegment.copy(data, DType.FLOAT, 0, values, 0, values.length);
            return values;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = dtype.isFloating() ? (float) getDouble(i) : (float) getLong(i);
        }
        return values;
    }

    /// All elements as doubles.
    public double[] toDoubles() {
        double[] values = new double[Math.toIntExact(elements())];
        if (dtype == DType.F64) {
            MemorySegment.copy(data, DType.DOUBLE, 0, values, 0, values.length);
            return values;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = getDouble(i);
        }
        return values;
    }

    /// All elements as longs; fractions are cut off.
    public long[] toLongs() {
        long[] values = new long[Math.toIntExact(elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = getLong(i);
        }
        return values;
    }

    /// The same numbers in another element type, rounded to nearest; integers wrap as in C.
    public Tensor cast(DType target) {
        if (target == dtype) {
            return this;
        }
        MemorySegment cast = allocate(target, shape);
        boolean exactLongs = !dtype.isFloating();
        for (long i = 0; i < elements(); i++) {
            if (exactLongs) {
                target.setLong(cast, i, getLong(i));
            } else {
                target.setDouble(cast, i, getDouble(i));
            }
        }
        return new Tensor(target, shape, cast);
    }

    /// The same elements under another shape of equal size, without copying.
    ///
    /// @throws IllegalArgumentException if the sizes differ
    public Tensor reshape(Shape target) {
        return wrap(dtype, target, data);
    }

    /// This tensor repeated to fill `full`, as [Shape#broadcastsTo] allows it.
    ///
    /// @throws IllegalArgumentException if the shapes do not agree
    public Tensor broadcastTo(Shape full) {
        if (shape.equals(full)) {
            return this;
        }
        if (!shape.broadcastsTo(full)) {
            throw new IllegalArgumentException("shape " + shape + " does not broadcast to " + full);
        }
        MemorySegment repeated = allocate(dtype, full);
        int bytes = dtype.bytes();
        for (long i = 0; i < full.elements(); i++) {
            MemorySegment.copy(data, bytes * sourceIndex(i, full), repeated, bytes * i, bytes);
        }
        return new Tensor(dtype, full, repeated);
    }

    private long sourceIndex(long index, Shape full) {
        if (elements() == 1) {
            return 0;
        }
        long source = 0;
        long stride = 1;
        long rest = index;
        for (int axis = full.rank() - 1; axis >= 0; axis--) {
            long position = rest % full.dim(axis);
            rest /= full.dim(axis);
            source += shape.dim(axis) == 1 ? 0 : position * stride;
            stride *= shape.dim(axis);
        }
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Tensor that
                        && dtype == that.dtype
                        && shape.equals(that.shape)
                        && data.mismatch(that.data) < 0);
    }

    /// Hashes type, shape and the first elements only: tensors may be gigabytes.
    @Override
    public int hashCode() {
        int hash = 31 * dtype.hashCode() + shape.hashCode();
        long hashed = Math.min(data.byteSize(), (long) ELEMENTS_HASHED * dtype.bytes());
        for (long i = 0; i < hashed; i++) {
            hash = 31 * hash + data.get(ValueLayout.JAVA_BYTE, i);
        }
        return hash;
    }

    /// `float32(2, 3) [1.0, 2.0, ...]`, cut after eight elements.
    @Override
    public String toString() {
        String shown = LongStream.range(0, Math.min(elements(), ELEMENTS_SHOWN))
                .mapToObj(i -> dtype.isFloating() ? Double.toString(getDouble(i)) : Long.toString(getLong(i)))
                .collect(Collectors.joining(", "));
        return dtype.label() + shape + " [" + shown + (elements() > ELEMENTS_SHOWN ? ", ...]" : "]");
    }
}
