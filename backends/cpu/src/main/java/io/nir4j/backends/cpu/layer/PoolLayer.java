package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Windows;

/// Sums or averages of windows over a track.
///
/// @param <A> `float[]` or `double[]`
final class PoolLayer<A> implements Layer<A> {
    private final int input;
    private final int output;
    private final Windows windows;

    PoolLayer(int input, int output, Windows windows) {
        this.input = input;
        this.output = output;
        this.windows = windows;
    }

    @Override
    public void prepare(Chunk<A> chunk, int step) {
        chunk.track(output).isSteady = step == ALL && chunk.track(input).isSteady;
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return chunk.samples;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> in = chunk.track(input);
        Track<A> out = chunk.track(output);
        int end = step == ALL ? out.rowsPerSample() : step + 1;
        for (int at = chunk.from(step); at < end; at++) {
            int from = in.row(part, at) * in.stride;
            chunk.numbers.pool(in.numbers, from, windows, out.numbers, out.row(part, at) * out.stride);
        }
    }
}
