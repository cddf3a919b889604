package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Numbers;
import java.util.Arrays;

/// A track of a cycle as it was one step ago.
///
/// @param <A> `float[]` or `double[]`
final class PreviousLayer<A> implements Layer<A> {
    private final int input;
    private final int output;
    private final boolean spikes;
    private final Numbers<A> kind;
    private final A numbers;
    private final long[] bits;

    PreviousLayer(Numbers<A> kind, int input, int output, boolean spikes, int batch, Track<A> shape) {
        this.kind = kind;
        this.input = input;
        this.output = output;
        this.spikes = spikes;
        this.numbers = kind.array(spikes ? 0 : Math.multiplyExact(batch, shape.stride));
        this.bits = new long[spikes ? Math.multiplyExact(batch, shape.words) : 0];
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return chunk.samples;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> out = chunk.track(output);
        int kept = chunk.firstSample + part;
        int to = out.row(part, step);
        if (spikes) {
            System.arraycopy(bits, kept * out.words, out.bits, to * out.words, out.words);
        } else {
            System.arraycopy(numbers, kept * out.stride, out.numbers, to * out.stride, out.elements);
        }
    }

    /// Keeps what the cycle gave at `step`.
    void keep(Chunk<A> chunk, int step) {
        Track<A> in = chunk.track(input);
        for (int sample = 0; sample < chunk.samples; sample++) {
            int kept = chunk.firstSample + sample;
            int from = in.row(sample, step);
            if (spikes) {
                System.arraycopy(in.bits, from * in.words, bits, kept * in.words, in.words);
            } else {
                System.arraycopy(in.numbers, from * in.stride, numbers, kept * in.stride, in.elements);
            }
        }
    }

    @Override
    public void reset() {
        kind.fill(numbers, 0, kind.length(numbers), 0);
        Arrays.fill(bits, 0);
    }
}
