package io.nir4j.backends.cpu.layer;

import java.util.List;

/// The sum of tracks, from zero on in their order; of none, zeros.
///
/// @param <A> `float[]` or `double[]`
final class SumLayer<A> implements Layer<A> {
    private final List<Integer> inputs;
    private final int output;

    SumLayer(List<Integer> inputs, int output) {
        this.inputs = List.copyOf(inputs);
        this.output = output;
    }

    @Override
    public void prepare(Chunk<A> chunk, int step) {
        boolean steady = step == ALL;
        for (int number = 0; number < inputs.size(); number++) {
            steady &= chunk.track(inputs.get(number)).isSteady;
        }
        chunk.track(output).isSteady = steady;
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return chunk.samples;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> out = chunk.track(output);
        int end = step == ALL ? out.rowsPerSample() : step + 1;
        for (int at = chunk.from(step); at < end; at++) {
            int to = out.row(part, at) * out.stride;
            int first = sumTwo(chunk, part, at, out.numbers, to) ? 2 : 0;
            if (first == 0) {
                chunk.numbers.fill(out.numbers, to, to + out.stride, 0);
            }
            for (int number = first; number < inputs.size(); number++) {
                add(chunk, chunk.track(inputs.get(number)), part, at, out.numbers, to);
            }
        }
    }

    /// Sets the sum to that of the first two inputs, if there are two and both are numbers.
    private boolean sumTwo(Chunk<A> chunk, int sample, int step, A sums, int to) {
        if (inputs.size() < 2) {
            return false;
        }
        Track<A> one = chunk.track(inputs.get(0));
        Track<A> other = chunk.track(inputs.get(1));
        if (!one.hasNumbers || !other.hasNumbers) {
            return false;
        }
        int oneAt = one.row(sample, step) * one.stride;
        int otherAt = other.row(sample, step) * other.stride;
        chunk.numbers.sum(one.numbers, oneAt, other.numbers, otherAt, sums, to, one.elements);
        return true;
    }

    private void add(Chunk<A> chunk, Track<A> in, int sample, int step, A sums, int to) {
        int row = in.row(sample, step);
        if (in.hasNumbers) {
            chunk.numbers.add(in.numbers, row * in.stride, sums, to, in.elements);
            return;
        }
        for (int word = 0; word < in.words; word++) {
            int element = word * Long.SIZE;
            chunk.numbers.addBits(
                    in.bits[row * in.words + word], sums, to + element, Math.min(Long.SIZE, in.elements - element));
        }
    }
}
