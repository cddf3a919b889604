package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Events;
import io.nir4j.backends.cpu.kernel.Matrix;
import java.util.Optional;

/// A matrix times a track, and the neurons behind it: 64 columns at a time, whose sums never leave the cache.
///
/// The inputs that are not zero are counted in each chunk; few of them are multiplied event by event, many densely.
///
/// @param <A> `float[]` or `double[]`
final class ProductLayer<A> implements Layer<A> {
    /// Shares of active inputs above which a dense product is the faster one.
    static final double DENSE_FROM = 0.4;
    /// A dense product of fewer rows wastes most of its work.
    private static final int ROWS_FOR_DENSE = 6;

    private final int number;
    private final int input;
    private final int output;
    private final Matrix<A> matrix;
    private final Optional<NeuronUpdate<A>> neurons;

    /// @param number the layer's own, for its activity
    ProductLayer(int number, int input, int output, Matrix<A> matrix, Optional<NeuronUpdate<A>> neurons) {
        this.number = number;
        this.input = input;
        this.output = output;
        this.matrix = matrix;
        this.neurons = neurons;
    }

    @Override
    public void prepare(Chunk<A> chunk, int step) {
        Track<A> in = chunk.track(input);
        int perSample = step == ALL ? in.rowsPerSample() : 1;
        int rows = chunk.samples * perSample;
        Rows.collectEvents(chunk, in, step, !matrix.isFinite(), false);
        long all = (long) rows * matrix.inputs();
        chunk.dense = chunk.kernels.hasDense() && rows >= ROWS_FOR_DENSE && chunk.events.count() > DENSE_FROM * all;
        chunk.note(number, chunk.events.count(), all, chunk.dense);
        if (chunk.dense) {
            Rows.fillPanels(chunk, in, step);
        }
        if (neurons.isEmpty()) {
            Track<A> out = chunk.track(output);
            out.isSteady = step == ALL && in.isSteady;
        }
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return matrix.tiles();
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> in = chunk.track(input);
        if (neurons.isPresent()) {
            int width = matrix.width(part);
            int perSample = step == ALL ? in.rowsPerSample() : 1;
            A sums = scratch.sums(chunk.samples * perSample * width + Matrix.TILE);
            multiply(chunk, part, sums, 0, width);
            int perStep = in.isSteady ? 0 : width;
            neurons.get().advance(chunk, step, part, sums, 0, perSample * width, perStep, scratch);
        } else {
            Track<A> out = chunk.track(output);
            int at = out.row(0, chunk.from(step)) * out.stride + part * Matrix.TILE;
            int pitch = step == ALL ? out.stride : chunk.steps * out.stride;
            multiply(chunk, part, out.numbers, at, pitch);
        }
    }

    private void multiply(Chunk<A> chunk, int tile, A sums, int at, int pitch) {
        if (chunk.dense) {
            chunk.kernels.dense(chunk.panels, matrix, tile, sums, at, pitch);
        } else {
            Events<A> events = chunk.events;
            chunk.kernels.product(events, matrix, tile, sums, at, pitch);
        }
    }

    @Override
    public void use(boolean vectors) {
        if (vectors) {
            matrix.align();
        }
        neurons.ifPresent(update -> update.use(vectors));
    }

    @Override
    public void reset() {
        neurons.ifPresent(NeuronUpdate::reset);
    }
}
