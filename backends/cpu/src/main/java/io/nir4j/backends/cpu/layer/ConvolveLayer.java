package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Convolution;
import io.nir4j.backends.cpu.kernel.Events;
import io.nir4j.backends.cpu.kernel.Strips;
import java.util.Optional;

/// A convolution: its output is a track in the order of the convolution's outputs.
///
/// Few inputs are added one by one to the outputs that they meet; where there are more, strips of outputs are products,
/// event by event or dense.
///
/// @param <A> `float[]` or `double[]`
final class ConvolveLayer<A> implements Layer<A> {
    private static final int ROWS_PER_PART = 16;

    private final int number;
    private final int input;
    private final int output;
    private final Convolution<A> convolution;
    private final Optional<Strips<A>> strips;

    /// @param number the layer's own, for its activity
    ConvolveLayer(int number, int input, int output, Convolution<A> convolution) {
        this.number = number;
        this.input = input;
        this.output = output;
        this.convolution = convolution;
        this.strips = convolution.isFinite() ? Strips.of(convolution) : Optional.empty();
    }

    @Override
    public void prepare(Chunk<A> chunk, int step) {
        Track<A> in = chunk.track(input);
        chunk.track(output).isSteady = step == ALL && in.isSteady;
        Rows.collectEvents(chunk, in, step, !convolution.isFinite(), true);
        Events<A> events = chunk.events;
        long all = (long) events.rows() * convolution.input().elementCount();
        double perRow = (double) events.count() / Math.max(1, events.rows());
        chunk.inStrips =
                chunk.kernels.hasDense() && strips.isPresent() && strips.get().areFaster(perRow) && events.areFinite();
        chunk.dense = chunk.inStrips && events.count() > Product.DENSE_FROM * all;
        chunk.note(number, events.count(), all, chunk.dense);
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
            if (chunk.inStrips) {
                strips.get()
                        .multiply(
                                chunk.kernels,
                                chunk.events,
                                row,
                                chunk.dense,
                                scratch.parts,
                                scratch.panels,
                                out.numbers,
                                at);
            } else {
                convolution.clear(out.numbers, at);
                chunk.kernels.scatter(chunk.events, row, convolution, out.numbers, at);
            }
        }
    }

    @Override
    public void use(boolean vectors) {
        if (vectors) {
            strips.ifPresent(Strips::pack);
        }
    }
}
