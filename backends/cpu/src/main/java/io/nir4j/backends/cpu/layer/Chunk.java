package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Events;
import io.nir4j.backends.cpu.kernel.Kernels;
import io.nir4j.backends.cpu.kernel.Numbers;
import io.nir4j.backends.cpu.kernel.Panels;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Some samples over some time steps, and the buffers for them.
///
/// @param <A> `float[]` or `double[]`
public final class Chunk<A> {
    final Numbers<A> numbers;
    final Events<A> events;
    final Panels<A> panels;
    private final List<Track<A>> tracks = new ArrayList<>();
    private final Activity activity;
    /// How inputs and results are to be read and written: the arrays of the caller's block.
    Exchange<A> exchange;

    int firstSample;
    int samples;
    int steps;
    /// The chunk's first step in the caller's block, and since the beginning of the simulation.
    int firstStep;
    long time;

    Kernels<A> kernels;
    boolean vectors;
    /// Whether the layer at work multiplies densely.
    boolean dense;
    /// Whether the convolution at work is a product of strips.
    boolean inStrips;

    /// What the caller gave and gets, each (time, batch, features...).
    ///
    /// @param inputs by number
    /// @param results by number
    public record Exchange<A>(List<Tensor> inputs, List<A> results) {
        public Exchange {
            inputs = List.copyOf(inputs);
            results = List.copyOf(results);
        }
    }

    Chunk(Numbers<A> numbers, Kernels<A> kernels, Activity activity) {
        this.numbers = numbers;
        this.kernels = kernels;
        this.events = new Events<>(numbers);
        this.panels = new Panels<>(numbers);
        this.activity = activity;
        this.exchange = new Exchange<>(List.of(), List.of());
    }

    void add(Track<A> track) {
        tracks.add(track);
    }

    Track<A> track(int number) {
        return tracks.get(number);
    }

    /// Which loops to use from now on.
    public void use(Kernels<A> chosen, boolean inVectors) {
        kernels = chosen;
        vectors = inVectors;
    }

    /// Turns to other samples and steps.
    public void begin(Exchange<A> arrays, int sample, int newSamples, int step, int newSteps, long now) {
        exchange = arrays;
        firstSample = sample;
        samples = newSamples;
        firstStep = step;
        steps = newSteps;
        time = now;
        tracks.forEach(track -> track.begin(newSteps));
    }

    /// Notes which signals were the same at every step, when all layers are done.
    public void end() {
        for (int number = 0; number < tracks.size() && steps > 1; number++) {
            activity.addSteps(number, tracks.get(number).isSteady);
        }
    }

    /// The first step of those meant by `step`.
    int from(int step) {
        return step == Layer.ALL ? 0 : step;
    }

    /// The end of the steps meant by `step`.
    int to(int step) {
        return step == Layer.ALL ? steps : step + 1;
    }

    /// Notes how many of a layer's inputs were active.
    void note(int layer, long active, long possible, boolean isDense) {
        activity.add(layer, active, possible, isDense);
    }
}
