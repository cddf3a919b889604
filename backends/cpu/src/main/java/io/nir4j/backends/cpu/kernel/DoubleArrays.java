package io.nir4j.backends.cpu.kernel;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Arrays of double.
final class DoubleArrays implements Numbers<double[]> {
    static final DoubleArrays DOUBLES = new DoubleArrays();
    private static final ValueLayout.OfDouble LITTLE_ENDIAN =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private DoubleArrays() {}

    @Override
    public Precision precision() {
        return Precision.FLOAT64;
    }

    @Override
    public double[] array(int length) {
        return new double[length];
    }

    @Override
    public double[] of(Tensor tensor) {
        return tensor.toDoubles();
    }

    @Override
    public double[] of(double[] values) {
        double[] array = new double[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = values[i];
        }
        return array;
    }

    @Override
    public double get(double[] array, int at) {
        return array[at];
    }

    @Override
    public void set(double[] array, int at, double value) {
        array[at] = value;
    }

    @Override
    public void fill(double[] array, int from, int to, double value) {
        Arrays.fill(array, from, to, value);
    }

    @Override
    public boolean areFinite(double[] array, int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (!Double.isFinite(array[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void read(Tensor tensor, long from, double[] into, int at, int count) {
        MemorySegment data = tensor.data();
        switch (tensor.dtype()) {
            case F64 -> MemorySegment.copy(data, LITTLE_ENDIAN, 8 * from, into, at, count);
            case U8 -> {
                for (int i = 0; i < count; i++) {
                    into[at + i] = data.get(ValueLayout.JAVA_BYTE, from + i) & 0xff;
                }
            }
            case BOOL, I8, I16, I32, I64, F16, F32 -> {
                for (int i = 0; i < count; i++) {
                    into[at + i] = tensor.getDouble(from + i);
                }
            }
        }
    }

    @Override
    public void expand(long bits, double[] into, int at, int count) {
        for (int i = 0; i < count; i++) {
            into[at + i] = bits >>> i & 1;
        }
    }

    @Override
    public void putOnes(long bits, double[] into, int at, int apart) {
        for (long left = bits; left != 0; left &= left - 1) {
            into[at + Long.numberOfTrailingZeros(left) * apart] = 1;
        }
    }

    @Override
    public void spread(double[] from, int fromAt, double[] to, int toAt, int count, int apart) {
        int at = toAt;
        for (int i = fromAt; i < fromAt + count; i++) {
            to[at] = from[i];
            at += apart;
        }
    }

    @Override
    public void gather(double[] row, int from, int[] items, int first, int end, double[] values) {
        for (int i = first; i < end; i++) {
            values[i] = row[from + items[i]];
        }
    }

    @Override
    public void put(double[] values, boolean ones, int[] items, int first, int end, double[] to, int toAt, int apart) {
        for (int i = first; i < end; i++) {
            to[toAt + items[i] * apart] = ones ? 1 : values[i];
        }
    }

    @Override
    public void reorder(double[] from, int fromAt, int[] places, double[] to, int toAt) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                to[toAt + places[i]] = from[fromAt + i];
            }
        }
    }

    @Override
    public void add(double[] from, int fromAt, double[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] += from[fromAt + i];
        }
    }

    @Override
    public void sum(double[] one, int oneAt, double[] other, int otherAt, double[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = 0 + one[oneAt + i] + other[otherAt + i];
        }
    }

    @Override
    public void addBits(long bits, double[] to, int at, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i] += bits >>> i & 1;
        }
    }

    @Override
    public void pool(double[] in, int from, Windows windows, double[] out, int at) {
        int taps = windows.taps();
        int[] sources = windows.sources();
        int to = at;
        for (int plane = 0; plane < windows.planes(); plane++) {
            int start = from + plane * windows.pitch();
            for (int first = 0; first < sources.length; first += taps) {
                double sum = 0;
                for (int tap = first; tap < first + taps; tap++) {
                    if (sources[tap] >= 0) {
                        sum += in[start + sources[tap]];
                    }
                }
                out[to++] = windows.average() ? sum / taps : sum;
            }
        }
    }

    @Override
    public void copy(double[] from, int fromAt, double[] to, int toAt) {
        to[toAt] = from[fromAt];
    }

    @Override
    public int length(double[] array) {
        return array.length;
    }

    @Override
    public boolean areEqual(double[] one, int oneAt, double[] other, int otherAt, int count) {
        return Arrays.equals(one, oneAt, oneAt + count, other, otherAt, otherAt + count);
    }

    @Override
    public Tensor tensor(Shape shape, double[] array) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? Tensor.wrap(DType.F64, shape, MemorySegment.ofArray(array))
                : Tensor.of(shape, array);
    }
}
