package io.nir4j.backends.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The loops in vectors of float; needs the Vector API to be loaded.
final class VectorFloats implements Kernels<float[]> {
    /// The longest vectors there are, up to 16 numbers: widths of tiles are multiples of that.
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
    /// For the channels of a convolution, where they do not fill whole vectors.
    private static final VectorSpecies<Float> FEW =
            LANES > FloatVector.SPECIES_256.length() ? FloatVector.SPECIES_256 : SPECIES;
    private static final int FEW_LANES = FEW.length();
    /// Whether the processor packs vectors: shorter ones have no such instruction.
    private static final boolean PACKS = LANES == FloatVector.SPECIES_512.length();

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public int list(long[] bits, int firstWord, int words, int first, int[] items, int at) {
        return PACKS
                ? PackedLists.list(bits, firstWord, words, first, items, at)
                : Kernels.super.list(bits, firstWord, words, first, items, at);
    }

    /// Whole vectors, also where they reach behind the ends.
    @Override
    public void shift(int[] items, int from, int to, int shift, int[] into, int at) {
        int next = at;
        for (int item = from; item < to; item += LANES) {
            IntVector.fromArray(INTS, items, item).sub(shift).intoArray(into, next);
            next += LANES;
        }
    }

    /// That a number is neither 0 nor 1 shows in `v * v - v`, which is 0 for these alone. To collect that in a vector
    /// is quicker than in a mask: masks are what the loop waits for.
    @Override
    public boolean readSpikes(float[] array, int at, int count, long[] bits, int word) {
        IntVector graded = IntVector.zero(INTS);
        int whole = count - count % Long.SIZE;
        int to = word;
        for (int i = at; i < at + whole; i += Long.SIZE) {
            long some = 0;
            for (int part = 0; part < Long.SIZE; part += LANES) {
                FloatVector values = FloatVector.fromArray(SPECIES, array, i + part);
                graded = graded.or(values.mul(values).sub(values).reinterpretAsInts());
                some |= values.compare(VectorOperators.NE, 0).toLong() << part;
            }
            bits[to++] = some;
        }
        if (whole < count) {
            long some = 0;
            for (int i = whole; i < count; i += LANES) {
                FloatVector values = FloatVector.fromArray(SPECIES, array, at + i, SPECIES.indexInRange(i, count));
                graded = graded.or(values.mul(values).sub(values).reinterpretAsInts());
                some |= values.compare(VectorOperators.NE, 0).toLong() << i;
            }
            bits[to] = some;
        }
        return graded.compare(VectorOperators.EQ, 0).allTrue();
    }

    @Override
    public void product(Events<float[]> events, Matrix<float[]> matrix, int tile, float[] sums, int at, int pitch) {
        SparseFloats.product(events, matrix, tile, sums, at, pitch);
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
    public void scatter(Events<float[]> events, int row, Convolution<float[]> convolution, float[] field, int at) {
        if (convolution.unit == LANES) {
            whole(events, row, convolution, field, at);
        } else if (convolution.unit == FEW_LANES) {
            few(events, row, convolution, field, at);
        } else {
            PlainFloats.scatterAll(events, row, convolution, field, at);
        }
    }

    /// All moves take one vector.
    private static void whole(
            Events<float[]> events, int row, Convolution<float[]> convolution, float[] field, int at) {
        Layout input = convolution.input;
        for (int group = 0; group < input.groups(); group++) {
            int first = group * input.groupPitch();
            int from = events.rank(row, first);
            int end = events.rank(row, first + input.groupPitch());
            int to = at + group * convolution.output.groupPitch();
            int weights = group * input.channels() * convolution.weightsPerChannel;
            wholeInGroup(events, from, end, first, convolution, weights, field, to);
        }
    }

    private static void wholeInGroup(
            Events<float[]> events,
            int firstEvent,
            int end,
            int firstInput,
            Convolution<float[]> convolution,
            int from,
            float[] field,
            int at) {
        int[] items = events.items();
        long[] inputs = convolution.reach.inputs();
        long[] moves = convolution.reach.moves();
        float[] weights = convolution.weights;
        float[] values = events.values();
        boolean graded = events.isGraded();
        int columnPitch = convolution.input.columnPitch();
        for (int event = firstEvent; event < end; event++) {
            int cell = (items[event] - firstInput) / columnPitch;
            int channel = from + (items[event] - firstInput - cell * columnPitch) * convolution.weightsPerChannel;
            int to = at + Reach.origin(inputs[cell]);
            FloatVector value = FloatVector.broadcast(SPECIES, graded ? values[event] : 1);
            int next = Reach.firstMove(inputs[cell]);
            for (long move = moves[next]; move >= 0; move = moves[++next]) {
                int place = to + Reach.field(move);
                FloatVector weight = FloatVector.fromArray(SPECIES, weights, channel + Reach.weight(move));
                value.fma(weight, FloatVector.fromArray(SPECIES, field, place)).intoArray(field, place);
            }
        }
    }

    /// All moves take one short vector. With one loop over groups for these and [#whole], moves took 8 % longer.
    private static void few(Events<float[]> events, int row, Convolution<float[]> convolution, float[] field, int at) {
        Layout input = convolution.input;
        for (int group = 0; group < input.groups(); group++) {
            int first = group * input.groupPitch();
            int from = events.rank(row, first);
            int end = events.rank(row, first + input.groupPitch());
            int to = at + group * convolution.output.groupPitch();
            int weights = group * input.channels() * convolution.weightsPerChannel;
            fewInGroup(events, from, end, first, convolution, weights, field, to);
        }
    }

    private static void fewInGroup(
            Events<float[]> events,
            int firstEvent,
            int end,
            int firstInput,
            Convolution<float[]> convolution,
            int from,
            float[] field,
            int at) {
        int[] items = events.items();
        long[] inputs = convolution.reach.inputs();
        long[] moves = convolution.reach.moves();
        float[] weights = convolution.weights;
        float[] values = events.values();
        boolean graded = events.isGraded();
        int columnPitch = convolution.input.columnPitch();
        for (int event = firstEvent; event < end; event++) {
            int cell = (items[event] - firstInput) / columnPitch;
            int channel = from + (items[event] - firstInput - cell * columnPitch) * convolution.weightsPerChannel;
            int to = at + Reach.origin(inputs[cell]);
            FloatVector value = FloatVector.broadcast(FEW, graded ? values[event] : 1);
            int next = Reach.firstMove(inputs[cell]);
            for (long move = moves[next]; move >= 0; move = moves[++next]) {
                int place = to + Reach.field(move);
                FloatVector weight = FloatVector.fromArray(FEW, weights, channel + Reach.weight(move));
                value.fma(weight, FloatVector.fromArray(FEW, field, place)).intoArray(field, place);
            }
        }
    }
}
