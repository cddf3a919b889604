package io.nir4j.backends.cpu.layer;

import java.util.List;

/// The layers of a cycle, step by step: its weights and states stay in the cache while time passes.
///
/// @param <A> `float[]` or `double[]`
final class CycleLayer<A> implements Layer<A> {
    private final List<Layer<A>> layers;
    private final List<PreviousLayer<A>> memories;

    CycleLayer(List<Layer<A>> layers, List<PreviousLayer<A>> memories) {
        this.layers = List.copyOf(layers);
        this.memories = List.copyOf(memories);
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return 1;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        for (int at = 0; at < chunk.steps; at++) {
            for (int number = 0; number < layers.size(); number++) {
                layers.get(number).runAll(chunk, at, scratch);
            }
            for (int number = 0; number < memories.size(); number++) {
                memories.get(number).keep(chunk, at);
            }
        }
    }

    @Override
    public void use(boolean vectors) {
        layers.forEach(layer -> layer.use(vectors));
    }

    @Override
    public void reset() {
        layers.forEach(Layer::reset);
    }
}
