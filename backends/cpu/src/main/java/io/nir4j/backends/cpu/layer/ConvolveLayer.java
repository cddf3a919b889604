package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Convolution;
import io.nir4j.backends.cpu.kernel.Windows;

/// A convolution, event by event, and the pool behind it: row by row, so that the field stays in the cache.
///
/// @param <A> `float[]` or `double[]`
final class ConvolveLayer<A> implements Layer<A> {
    private static final int ROWS_PER_PART = 16;

    private final int number;
    private final int input;
    private final int output;
    private final Convolution<A> convolution;
    private final Windows windows;

    /// @param number the layer's own, for its activity
    /// @param windows how results come out of the field
    ConvolveLayer(int number, int input, int output, Convolution<A> convolution, Windows windows) {
        this.number = number;
        this.input = input;
        this.output = output;
        this.convolution = convolution;
        this.windows = windows;
    }

    @Override
    public void prepare(Chunk<A> chunk, int step) {
        Track<A> in = chunk.track(input);
        chunk.track(output).isSteady = step == ALL && in.isSteady;
        Rows.collectEvents(chunk, in, step, !convolution.isFinite());
        chunk.note(number, chunk.events.count(), (long) chunk.events.rows() * in.elements, false);
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return (chunk.events.rows() + ROWS_PER_PART - 1) / ROWS_PER_PART;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> out = chunk.track(output);
        int size = convolution.fieldSize(chunk.numbers);
        A field = scratch.field(size);
        A spare = scratch.sums(Long.SIZE);
        int end = Math.min(chunk.events.rows(), (part + 1) * ROWS_PER_PART);
        for (int row = part * ROWS_PER_PART; row < end; row++) {
            convolution.clear(field, size);
            chunk.kernels.scatter(chunk.events, row, convolution, field);
            int to = step == ALL ? row : out.row(row, step);
            chunk.kernels.gather(field, 0, windows, out.numbers, to * out.stride, spare);
        }
    }
}
