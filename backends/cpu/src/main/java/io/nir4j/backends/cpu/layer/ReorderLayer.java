package io.nir4j.backends.cpu.layer;

import java.util.Arrays;

/// Brings a signal into another order.
///
/// @param <A> `float[]` or `double[]`
final class ReorderLayer<A> implements Layer<A> {
    private final int input;
    private final int output;
    private final int[] places;

    /// @param places in the output for each element of the input, -1 where it has none
    ReorderLayer(int input, int output, int[] places) {
        this.input = input;
        this.output = output;
        this.places = places;
    }

    @Override
    public void prepare(Chunk<A> chunk, int step) {
        Track<A> in = chunk.track(input);
        Track<A> out = chunk.track(output);
        out.isSteady = step == ALL && in.isSteady;
        if (!out.isFixed) {
            out.isGraded = in.isGraded;
            out.hasBits = !in.isGraded;
            out.hasNumbers = in.isGraded;
            out.makeRoom(chunk.samples * chunk.steps);
        }
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return chunk.samples;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> in = chunk.track(input);
        Track<A> out = chunk.track(output);
        int end = step == ALL ? in.rowsPerSample() : step + 1;
        for (int at = chunk.from(step); at < end; at++) {
            if (out.hasBits) {
                moveBits(in, in.row(part, at), out, out.row(part, at));
            } else {
                moveNumbers(chunk, in, in.row(part, at), out, out.row(part, at));
            }
        }
    }

    private void moveBits(Track<A> in, int from, Track<A> out, int to) {
        int first = to * out.words;
        Arrays.fill(out.bits, first, first + out.words, 0);
        for (int word = 0; word < in.words; word++) {
            long spikes = in.bits[from * in.words + word];
            while (spikes != 0) {
                int element = places[word * Long.SIZE + Long.numberOfTrailingZeros(spikes)];
                spikes &= spikes - 1;
                if (element >= 0) {
                    out.bits[first + (element >> 6)] |= 1L << element;
                }
            }
        }
    }

    private void moveNumbers(Chunk<A> chunk, Track<A> in, int from, Track<A> out, int to) {
        chunk.numbers.reorder(in.numbers, from * in.stride, places, out.numbers, to * out.stride);
    }
}
