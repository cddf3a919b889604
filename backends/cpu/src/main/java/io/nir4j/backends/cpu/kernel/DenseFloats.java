package io.nir4j.backends.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Dense products in vectors of float: four rows by four vectors of columns at a time, their 16 sums in registers; what
/// is left over in fewer.
///
/// More of them at a time, or anything else in the same method, is more than the JVM inlines into one piece of code.
final class DenseFloats {
    private static final VectorSpecies<Float> SPECIES = VectorFloats.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int BYTES = SPECIES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    /// Inputs at a time: 512 rows of 64 weights are 128 KB, which the second cache holds.
    private static final int DEPTH = 512;

    private DenseFloats() {}

    static void product(Panels<float[]> panels, Matrix<float[]> matrix, int tile, float[] sums, int at, int pitch) {
        int width = matrix.width(tile);
        for (int row = 0; row < panels.rows(); row++) {
            System.arraycopy(matrix.bias(tile), 0, sums, at + row * pitch, width);
        }
        for (int from = 0; from < matrix.inputs(); from += DEPTH) {
            int to = Math.min(matrix.inputs(), from + DEPTH);
            for (int row = 0; row < panels.rows(); row += Panels.ROWS) {
                panel(panels, row, matrix, tile, from, to, sums, at + row * pitch, pitch);
            }
        }
        for (int row = 0; row < panels.rows(); row++) {
            int end = at + row * pitch + width;
            for (int i = at + row * pitch; i < end; i++) {
                sums[i] += 0;
            }
        }
    }

    private static void panel(
            Panels<float[]> panels,
            int row,
            Matrix<float[]> matrix,
            int tile,
            int from,
            int to,
            float[] sums,
            int at,
            int pitch) {
        int width = matrix.width(tile);
        MemorySegment weights = matrix.aligned(tile);
        float[] packed = panels.packed();
        int input = row * panels.inputs() + from * Panels.ROWS;
        int depth = to - from;
        int rows = Math.min(Panels.ROWS, panels.rows() - row);
        int column = 0;
        for (; column + 4 * LANES <= width; column += 4 * LANES) {
            int weight = from * width + column;
            if (rows == Panels.ROWS) {
                block(packed, input, depth, weights, weight, width, sums, at + column, pitch);
            } else {
                for (int one = 0; one < rows; one++) {
                    line(packed, input + one, depth, weights, weight, width, sums, at + one * pitch + column);
                }
            }
        }
        for (; column < width; column += LANES) {
            int weight = from * width + column;
            if (rows == Panels.ROWS) {
                column(packed, input, depth, weights, weight, width, sums, at + column, pitch);
            } else {
                for (int one = 0; one < rows; one++) {
                    single(packed, input + one, depth, weights, weight, width, sums, at + one * pitch + column);
                }
            }
        }
    }

    /// One row by one vector of columns.
    private static void single(
            float[] inputs, int input, int depth, MemorySegment weights, int weight, int width, float[] sums, int at) {
        int x = input;
        long w = (long) Float.BYTES * weight;
        long rowBytes = (long) Float.BYTES * width;
        FloatVector sum = FloatVector.fromArray(SPECIES, sums, at);
        for (int i = 0; i < depth; i++) {
            FloatVector some = FloatVector.fromMemorySegment(SPECIES, weights, w, ORDER);
            sum = FloatVector.broadcast(SPECIES, inputs[x]).fma(some, sum);
            x += Panels.ROWS;
            w += rowBytes;
        }
        sum.intoArray(sums, at);
    }

