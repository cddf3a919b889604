package io.nir4j.io.numpy;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.nir4j.io.file.Allocation;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// From the elements as a file stores them to those of a tensor: little-endian, row-major, in a tensor's type.
final class Elements {
    private Elements() {}

    /// A tensor of row-major `stored` elements; over the same memory if they are as a tensor needs them.
    static Tensor tensor(NpyType type, Shape shape, MemorySegment stored) {
        MemorySegment data = type.isPlain() ? stored : converted(type, shape.elements(), stored);
        if (type.stored() == NpyType.Stored.BOOL) {
            checkBooleans(data);
        }
        return Tensor.wrap(type.dtype(), shape, data);
    }

    private static void checkBooleans(MemorySegment data) {
        for (long i = 0; i < data.byteSize(); i++) {
            byte value = data.get(JAVA_BYTE, i);
            if ((value & ~1) != 0) {
                throw Diagnostic.of(
                                Code.DAMAGED_FILE,
                                "element " + i + " of a bool array is the byte " + Byte.toUnsignedInt(value)
                                        + ", expected 0 or 1")
                        .asException();
            }
        }
    }

    private static MemorySegment converted(NpyType type, long count, MemorySegment stored) {
        ByteOrder order = type.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        MemorySegment data = Allocation.of(count * type.dtype().bytes(), "an array of " + count + " elements");
        switch (type.stored()) {
            case U16 -> {
                var from = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
                var to = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
                for (long i = 0; i < count; i++) {
                    data.set(to, 4 * i, Short.toUnsignedInt(stored.get(from, 2 * i)));
                }
            }
            case U32 -> {
                var from = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
                var to = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
                for (long i = 0; i < count; i++) {
                    data.set(to, 8 * i, Integer.toUnsignedLong(stored.get(from, 4 * i)));
                }
            }
            case BOOL, I8, U8, I16, F16, I32, F32, I64, F64 -> {
                ValueLayout layout = bits(type.bytes());
                MemorySegment.copy(
                        stored, layout.withOrder(order), 0, data, layout.withOrder(ByteOrder.LITTLE_ENDIAN), 0, count);
            }
        }
        return data;
    }

    private static ValueLayout bits(int bytes) {
        return switch (bytes) {
            case 1 -> JAVA_BYTE;
            case 2 -> ValueLayout.JAVA_SHORT_UNALIGNED;
            case 4 -> ValueLayout.JAVA_INT_UNALIGNED;
            default -> ValueLayout.JAVA_LONG_UNALIGNED;
        };
    }

    /// Rows `[from, to)` along the first axis of a column-major array, in row-major order and otherwise as stored.
    static MemorySegment rowMajor(NpyHeader header, MemorySegment stored, long from, long to) {
        Shape shape = header.shape();
        int size = header.type().bytes();
        Shape block = Shape.of(to - from).plus(shape.slice(1, shape.rank()));
        MemorySegment rows = Allocation.of(block.elements() * size, "an array of shape " + block);
        long[] strides = new long[shape.rank()];
        long stride = size;
        for (int axis = 0; axis < strides.length; axis++) {
            strides[axis] = stride;
            stride *= shape.dim(axis);
        }
        // The first axis is contiguous in the file: along it for each position on the others.
        long rowBytes = (to - from) == 0 ? 0 : rows.byteSize() / (to - from);
        long[] index = new long[shape.rank()];
        for (long column = 0; column * size < rowBytes; column++) {
            long source = from * size;
            for (int axis = 1; axis < index.length; axis++) {
                source += index[axis] * strides[axis];
            }
            copyColumn(stored, source, rows, column * size, rowBytes, to - from, size);
            advance(index, shape);
        }
        return rows;
    }

    private static void copyColumn(
            MemorySegment stored, long source, MemorySegment rows, long target, long rowBytes, long count, int size) {
        for (long row = 0; row < count; row++) {
            long at = source + row * size;
            long to = target + row * rowBytes;
            switch (size) {
                case 1 -> rows.set(JAVA_BYTE, to, stored.get(JAVA_BYTE, at));
                case 2 ->
                    rows.set(ValueLayout.JAVA_SHORT_UNALIGNED, to, stored.get(ValueLayout.JAVA_SHORT_UNALIGNED, at));
                case 4 -> rows.set(ValueLayout.JAVA_INT_UNALIGNED, to, stored.get(ValueLayout.JAVA_INT_UNALIGNED, at));
                default ->
                    rows.set(ValueLayout.JAVA_LONG_UNALIGNED, to, stored.get(ValueLayout.JAVA_LONG_UNALIGNED, at));
            }
        }
    }

    /// The next position on all axes but the first, the last one fastest.
    private static void advance(long[] index, Shape shape) {
        for (int axis = index.length - 1; axis > 0; axis--) {
            index[axis]++;
            if (index[axis] < shape.dim(axis)) {
                return;
            }
            index[axis] = 0;
        }
    }

    /// True if the order of the axes makes no difference to where an element lies.
    static boolean isOrderless(Shape shape) {
        return shape.elements() == 0
                || Arrays.stream(shape.toArray()).filter(extent -> extent > 1).count() <= 1;
    }
}
