package io.nir4j.backends.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Event-driven products in vectors of float: some vectors of columns at a time, mostly four, their sums in registers.
///
/// What bounds these loops is how fast the second cache hands out weights: each event needs a vector of them for each
/// vector of sums, and nothing else. The loops for spikes and for graded inputs in one took some per cent longer. Loads
/// are written out: the JVM may compile a method around one by itself before it compiles the loop, and then does not
/// inline it, so that each vector goes through memory.
final class SparseFloats {
    private static final VectorSpecies<Float> SPECIES = VectorFloats.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int BYTES = SPECIES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    /// Columns that one loop can add.
    private static final int WIDEST = 6 * LANES;

    private SparseFloats() {}

    /// One tile, for all groups and rows.
    static void product(Events<float[]> events, Matrix<float[]> matrix, int tile, float[] sums, int at, int pitch) {
        int width = matrix.width(tile);
        for (int group = 0; group < events.groups(); group++) {
            int column = 0;
            if (width == WIDEST && !events.isGraded()) {
                six(events, group, matrix, tile, sums, at, pitch);
                column = width;
            }
            for (; column + 4 * LANES <= width; column += 4 * LANES) {
                if (events.isGraded()) {
                    graded(events, group, matrix, tile, column, sums, at + column, pitch);
                } else {
                    spikes(events, group, matrix, tile, column, sums, at + column, pitch);
                }
            }
            if (column + 2 * LANES <= width) {
                two(events, group, matrix, tile, column, sums, at + column, pitch);
                column += 2 * LANES;
            }
            for (; column < width; column += LANES) {
                narrow(events, group, matrix, tile, column, sums, at + column, pitch);
            }
        }
    }

    /// Four vectors of columns, inputs that are 0 or 1.
    private static void spikes(
            Events<float[]> events,
            int group,
            Matrix<float[]> matrix,
            int tile,
            int column,
            float[] sums,
            int at,
            int pitch) {
        MemorySegment weights = matrix.aligned(tile);
        float[] start = group == 0 ? matrix.bias(tile) : sums;
        long rowBytes = (long) Float.BYTES * matrix.width(tile);
        long columnBytes = (long) Float.BYTES * column;
        int[] items = events.items();
        int[] starts = events.starts();
        int to = at;
        int list = group;
        for (int row = 0; row < events.rows(); row++) {
            int from = group == 0 ? column : to;
            FloatVector sum0 = FloatVector.fromArray(SPECIES, start, from);
            FloatVector sum1 = FloatVector.fromArray(SPECIES, start, from + LANES);
            FloatVector sum2 = FloatVector.fromArray(SPECIES, start, from + 2 * LANES);
            FloatVector sum3 = FloatVector.fromArray(SPECIES, start, from + 3 * LANES);
            int end = starts[list + 1];
            for (int event = starts[list]; event < end; event++) {
                long weight = items[event] * rowBytes + columnBytes;
                sum0 = sum0.add(FloatVector.fromMemorySegment(SPECIES, weights, weight, ORDER));
                sum1 = sum1.add(FloatVector.fromMemorySegment(SPECIES, weights, weight + BYTES, ORDER));
                sum2 = sum2.add(FloatVector.fromMemorySegment(SPECIES, weights, weight + 2L * BYTES, ORDER));
                sum3 = sum3.add(FloatVector.fromMemorySegment(SPECIES, weights, weight + 3L * BYTES, ORDER));
            }
            sum0.add(0).intoArray(sums, to);
            sum1.add(0).intoArray(sums, to + LANES);
            sum2.add(0).intoArray(sums, to + 2 * LANES);
            sum3.add(0).intoArray(sums, to + 3 * LANES);
            to += pitch;
            list += events.groups();
        }
    }

    /// Six vectors of columns, all of a tile, inputs that are 0 or 1.
    private static void six(
            Events<float[]> events, int group, Matrix<float[]> matrix, int tile, float[] sums, int at, int pitch) {
        MemorySegment weights = matrix.aligned(tile);
        float[] start = group == 0 ? matrix.bias(tile) : sums;
        long rowBytes = (long) Float.BYTES * matrix.width(tile);
        int[] items = events.items();
        int[] starts = events.starts();
        int to = at;
        int list = group;
        for (int row = 0; row < events.rows(); row++) {
            int from = group == 0 ? 0 : to;
            FloatVector sum0 = FloatVector.fromArray(SPECIES, start, from);
            FloatVector sum1 = FloatVector.fromArray(SPECIES, start, from + LANES);
            FloatVector sum2 = FloatVector.fromArray(SPECIES, start, from + 2 * LANES);
            FloatVector sum3 = FloatVector.fromArray(SPECIES, start, from + 3 * LANES);
            FloatVector sum4 = FloatVector.fromArray(SPECIES, start, from + 4 * LANES);
            FloatVector sum5 = FloatVector.fromArray(SPECIES, start, from + 5 * LANES);
            int end = starts[list + 1];
            for (int event = starts[list]; event < end; event++) {
                long weight = items[event] * rowBytes;
                sum0 = sum0.add(FloatVector.fromMemorySegment(SPECIES, weights, weight, ORDER));
                sum1 = sum1.add(FloatVector.fromMemorySegment(SPECIES, weights, weight + BYTES, ORDER));
                sum2 = sum2.add(FloatVector.fromMemorySegment(SPECIES, weights, weight + 2L * BYTES, ORDER));
                sum3 = sum3.add(FloatVector.fromMemorySegment(SPECIES, weights, weight + 3L * BYTES, ORDER));
                sum4 = sum4.add(FloatVector.fromMemorySegment(SPECIES, weights, weight + 4L * BYTES, ORDER));
                sum5 = sum5.add(FloatVector.fromMemorySegment(SPECIES, weights, weight + 5L * BYTES, ORDER));
            }
            sum0.add(0).intoArray(sums, to);
            sum1.add(0).intoArray(sums, to + LANES);
            sum2.add(0).intoArray(sums, to + 2 * LANES);
            sum3.add(0).intoArray(sums, to + 3 * LANES);
            sum4.add(0).intoArray(sums, to + 4 * LANES);
            sum5.add(0).intoArray(sums, to + 5 * LANES);
            to += pitch;
            list += events.groups();
        }
    }