    /// One row by four vectors of columns.
    private static void line(
            float[] inputs, int input, int depth, MemorySegment weights, int weight, int width, float[] sums, int at) {
        int x = input;
        long w = (long) Float.BYTES * weight;
        long rowBytes = (long) Float.BYTES * width;
        FloatVector sum0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, sums, at + LANES);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
        for (int i = 0; i < depth; i++) {
            FloatVector value = FloatVector.broadcast(SPECIES, inputs[x]);
            sum0 = value.fma(FloatVector.fromMemorySegment(SPECIES, weights, w, ORDER), sum0);
            sum1 = value.fma(FloatVector.fromMemorySegment(SPECIES, weights, w + BYTES, ORDER), sum1);
            sum2 = value.fma(FloatVector.fromMemorySegment(SPECIES, weights, w + 2L * BYTES, ORDER), sum2);
            sum3 = value.fma(FloatVector.fromMemorySegment(SPECIES, weights, w + 3L * BYTES, ORDER), sum3);
            x += Panels.ROWS;
            w += rowBytes;
        }
        sum0.intoArray(sums, at);
        sum1.intoArray(sums, at + LANES);
        sum2.intoArray(sums, at + 2 * LANES);
        sum3.intoArray(sums, at + 3 * LANES);
    }

    /// Four rows by one vector of columns.
    private static void column(
            float[] inputs,
            int input,
            int depth,
            MemorySegment weights,
            int weight,
            int width,
            float[] sums,
            int at,
            int pitch) {
        int x = input;
        long w = (long) Float.BYTES * weight;
        long rowBytes = (long) Float.BYTES * width;
        FloatVector sum0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, sums, at + pitch);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, sums, at + 2 * pitch);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, sums, at + 3 * pitch);
        for (int i = 0; i < depth; i++) {
            FloatVector some = FloatVector.fromMemorySegment(SPECIES, weights, w, ORDER);
            sum0 = FloatVector.broadcast(SPECIES, inputs[x]).fma(some, sum0);
            sum1 = FloatVector.broadcast(SPECIES, inputs[x + 1]).fma(some, sum1);
            sum2 = FloatVector.broadcast(SPECIES, inputs[x + 2]).fma(some, sum2);
            sum3 = FloatVector.broadcast(SPECIES, inputs[x + 3]).fma(some, sum3);
            x += Panels.ROWS;
            w += rowBytes;
        }
        sum0.intoArray(sums, at);
        sum1.intoArray(sums, at + pitch);
        sum2.intoArray(sums, at + 2 * pitch);
        sum3.intoArray(sums, at + 3 * pitch);
    }

    /// Four rows by four vectors of columns.
    private static void block(
            float[] inputs,
            int input,
            int depth,
            MemorySegment weights,
            int weight,
            int width,
            float[] sums,
            int at,
            int pitch) {
        int x = input;
        long w = (long) Float.BYTES * weight;
        long rowBytes = (long) Float.BYTES * width;
        int at1 = at + pitch;
        int at2 = at1 + pitch;
        int at3 = at2 + pitch;
        FloatVector s00 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector s01 = FloatVector.fromArray(SPECIES, sums, at + LANES);
        FloatVector s02 = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
        FloatVector s03 = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, sums, at1);
        FloatVector s11 = FloatVector.fromArray(SPECIES, sums, at1 + LANES);
        FloatVector s12 = FloatVector.fromArray(SPECIES, sums, at1 + 2 * LANES);
        FloatVector s13 = FloatVector.fromArray(SPECIES, sums, at1 + 3 * LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, sums, at2);
        FloatVector s21 = FloatVector.fromArray(SPECIES, sums, at2 + LANES);
        FloatVector s22 = FloatVector.fromArray(SPECIES, sums, at2 + 2 * LANES);
        FloatVector s23 = FloatVector.fromArray(SPECIES, sums, at2 + 3 * LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, sums, at3);
        FloatVector s31 = FloatVector.fromArray(SPECIES, sums, at3 + LANES);
        FloatVector s32 = FloatVector.fromArray(SPECIES, sums, at3 + 2 * LANES);
        FloatVector s33 = FloatVector.fromArray(SPECIES, sums, at3 + 3 * LANES);
        for (int i = 0; i < depth; i++) {
            FloatVector w0 = FloatVector.fromMemorySegment(SPECIES, weights, w, ORDER);
            FloatVector w1 = FloatVector.fromMemorySegment(SPECIES, weights, w + BYTES, ORDER);
            FloatVector w2 = FloatVector.fromMemorySegment(SPECIES, weights, w + 2L * BYTES, ORDER);
            FloatVector w3 = FloatVector.fromMemorySegment(SPECIES, weights, w + 3L * BYTES, ORDER);
            FloatVector x0 = FloatVector.broadcast(SPECIES, inputs[x]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            s02 = x0.fma(w2, s02);
            s03 = x0.fma(w3, s03);
            FloatVector x1 = FloatVector.broadcast(SPECIES, inputs[x + 1]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            s12 = x1.fma(w2, s12);
            s13 = x1.fma(w3, s13);
            FloatVector x2 = FloatVector.broadcast(SPECIES, inputs[x + 2]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            s22 = x2.fma(w2, s22);
            s23 = x2.fma(w3, s23);
            FloatVector x3 = FloatVector.broadcast(SPECIES, inputs[x + 3]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            s32 = x3.fma(w2, s32);
            s33 = x3.fma(w3, s33);
            x += Panels.ROWS;
            w += rowBytes;
        }
        s00.intoArray(sums, at);
        s01.intoArray(sums, at + LANES);
        s02.intoArray(sums, at + 2 * LANES);
        s03.intoArray(sums, at + 3 * LANES);
        s10.intoArray(sums, at1);
        s11.intoArray(sums, at1 + LANES);
        s12.intoArray(sums, at1 + 2 * LANES);
        s13.intoArray(sums, at1 + 3 * LANES);
        s20.intoArray(sums, at2);
        s21.intoArray(sums, at2 + LANES);
        s22.intoArray(sums, at2 + 2 * LANES);
        s23.intoArray(sums, at2 + 3 * LANES);
        s30.intoArray(sums, at3);
        s31.intoArray(sums, at3 + LANES);
        s32.intoArray(sums, at3 + 2 * LANES);
        s33.intoArray(sums, at3 + 3 * LANES);
    }
}
