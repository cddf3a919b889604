package io.nir4j.backends.testkit;

import io.nir4j.backends.testkit.PlainNeuron.Constants;
import io.nir4j.backends.testkit.PlainNeuron.Kind;
import io.nir4j.dialects.Axis.Arrival;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// A layer of neurons with seeded parameters, as a node of a network and as plain neurons.
///
/// @param dt the step that the parameters were made for, a tenth to a half of the time constants
record PlainLayer(Kind kind, List<Constants> neurons, double dt) {

    PlainLayer {
        neurons = List.copyOf(neurons);
    }

    /// A layer whose neurons fire every few steps when fed with numbers from 0 to 3 under any gain.
    static PlainLayer of(Kind kind, int size, double dt, long seed) {
        Samples samples = new Samples(seed);
        return new PlainLayer(
                kind,
                Stream.generate(() -> constants(samples.uniform(7, 0, 1), dt))
                        .limit(size)
                        .toList(),
                dt);
    }

    /// Thresholds lie above every potential from which a neuron can start.
    private static Constants constants(double[] random, double dt) {
        return new Constants(
                dt * (2 + 8 * random[0]),
                dt * (2 + 8 * random[1]),
                0.8 + random[2],
                0.4 * random[3] - 0.2,
                0.5 + 0.5 * random[4],
                0.3 * random[5] - 0.2,
                0.8 + random[6]);
    }

    Node node() {
        Tensor tau = all(Constants::tau);
        Tensor tauSyn = all(Constants::tauSyn);
        Tensor r = all(Constants::r);
        Tensor leak = all(Constants::leak);
        Tensor threshold = all(Constants::threshold);
        Optional<Tensor> reset = Optional.of(all(Constants::reset));
        Optional<Tensor> weight = Optional.of(all(Constants::weight));
        return switch (kind) {
            case I -> new I(r);
            case IF -> new IF(r, threshold, reset);
            case LI -> new LI(tau, r, leak);
            case LIF -> new LIF(tau, r, leak, threshold, reset);
            case CUBA_LI -> new CubaLI(tauSyn, tau, r, leak, weight);
            case CUBA_LIF -> new CubaLIF(tauSyn, tau, r, leak, threshold, reset, weight);
        };
    }

    private Tensor all(ToDoubleFunction<Constants> parameter) {
        return Tensor.ofDoubles(neurons.stream().mapToDouble(parameter).toArray());
    }

    /// What the layer gives, its membranes and its currents, each by step and neuron.
    @SuppressWarnings("ArrayRecordComponent") // Lives for one comparison.
    record Course(double[] output, double[] v, double[] i) {}

    Course run(Discretization steps, double[] input) {
        List<PlainNeuron> states = neurons.stream()
                .map(constants -> new PlainNeuron(kind, constants, steps, dt))
                .toList();
        Course course = new Course(new double[input.length], new double[input.length], new double[input.length]);
        Arrays.setAll(course.output, at -> {
            PlainNeuron neuron = states.get(at % states.size());
            double output = neuron.step(arriving(steps, input, at));
            course.v[at] = neuron.v();
            course.i[at] = neuron.i();
            return output;
        });
        return course;
    }

    private double arriving(Discretization steps, double[] input, int at) {
        int sent = steps.arrival() == Arrival.SAME_STEP ? at : at - neurons.size();
        return sent < 0 ? 0 : input[sent];
    }
}
