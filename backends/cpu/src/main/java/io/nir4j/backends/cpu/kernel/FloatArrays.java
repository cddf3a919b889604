package io.nir4j.backends.cpu.kernel;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Arrays of float.
final class FloatArrays implements Numbers<float[]> {
    static final FloatArrays FLOATS = new FloatArrays();
    private static final ValueLayout.OfFloat LITTLE_ENDIAN =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private FloatArrays() {}

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public float[] array(int length) {
        return new float[length];
    }

    @Override
    public float[] of(Tensor tensor) {
        return tensor.toFloats();
    }

    @Override
    public float[] of(double[] values) {
        float[] array = new float[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) values[i];
        }
        return array;
    }

    @Override
    public double get(float[] array, int at) {
        return array[at];
    }

    @Override
    public void set(float[] array, int at, double value) {
        array[at] = (float) value;
    }

    @Override
    public void fill(float[] array, int from, int to, double value) {
        Arrays.fill(array, from, to, (float) value);
    }

    @Override
    public boolean areFinite(float[] array, int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (!Float.isFinite(array[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void read(Tensor tensor, long from, float[] into, int at, int count) {
        MemorySegment data = tensor.data();
        switch (tensor.dtype()) {
            case F32 -> MemorySegment.copy(data, LITTLE_ENDIAN, 4 * from, into, at, count);
            case U8 -> {
                for (int i = 0; i < count; i++) {
                    into[at + i] = data.get(ValueLayout.JAVA_BYTE, from + i) & 0xff;
                }
            }
            case BOOL, I8, I16, I32, I64, F16, F64 -> {
                for (int i = 0; i < count; i++) {
                    into[at + i] = (float) tensor.getDouble(from + i);
                }
            }
        }
    }

    @Override
    public void expand(long bits, float[] into, int at, int count) {
        for (int i = 0; i < count; i++) {
            into[at + i] = bits >>> i & 1;
        }
    }

    @Override
    public void putOnes(long bits, float[] into, int at, int apart) {
        for (long left = bits; left != 0; left &= left - 1) {
            into[at + Long.numberOfTrailingZeros(left) * apart] = 1;
        }
    }

    @Override
    public void spread(float[] from, int fromAt, float[] to, int toAt, int count, int apart) {
        int at = toAt;
        for (int i = fromAt; i < fromAt + count; i++) {
            to[at] = from[i];
            at += apart;
        }
    }

    @Override
    public void gather(float[] row, int from, int[] items, int first, int end, float[] values) {
        for (int i = first; i < end; i++) {
            values[i] = row[from + items[i]];
        }
    }

    @Override
    public void put(float[] values, boolean ones, int[] items, int first, int end, float[] to, int toAt, int apart) {
        for (int i = first; i < end; i++) {
            to[toAt + items[i] * apart] = ones ? 1 : values[i];
        }
    }

    @Override
    public void reorder(float[] from, int fromAt, int[] places, float[] to, int toAt) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                to[toAt + places[i]] = from[fromAt + i];
            }
        }
    }

    @Override
    public void add(float[] from, int fromAt, float[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] += from[fromAt + i];
        }
    }

    @Override
    public void sum(float[] one, int oneAt, float[] other, int otherAt, float[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = 0 + one[oneAt + i] + other[otherAt + i];
        }
    }

    @Override
    public void addBits(long bits, float[] to, int at, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i] += bits >>> i & 1;
        }
    }

    @Override
    public void pool(float[] in, int from, Windows windows, float[] out, int at) {
        int taps = windows.taps();
        int[] sources = windows.sources();
        int to = at;
        for (int plane = 0; plane < windows.planes(); plane++) {
            int start = from + plane * windows.pitch();
            for (int first = 0; first < sources.length; first += taps) {
                float sum = 0;
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
    public void copy(float[] from, int fromAt, float[] to, int toAt) {
        to[toAt] = from[fromAt];
    }

    @Override
    public int length(float[] array) {
        return array.length;
    }

    @Override
    public boolean areEqual(float[] one, int oneAt, float[] other, int otherAt, int count) {
        return Arrays.equals(one, oneAt, oneAt + count, other, otherAt, otherAt + count);
    }

    @Override
    public Tensor tensor(Shape shape, float[] array) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? Tensor.wrap(DType.F32, shape, MemorySegment.ofArray(array))
                : Tensor.of(shape, array);
    }
}
