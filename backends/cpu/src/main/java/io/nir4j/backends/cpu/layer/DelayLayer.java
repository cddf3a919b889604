package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Numbers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Each element of a track as it was some steps ago; remembers as many rows of every sample as the longest delay needs.
///
/// @param <A> `float[]` or `double[]`
final class DelayLayer<A> implements Layer<A> {
    private final int input;
    private final int output;
    private final int[] delays;
    private final int depth;
    private final boolean spikes;
    private final A numbers;
    private final long[] bits;
    private final Numbers<A> kind;

    /// @param spikes whether bits are delayed, for which all elements need the same delay
    DelayLayer(
            Numbers<A> kind, int input, int output, List<Integer> delays, boolean spikes, int batch, Track<A> shape) {
        this.kind = kind;
        this.input = input;
        this.output = output;
        this.delays = delays.stream().mapToInt(Integer::intValue).toArray();
        this.depth = Collections.max(delays) + 1;
        this.spikes = spikes;
        int rows = Math.multiplyExact(batch, depth);
        this.numbers = kind.array(spikes ? 0 : Math.multiplyExact(rows, shape.stride));
        this.bits = new long[spikes ? Math.multiplyExact(rows, shape.words) : 0];
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return chunk.samples;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> in = chunk.track(input);
        Track<A> out = chunk.track(output);
        int first = (chunk.firstSample + part) * depth;
        for (int at = chunk.from(step); at < chunk.to(step); at++) {
            long now = chunk.time + at;
            int kept = first + (int) (now % depth);
            int from = in.row(part, at);
            int to = out.row(part, at);
            if (spikes) {
                System.arraycopy(in.bits, from * in.words, bits, kept * in.words, in.words);
                System.arraycopy(bits, (first + past(now, delays[0])) * in.words, out.bits, to * in.words, in.words);
                continue;
            }
            System.arraycopy(in.numbers, from * in.stride, numbers, kept * in.stride, in.elements);
            if (delays.length == 1) {
                int row = first + past(now, delays[0]);
                System.arraycopy(numbers, row * in.stride, out.numbers, to * in.stride, in.elements);
                continue;
            }
            for (int element = 0; element < in.elements; element++) {
                int row = first + past(now, delays[element]);
                kind.copy(numbers, row * in.stride + element, out.numbers, to * in.stride + element);
            }
        }
    }

    private int past(long now, int delay) {
        return (int) Math.floorMod(now - delay, (long) depth);
    }

    @Override
    public void reset() {
        kind.fill(numbers, 0, kind.length(numbers), 0);
        Arrays.fill(bits, 0);
    }
}
