package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Matrix;
import java.util.Optional;

/// A matrix times a track, and the neurons behind it: 64 columns at a time, whose sums never leave the cache.
///
/// @param <A> `float[]` or `double[]`
final class ProductLayer<A> implements Layer<A> {
    private final int input;
    private final int output;
    private final Product<A> product;
    private final Optional<NeuronUpdate<A>> neurons;

    /// @param number the layer's own, for its activity
    ProductLayer(int number, int input, int output, Matrix<A> matrix, Optional<NeuronUpdate<A>> neurons) {
        this.input = input;
        this.output = output;
        this.product = new Product<>(number, input, matrix);
        this.neurons = neurons;
    }

    @Override
    public void prepare(Chunk<A> chunk, int step) {
        product.prepare(chunk, step);
        if (neurons.isEmpty()) {
            chunk.track(output).isSteady = step == ALL && chunk.track(input).isSteady;
        }
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return product.tiles();
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> in = chunk.track(input);
        if (neurons.isPresent()) {
            int width = product.width(part);
            int perSample = step == ALL ? in.rowsPerSample() : 1;
            A sums = scratch.sums(chunk.samples * perSample * width + Matrix.TILE);
            product.multiply(chunk, part, sums, 0, width);
            int perStep = in.isSteady ? 0 : width;
            neurons.get().advance(chunk, step, part, sums, 0, perSample * width, perStep, scratch);
        } else {
            Track<A> out = chunk.track(output);
            int at = out.row(0, chunk.from(step)) * out.stride + part * Matrix.TILE;
            int pitch = step == ALL ? out.stride : chunk.steps * out.stride;
            product.multiply(chunk, part, out.numbers, at, pitch);
        }
    }

    @Override
    public void use(boolean vectors) {
        product.use(vectors);
        neurons.ifPresent(update -> update.use(vectors));
    }

    @Override
    public void reset() {
        neurons.ifPresent(NeuronUpdate::reset);
    }
}