    /// Four vectors of columns, inputs of any value.
    private static void graded(
            Events<float[]> events,
            int group,
            Matrix<float[]> matrix,
            int tile,
            int column,
            float[] sums,
            int at,
            int pitch) {
        MemorySegment weights = matrix.aligned(tile);
        float[] start = group == 0 ? matrix.bias(tile) : sums;
        long rowBytes = (long) Float.BYTES * matrix.width(tile);
        long columnBytes = (long) Float.BYTES * column;
        int[] items = events.items();
        int[] starts = events.starts();
        float[] values = events.values();
        int to = at;
        int list = group;
        for (int row = 0; row < events.rows(); row++) {
            int from = group == 0 ? column : to;
            FloatVector sum0 = FloatVector.fromArray(SPECIES, start, from);
            FloatVector sum1 = FloatVector.fromArray(SPECIES, start, from + LANES);
            FloatVector sum2 = FloatVector.fromArray(SPECIES, start, from + 2 * LANES);
            FloatVector sum3 = FloatVector.fromArray(SPECIES, start, from + 3 * LANES);
            int end = starts[list + 1];
            for (int event = starts[list]; event < end; event++) {
                long weight = items[event] * rowBytes + columnBytes;
                FloatVector value = FloatVector.broadcast(SPECIES, values[event]);
                sum0 = value.fma(FloatVector.fromMemorySegment(SPECIES, weights, weight, ORDER), sum0);
                sum1 = value.fma(FloatVector.fromMemorySegment(SPECIES, weights, weight + BYTES, ORDER), sum1);
                sum2 = value.fma(FloatVector.fromMemorySegment(SPECIES, weights, weight + 2L * BYTES, ORDER), sum2);
                sum3 = value.fma(FloatVector.fromMemorySegment(SPECIES, weights, weight + 3L * BYTES, ORDER), sum3);
            }
            sum0.add(0).intoArray(sums, to);
            sum1.add(0).intoArray(sums, to + LANES);
            sum2.add(0).intoArray(sums, to + 2 * LANES);
            sum3.add(0).intoArray(sums, to + 3 * LANES);
            to += pitch;
            list += events.groups();
        }
    }

    /// Two vectors of columns.
    private static void two(
            Events<float[]> events,
            int group,
            Matrix<float[]> matrix,
            int tile,
            int column,
            float[] sums,
            int at,
            int pitch) {
        MemorySegment weights = matrix.aligned(tile);
        float[] start = group == 0 ? matrix.bias(tile) : sums;
        long rowBytes = (long) Float.BYTES * matrix.width(tile);
        long columnBytes = (long) Float.BYTES * column;
        int[] items = events.items();
        int[] starts = events.starts();
        float[] values = events.values();
        boolean isGraded = events.isGraded();
        int to = at;
        int list = group;
        for (int row = 0; row < events.rows(); row++) {
            int from = group == 0 ? column : to;
            FloatVector sum0 = FloatVector.fromArray(SPECIES, start, from);
            FloatVector sum1 = FloatVector.fromArray(SPECIES, start, from + LANES);
            int end = starts[list + 1];
            for (int event = starts[list]; event < end; event++) {
                long place = items[event] * rowBytes + columnBytes;
                FloatVector weight0 = FloatVector.fromMemorySegment(SPECIES, weights, place, ORDER);
                FloatVector weight1 = FloatVector.fromMemorySegment(SPECIES, weights, place + BYTES, ORDER);
                if (isGraded) {
                    FloatVector value = FloatVector.broadcast(SPECIES, values[event]);
                    sum0 = value.fma(weight0, sum0);
                    sum1 = value.fma(weight1, sum1);
                } else {
                    sum0 = sum0.add(weight0);
                    sum1 = sum1.add(weight1);
                }
            }
            sum0.add(0).intoArray(sums, to);
            sum1.add(0).intoArray(sums, to + LANES);
            to += pitch;
            list += events.groups();
        }
    }

    /// One vector of columns.
    private static void narrow(
            Events<float[]> events,
            int group,
            Matrix<float[]> matrix,
            int tile,
            int column,
            float[] sums,
            int at,
            int pitch) {
        MemorySegment weights = matrix.aligned(tile);
        float[] start = group == 0 ? matrix.bias(tile) : sums;
        long rowBytes = (long) Float.BYTES * matrix.width(tile);
        long columnBytes = (long) Float.BYTES * column;
        int[] items = events.items();
        int[] starts = events.starts();
        float[] values = events.values();
        boolean isGraded = events.isGraded();
        int to = at;
        int list = group;
        for (int row = 0; row < events.rows(); row++) {
            FloatVector sum = FloatVector.fromArray(SPECIES, start, group == 0 ? column : to);
            int end = starts[list + 1];
            for (int event = starts[list]; event < end; event++) {
                long place = items[event] * rowBytes + columnBytes;
                FloatVector weight = FloatVector.fromMemorySegment(SPECIES, weights, place, ORDER);
                sum = isGraded ? FloatVector.broadcast(SPECIES, values[event]).fma(weight, sum) : sum.add(weight);
            }
            sum.add(0).intoArray(sums, to);
            to += pitch;
            list += events.groups();
        }
    }
}
