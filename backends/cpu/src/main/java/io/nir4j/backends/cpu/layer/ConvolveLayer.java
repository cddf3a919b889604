package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Convolution;

/// A convolution, event by event: its output is a track in the order of the convolution's field.
///
/// @param <A> `float[]` or `double[]`
final class ConvolveLayer<A> implements Layer<A> {
    private static final int ROWS_PER_PART = 16;

    private final int number;
    private final int input;
    private final int output;
    private final Convolution<A> convolution;

    /// @param number the layer's own, for its activity
    ConvolveLayer(int number, int input, int output, Convolution<A> convolution) {
        this.number = number;
        this.input = input;
        this.output = output;
        this.convolution = convolution;
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
        int end = Math.min(chunk.events.rows(), (part + 1) * ROWS_PER_PART);
        for (int row = part * ROWS_PER_PART; row < end; row++) {
            int at = (step == ALL ? row : out.row(row, step)) * out.stride;
            convolution.clear(out.numbers, at);
            chunk.kernels.scatter(chunk.events, row, convolution, out.numbers, at);
        }
    }
}
