package io.nir4j.backends.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Dense products in vectors of float: six rows by four vectors of columns at a time, their 24 sums in registers.
final class DenseFloats {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /// Inputs at a time: 512 rows of 64 weights are 128 KB, which the second cache holds.
    private static final int DEPTH = 512;

    private DenseFloats() {}

    static void product(Panels<float[]> panels, Matrix<float[]> matrix, int tile, float[] sums, int at, int pitch) {
        int width = matrix.width(tile);
        int inputs = matrix.inputs();
        int from = 0;
        do {
            int to = Math.min(inputs, from + DEPTH);
            for (int row = 0; row < panels.rows(); row += Panels.ROWS) {
                for (int column = 0; column < width; ) {
                    boolean four = width - column >= 4 * LANES && row + Panels.ROWS <= panels.rows();
                    if (four) {
                        block(panels, row, matrix, tile, column, from, to, sums, at + row * pitch + column, pitch);
                    } else {
                        for (int one = row; one < Math.min(row + Panels.ROWS, panels.rows()); one++) {
                            line(panels, one, matrix, tile, column, from, to, sums, at + one * pitch + column);
                        }
                    }
                    column += four ? 4 * LANES : LANES;
                }
            }
            from = to;
        } while (from < inputs);
    }

    /// One row by one vector of columns.
    private static void line(
            Panels<float[]> panels,
            int row,
            Matrix<float[]> matrix,
            int tile,
            int column,
            int from,
            int to,
            float[] sums,
            int at) {
        float[] weights = matrix.weights(tile);
        float[] inputs = panels.packed();
        int width = matrix.width(tile);
        int panel = row / Panels.ROWS * Panels.ROWS * panels.inputs() + row % Panels.ROWS;
        FloatVector sum = from == 0
                ? FloatVector.fromArray(SPECIES, matrix.bias(tile), column)
                : FloatVector.fromArray(SPECIES, sums, at);
        for (int input = from; input < to; input++) {
            sum = FloatVector.broadcast(SPECIES, inputs[panel + input * Panels.ROWS])
                    .fma(FloatVector.fromArray(SPECIES, weights, input * width + column), sum);
        }
        (to == panels.inputs() ? sum.add(0) : sum).intoArray(sums, at);
    }

    /// Six rows by four vectors of columns.
    private static void block(
            Panels<float[]> panels,
            int row,
            Matrix<float[]> matrix,
            int tile,
            int column,
            int from,
            int to,
            float[] sums,
            int at,
            int pitch) {
        float[] weights = matrix.weights(tile);
        float[] inputs = panels.packed();
        int width = matrix.width(tile);
        float[] start = from == 0 ? matrix.bias(tile) : sums;
        int startAt = from == 0 ? column : at;
        int startPitch = from == 0 ? 0 : pitch;
        FloatVector s00 = FloatVector.fromArray(SPECIES, start, startAt);
        FloatVector s01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
        FloatVector s02 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
        FloatVector s03 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
        startAt += startPitch;
        FloatVector s10 = FloatVector.fromArray(SPECIES, start, startAt);
        FloatVector s11 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
        FloatVector s12 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
        FloatVector s13 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
        startAt += startPitch;
        FloatVector s20 = FloatVector.fromArray(SPECIES, start, startAt);
        FloatVector s21 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
        FloatVector s22 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
        FloatVector s23 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
        startAt += startPitch;
        FloatVector s30 = FloatVector.fromArray(SPECIES, start, startAt);
        FloatVector s31 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
        FloatVector s32 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
        FloatVector s33 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
        startAt += startPitch;
        FloatVector s40 = FloatVector.fromArray(SPECIES, start, startAt);
        FloatVector s41 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
        FloatVector s42 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
        FloatVector s43 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
        startAt += startPitch;
        FloatVector s50 = FloatVector.fromArray(SPECIES, start, startAt);
        FloatVector s51 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
        FloatVector s52 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
        FloatVector s53 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
        int x = row * panels.inputs() + from * Panels.ROWS;
        int w = from * width + column;
        for (int input = from; input < to; input++) {
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, w);
            FloatVector w1 = FloatVector.fromArray(SPECIES, weights, w + LANES);
            FloatVector w2 = FloatVector.fromArray(SPECIES, weights, w + 2 * LANES);
            FloatVector w3 = FloatVector.fromArray(SPECIES, weights, w + 3 * LANES);
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
            FloatVector x4 = FloatVector.broadcast(SPECIES, inputs[x + 4]);
            s40 = x4.fma(w0, s40);
            s41 = x4.fma(w1, s41);
            s42 = x4.fma(w2, s42);
            s43 = x4.fma(w3, s43);
            FloatVector x5 = FloatVector.broadcast(SPECIES, inputs[x + 5]);
            s50 = x5.fma(w0, s50);
            s51 = x5.fma(w1, s51);
            s52 = x5.fma(w2, s52);
            s53 = x5.fma(w3, s53);
            x += Panels.ROWS;
            w += width;
        }
        boolean last = to == panels.inputs();
        store(s00, s01, s02, s03, last, sums, at);
        store(s10, s11, s12, s13, last, sums, at + pitch);
        store(s20, s21, s22, s23, last, sums, at + 2 * pitch);
        store(s30, s31, s32, s33, last, sums, at + 3 * pitch);
        store(s40, s41, s42, s43, last, sums, at + 4 * pitch);
        store(s50, s51, s52, s53, last, sums, at + 5 * pitch);
    }

    private static void store(
            FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3, boolean last, float[] sums, int at) {
        (last ? s0.add(0) : s0).intoArray(sums, at);
        (last ? s1.add(0) : s1).intoArray(sums, at + LANES);
        (last ? s2.add(0) : s2).intoArray(sums, at + 2 * LANES);
        (last ? s3.add(0) : s3).intoArray(sums, at + 3 * LANES);
    }
}
