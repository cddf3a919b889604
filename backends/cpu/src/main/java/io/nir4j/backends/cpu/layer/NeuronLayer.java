package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Matrix;

/// Neurons whose input lies in a track.
///
/// @param <A> `float[]` or `double[]`
final class NeuronLayer<A> implements Layer<A> {
    private final int input;
    private final NeuronUpdate<A> neurons;

    NeuronLayer(int input, NeuronUpdate<A> neurons) {
        this.input = input;
        this.neurons = neurons;
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return neurons.tiles();
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> in = chunk.track(input);
        int at = in.row(0, chunk.from(step)) * in.stride + part * Matrix.TILE;
        int perStep = in.isSteady ? 0 : in.stride;
        neurons.advance(chunk, step, part, in.numbers, at, in.rowsPerSample() * in.stride, perStep, scratch);
    }

    @Override
    public void use(boolean vectors) {
        neurons.use(vectors);
    }

    @Override
    public void reset() {
        neurons.reset();
    }
}
