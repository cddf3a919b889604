package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Matrix;
import io.nir4j.backends.cpu.kernel.Numbers;

/// A [Recurrence], step by step: weights, states and what comes back stay in the cache while time passes.
///
/// What comes back has one row for each sample and no others, so that it does not push the weights out; the loop over
/// the neurons adds it to the input as it reads both. Products are never -0, so these sums from the first summand on
/// have the bits of a [SumLayer], which starts from zero.
///
/// @param <A> `float[]` or `double[]`
final class RecurrentLayer<A> implements Layer<A> {
    private final Numbers<A> numbers;
    private final int input;
    private final Product<A> product;
    private final NeuronUpdate<A> neurons;
    private final int stride;
    /// The product one step ago, of all samples of the batch.
    private final A back;

    /// @param product reads what the neurons give
    RecurrentLayer(Numbers<A> numbers, int batch, int input, Product<A> product, NeuronUpdate<A> neurons) {
        this.numbers = numbers;
        this.input = input;
        this.product = product;
        this.neurons = neurons;
        this.stride = product.tiles() * Matrix.TILE;
        this.back = numbers.array(Math.multiplyExact(batch, stride));
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return 1;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> in = chunk.track(input);
        int backAt = chunk.firstSample * stride;
        int perSample = in.rowsPerSample() * in.stride;
        for (int at = 0; at < chunk.steps; at++) {
            int from = in.row(0, at) * in.stride;
            for (int tile = 0; tile < neurons.tiles(); tile++) {
                int first = tile * Matrix.TILE;
                neurons.add(back, backAt + first, stride, scratch);
                neurons.advance(chunk, at, tile, in.numbers, from + first, perSample, 0, scratch);
            }
            product.prepare(chunk, at);
            for (int tile = 0; tile < product.tiles(); tile++) {
                product.multiply(chunk, tile, back, backAt + tile * Matrix.TILE, stride);
            }
        }
    }

    @Override
    public void use(boolean vectors) {
        product.use(vectors);
        neurons.use(vectors);
    }

    @Override
    public void reset() {
        neurons.reset();
        numbers.fill(back, 0, numbers.length(back), 0);
    }
}
