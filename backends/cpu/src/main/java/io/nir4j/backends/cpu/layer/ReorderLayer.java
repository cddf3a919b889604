package io.nir4j.backends.cpu.layer;

import java.util.Arrays;

/// Brings what stands in the order of a convolution's field into the order of its signal.
///
/// @param <A> `float[]` or `double[]`
final class ReorderLayer<A> implements Layer<A> {
    private final int input;
    private final int output;
    private final int[] elements;

    /// @param elements the element of the signal at each place of the field, -1 where there is none
    ReorderLayer(int input, int output, int[] elements) {
        this.input = input;
        this.output = output;
        this.elements = elements;
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return chunk.samples;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> in = chunk.track(input);
        Track<A> out = chunk.track(output);
        for (int at = chunk.from(step); at < chunk.to(step); at++) {
            if (in.hasBits) {
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
                int element = elements[word * Long.SIZE + Long.numberOfTrailingZeros(spikes)];
                spikes &= spikes - 1;
                if (element >= 0) {
                    out.bits[first + (element >> 6)] |= 1L << element;
                }
            }
        }
    }

    private void moveNumbers(Chunk<A> chunk, Track<A> in, int from, Track<A> out, int to) {
        chunk.numbers.reorder(in.numbers, from * in.stride, elements, out.numbers, to * out.stride);
    }
}
