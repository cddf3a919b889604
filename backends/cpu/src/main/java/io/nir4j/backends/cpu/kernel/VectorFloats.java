package io.nir4j.backends.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The loops in vectors of float; needs the Vector API to be loaded.
final class VectorFloats implements Kernels<float[]> {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int FOUR = 4 * LANES;
    /// With fewer rows than this the weights of a group are not used often enough to go through rows group by group.
    private static final int ROWS_FOR_GROUPS = 16;
    /// With fewer events than this, loading and storing sums takes longer than adding.
    private static final int EVENTS_PER_PART = 10;

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public long nonzero(float[] array, int at, int count) {
        if (count == FOUR) {
            return nonzero(array, at)
                    | nonzero(array, at + LANES) << LANES
                    | nonzero(array, at + 2 * LANES) << (2 * LANES)
                    | nonzero(array, at + 3 * LANES) << (3 * LANES);
        }
        long bits = 0;
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            bits |= nonzero(array, at + i) << i;
        }
        for (; i < count; i++) {
            bits |= (array[at + i] != 0 ? 1L : 0L) << i;
        }
        return bits;
    }

    private static long nonzero(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at)
                .compare(VectorOperators.NE, 0)
                .toLong();
    }

    @Override
    public boolean areSpikes(float[] array, int at, int count) {
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            FloatVector some = FloatVector.fromArray(SPECIES, array, at + i);
            if (some.compare(VectorOperators.NE, 0)
                    .and(some.compare(VectorOperators.NE, 1))
                    .anyTrue()) {
                return false;
            }
        }
        for (; i < count; i++) {
            if (array[at + i] != 0 && array[at + i] != 1) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void product(Events<float[]> events, Matrix<float[]> matrix, int tile, float[] sums, int at, int pitch) {
        int width = matrix.width(tile);
        int groupsPerPart = groupsPerPart(events);
        int parts = (events.groups() + groupsPerPart - 1) / groupsPerPart;
        for (int column = 0; column < width; ) {
            boolean four = width - column >= FOUR;
            for (int part = 0; part < parts; part++) {
                boolean last = part == parts - 1;
                int first = part * groupsPerPart;
                int groups = Math.min(groupsPerPart, events.groups() - first);
                if (!four) {
                    one(events, matrix, tile, column, first, groups, last, sums, at, pitch);
                } else if (events.isGraded()) {
                    graded(events, matrix, tile, column, first, groups, last, sums, at, pitch);
                } else {
                    spikes(events, matrix, tile, column, first, groups, last, sums, at, pitch);
                }
            }
            column += four ? FOUR : LANES;
        }
    }

    /// Groups that are added in one go: all where a group's weights are not used often enough to pay for going through
    /// the rows again, else as many as hold some events.
    private static int groupsPerPart(Events<float[]> events) {
        if (events.rows() < ROWS_FOR_GROUPS) {
            return events.groups();
        }
        long most = (long) EVENTS_PER_PART * events.rows() * events.groups() / Math.max(1, events.count());
        return Math.clamp(most, 1, events.groups());
    }

    /// Four vectors of columns, inputs that are 0 or 1. One loop for these and the graded took some per cent longer.
    private static void spikes(
            Events<float[]> events,
            Matrix<float[]> matrix,
            int tile,
            int column,
            int firstGroup,
            int groups,
            boolean last,
            float[] sums,
            int at,
            int pitch) {
        float[] weights = matrix.weights(tile);
        float[] start = firstGroup == 0 ? matrix.bias(tile) : sums;
        int width = matrix.width(tile);
        int[] items = events.items();
        int[] starts = events.starts();
        for (int row = 0; row < events.rows(); row++) {
            int to = at + row * pitch + column;
            int from = firstGroup == 0 ? column : to;
            FloatVector sum0 = FloatVector.fromArray(SPECIES, start, from);
            FloatVector sum1 = FloatVector.fromArray(SPECIES, start, from + LANES);
            FloatVector sum2 = FloatVector.fromArray(SPECIES, start, from + 2 * LANES);
            FloatVector sum3 = FloatVector.fromArray(SPECIES, start, from + 3 * LANES);
            int first = row * events.groups() + firstGroup;
            int end = starts[first + groups];
            for (int event = starts[first]; event < end; event++) {
                int weight = items[event] * width + column;
                sum0 = sum0.add(FloatVector.fromArray(SPECIES, weights, weight));
                sum1 = sum1.add(FloatVector.fromArray(SPECIES, weights, weight + LANES));
                sum2 = sum2.add(FloatVector.fromArray(SPECIES, weights, weight + 2 * LANES));
                sum3 = sum3.add(FloatVector.fromArray(SPECIES, weights, weight + 3 * LANES));
            }
            if (last) {
                sum0 = sum0.add(0);
                sum1 = sum1.add(0);
                sum2 = sum2.add(0);
                sum3 = sum3.add(0);
            }
            sum0.intoArray(sums, to);
            sum1.intoArray(sums, to + LANES);
            sum2.intoArray(sums, to + 2 * LANES);
            sum3.intoArray(sums, to + 3 * LANES);
        }
    }

    /// Four vectors of columns, inputs of any value.
    private static void graded(
            Events<float[]> events,
            Matrix<float[]> matrix,
            int tile,
            int column,
            int firstGroup,
            int groups,
            boolean last,
            float[] sums,
            int at,
            int pitch) {
        float[] weights = matrix.weights(tile);
        float[] start = firstGroup == 0 ? matrix.bias(tile) : sums;
        int width = matrix.width(tile);
        int[] items = events.items();
        int[] starts = events.starts();
        float[] values = events.values();
        for (int row = 0; row < events.rows(); row++) {
            int to = at + row * pitch + column;
            int from = firstGroup == 0 ? column : to;
            FloatVector sum0 = FloatVector.fromArray(SPECIES, start, from);
            FloatVector sum1 = FloatVector.fromArray(SPECIES, start, from + LANES);
            FloatVector sum2 = FloatVector.fromArray(SPECIES, start, from + 2 * LANES);
            FloatVector sum3 = FloatVector.fromArray(SPECIES, start, from + 3 * LANES);
            int first = row * events.groups() + firstGroup;
            int end = starts[first + groups];
            for (int event = starts[first]; event < end; event++) {
                int weight = items[event] * width + column;
                FloatVector value = FloatVector.broadcast(SPECIES, values[event]);
                sum0 = value.fma(FloatVector.fromArray(SPECIES, weights, weight), sum0);
                sum1 = value.fma(FloatVector.fromArray(SPECIES, weights, weight + LANES), sum1);
                sum2 = value.fma(FloatVector.fromArray(SPECIES, weights, weight + 2 * LANES), sum2);
                sum3 = value.fma(FloatVector.fromArray(SPECIES, weights, weight + 3 * LANES), sum3);
            }
            if (last) {
                sum0 = sum0.add(0);
                sum1 = sum1.add(0);
                sum2 = sum2.add(0);
                sum3 = sum3.add(0);
            }
            sum0.intoArray(sums, to);
            sum1.intoArray(sums, to + LANES);
            sum2.intoArray(sums, to + 2 * LANES);
            sum3.intoArray(sums, to + 3 * LANES);
        }
    }

    /// One vector of columns.
    private static void one(
            Events<float[]> events,
            Matrix<float[]> matrix,
            int tile,
            int column,
            int firstGroup,
            int groups,
            boolean last,
            float[] sums,
            int at,
            int pitch) {
        float[] weights = matrix.weights(tile);
        float[] start = firstGroup == 0 ? matrix.bias(tile) : sums;
        int width = matrix.width(tile);
        int[] items = events.items();
        int[] starts = events.starts();
        float[] values = events.values();
        boolean graded = events.isGraded();
        for (int row = 0; row < events.rows(); row++) {
            int to = at + row * pitch + column;
            FloatVector sum = FloatVector.fromArray(SPECIES, start, firstGroup == 0 ? column : to);
            int first = row * events.groups() + firstGroup;
            int end = starts[first + groups];
            for (int event = starts[first]; event < end; event++) {
                FloatVector weight = FloatVector.fromArray(SPECIES, weights, items[event] * width + column);
                sum = graded ? FloatVector.broadcast(SPECIES, values[event]).fma(weight, sum) : sum.add(weight);
            }
            (last ? sum.add(0) : sum).intoArray(sums, to);
        }
    }

    @Override
    public boolean hasDense() {
        return true;
    }

    @Override
    public void dense(Panels<float[]> panels, Matrix<float[]> matrix, int tile, float[] sums, int at, int pitch) {
        DenseFloats.product(panels, matrix, tile, sums, at, pitch);
    }

    @Override
    public void scatter(Events<float[]> events, int row, Convolution<float[]> convolution, float[] field) {
        int end = events.starts()[(row + 1) * events.groups()];
        int channel = 0;
        int elements = convolution.plane.elements();
        int firstOfNext = elements;
        for (int event = events.starts()[row * events.groups()]; event < end; event++) {
            int item = events.items()[event];
            while (item >= firstOfNext) {
                channel++;
                firstOfNext += elements;
            }
            int place = item - firstOfNext + elements;
            float value = events.isGraded() ? events.values()[event] : 1;
            if (Float.isFinite(value)) {
                scatter(convolution, channel, place, value, field);
            } else {
                // The zeros that fill up a run would not add nothing.
                PlainFloats.scatter(convolution, channel, place, value, field);
            }
        }
    }

    private static void scatter(Convolution<float[]> convolution, int channel, int place, float value, float[] field) {
        Reach down = convolution.down;
        Reach across = convolution.across;
        int row = convolution.plane.row()[place];
        int column = convolution.plane.column()[place];
        int weightsAt = channel * convolution.weightsPerChannel;
        int fieldAt = channel / convolution.channelsPerGroup * convolution.outputsPerGroup;
        FloatVector factor = FloatVector.broadcast(SPECIES, value);
        for (int y = down.starts()[row]; y < down.starts()[row + 1]; y++) {
            for (int x = across.starts()[column]; x < across.starts()[column + 1]; x++) {
                int from = weightsAt + down.weight()[y] + across.weight()[x];
                int to = fieldAt + down.field()[y] + across.field()[x];
                for (int i = 0; i < convolution.run; i += LANES) {
                    FloatVector sum = FloatVector.fromArray(SPECIES, field, to + i);
                    factor.fma(FloatVector.fromArray(SPECIES, convolution.weights, from + i), sum)
                            .intoArray(field, to + i);
                }
            }
        }
    }

    @Override
    public void gather(float[] in, int from, Windows windows, float[] out, int at, float[] spare) {
        if (windows.pitch() != 1) {
            PlainFloats.gatherAll(in, from, windows, out, at);
            return;
        }
        // Planes lie side by side: as many of them at a time as a vector holds. A field has room for the last vector.
        for (int plane = 0; plane < windows.planes(); plane += LANES) {
            int planes = Math.min(LANES, windows.planes() - plane);
            for (int position = 0; position < windows.positions(); position++) {
                sum(in, from + plane, windows, position).intoArray(spare, 0);
                int to = at + plane * windows.positions() + position;
                for (int i = 0; i < planes; i++) {
                    out[to] = spare[i];
                    to += windows.positions();
                }
            }
        }
    }

    private static FloatVector sum(float[] in, int from, Windows windows, int position) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int end = (position + 1) * windows.taps();
        for (int tap = position * windows.taps(); tap < end; tap++) {
            int source = windows.sources()[tap];
            if (source >= 0) {
                sum = sum.add(FloatVector.fromArray(SPECIES, in, from + source));
            }
        }
        return windows.average() ? sum.div(windows.taps()) : sum;
    }
}
