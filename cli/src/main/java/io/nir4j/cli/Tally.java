package io.nir4j.cli;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.compiler.program.Signal;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts, block by block, what the summary of a run tells; stores no signal.
final class Tally {
    private final int batch;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, Output> outputs = new LinkedHashMap<>();
    private long steps;

    /// The spikes of all samples of a layer with so many neurons.
    private static final class Layer {
        private final long neurons;
        private double spikes;

        Layer(long neurons) {
            this.neurons = neurons;
        }
    }

    /// The sum over time of every element of an output.
    static final class Output {
        private final Signal signal;
        private final double[] sums;
        private boolean counts = true;

        Output(Signal signal, double[] sums) {
            this.signal = signal;
            this.sums = sums;
        }

        Signal signal() {
            return signal;
        }

        /// Whether all that came out were spikes: whole numbers, none negative.
        boolean isSpikes() {
            return counts;
        }

        /// The sums of one sample, features in row-major order.
        List<Double> of(int sample) {
            int features = Math.toIntExact(signal.shape().elements());
            List<Double> own = new ArrayList<>(features);
            for (int i = 0; i < features; i++) {
                own.add(sums[sample * features + i]);
            }
            return own;
        }

        private void add(Tensor block) {
            for (long i = 0; i < block.elements(); i++) {
                double value = block.getDouble(i);
                sums[(int) (i % sums.length)] += value;
                counts &= value >= 0 && value == Math.rint(value);
            }
        }
    }

    Tally(Program program, List<Recording> spiking, int batch) {
        this.batch = batch;
        spiking.forEach(recording -> layers.put(
                recording.name(), new Layer(recording.signal().shape().elements())));
        program.outputs().forEach((name, signal) -> {
            int sums = Math.toIntExact(Math.multiplyExact(batch, signal.shape().elements()));
            outputs.put(name, new Output(signal, new double[sums]));
        });
    }

    void add(Simulation.Step block) {
        layers.forEach((name, layer) ->
                Optional.ofNullable(block.recordings().get(name)).ifPresent(spikes -> layer.spikes += sum(spikes)));
        outputs.forEach(
                (name, output) -> Optional.ofNullable(block.outputs().get(name)).ifPresent(output::add));
        steps += block.outputs().values().iterator().next().shape().dim(0);
    }

    private static double sum(Tensor tensor) {
        double sum = 0;
        for (long i = 0; i < tensor.elements(); i++) {
            sum += tensor.getDouble(i);
        }
        return sum;
    }

    /// Mean spikes per neuron and step of each layer; NaN if there was no step.
    Map<String, Double> rates() {
        Map<String, Double> rates = new LinkedHashMap<>();
        layers.forEach((name, layer) -> rates.put(name, layer.spikes / ((double) steps * batch * layer.neurons)));
        return rates;
    }

    Map<String, Output> outputs() {
        return outputs;
    }
}
