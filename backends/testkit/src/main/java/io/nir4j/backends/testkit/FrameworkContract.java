package io.nir4j.backends.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.ResetWhen;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every dialect against a neuron written down as its framework steps it, variable by variable, at dt = 0.1 ms.
///
/// The time constants are those of one neuron: b = beta or the decay of the membrane, a = alpha or that of the synapse.
interface FrameworkContract extends SimulatorUnderTest {
    double DT = 1e-4;
    double TAU = 1e-3;
    double TAU_SYN = 4e-4;
    double EULER = 1 - DT / TAU;
    double EULER_SYN = 1 - DT / TAU_SYN;
    double EXACT = Math.exp(-DT / TAU);
    double EXACT_SYN = Math.exp(-DT / TAU_SYN);

    /// A neuron of a framework: takes an input, keeps its variables, gives spikes or its state.
    @FunctionalInterface
    interface Neuron {
        double step(double x, double[] state);
    }

    private static Tensor one(double value) {
        return Tensor.ofDoubles(value);
    }

    private static LIF lif(double r, double threshold) {
        return new LIF(one(TAU), one(r), one(0), one(threshold));
    }

    private static CubaLIF cuba(double r, double weight, double leak, double threshold) {
        return new CubaLIF(
                one(TAU_SYN), one(TAU), one(r), one(leak), one(threshold), Optional.empty(), Optional.of(one(weight)));
    }

    private static double[] input() {
        return new Samples(71).uniform(200, -0.6, 1.2);
    }

    /// The node alone gives what `neuron` does; its first variable is the membrane.
    private void agrees(Dialect dialect, Node node, double factor, Neuron neuron, Axis... choices) {
        agrees(trialOfVector(node, 1).in(dialect.discretization().with(choices)), factor, neuron);
    }

    private static void agrees(Trial trial, double factor, Neuron neuron) {
        double[] input = input();
        double[] outputs = new double[input.length];
        double[] potentials = new double[input.length];
        double[] state = new double[3];
        for (int step = 0; step < input.length; step++) {
            outputs[step] = neuron.step(factor * input[step], state);
            potentials[step] = state[0];
        }
        assertTrue(Arrays.stream(outputs).filter(output -> output != 0).count() > 5, "the sample is too quiet");
        Outcome outcome = trial.every(DT)
                .at(Precision.FLOAT64)
                .recording("n.v")
                .feed(Arrays.stream(input).map(x -> factor * x).toArray());
        outcome.holds("y", 1e-9, outputs);
        outcome.holds("n.v", 1e-9, potentials);
    }

    private static double fires(double v, double threshold) {
        return v > threshold ? 1 : 0;
    }

    private static double many(double v, double threshold) {
        return v > 0 ? Math.floor(v / threshold) : 0;
    }

    @Test
    default void norsesCellReturnsToItsResetAndTakesItsInputAsItIs() {
        CubaLIF cell = new CubaLIF(
                one(TAU_SYN), one(TAU), one(1), one(0.1), one(0.7), Optional.of(one(-0.2)), Optional.of(one(1)));
        boolean[] begun = new boolean[1];
        agrees(trialOfVector(cell, 1).in(Dialects.NORSE_NATIVE), 1, (x, s) -> {
            double v = begun[0] ? s[0] : 0.1;
            begun[0] = true;
            double jumped = s[1] + x;
            v += DT / TAU * (0.1 - v + jumped);
            s[1] = jumped - DT / TAU_SYN * jumped;
            double spike = fires(v, 0.7);
            s[0] = spike > 0 ? -0.2 : v;
            return spike;
        });
    }

    @Test
    default void norsesIntegratorStartsAtItsReset() {
        IF cell = new IF(one(1), one(1), Optional.of(one(0.25)));
        boolean[] begun = new boolean[1];
        agrees(trialOfVector(cell, 1).in(Dialects.NORSE_NATIVE), 1, (x, s) -> {
            double v = (begun[0] ? s[0] : 0.25) + x;
            begun[0] = true;
            double spike = fires(v, 1);
            s[0] = spike > 0 ? 0.25 : v;
            return spike;
        });
    }

    @Test
    default void snntorchResetsInTheNextStepByDefault() {
        agrees(Dialects.SNNTORCH_NATIVE, lif(TAU / DT, 1), 1, (x, s) -> {
            s[0] = EULER * s[0] + x - fires(s[0], 1);
            return fires(s[0], 1);
        });
        agrees(Dialects.SNNTORCH_NATIVE, cuba(TAU / DT, TAU_SYN / DT, 0, 1), 1, (x, s) -> {
            double before = fires(s[0], 1);
            s[1] = EULER_SYN * s[1] + x;
            s[0] = EULER * s[0] + s[1] - before;
            return fires(s[0], 1);
        });
    }

    @Test
    default void lateResetToZeroTakesTheUpdateOfSnntorchsSynapticNeuronWithIt() {
        agrees(
                Dialects.SNNTORCH,
                lif(TAU / DT, 1),
                1,
                (x, s) -> {
                    s[0] = EULER * (1 - fires(s[0], 1)) * s[0] + x;
                    return fires(s[0], 1);
                },
                ResetWhen.NEXT_STEP);
        agrees(
                Dialects.SNNTORCH,
                cuba(TAU / DT, TAU_SYN / DT, 0, 1),
                1,
                (x, s) -> {
                    double before = fires(s[0], 1);
                    s[1] = EULER_SYN * s[1] + x;
                    s[0] = (EULER * s[0] + s[1]) * (1 - before);
                    return fires(s[0], 1);
                },
                ResetWhen.NEXT_STEP);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 4})
    default void neuronOfSnntorchSticksAboveItsThresholdWhereOneSubtractionIsNotEnough(double factor) {
        agrees(
                Dialects.SNNTORCH,
                lif(TAU / DT, 1),
                factor,
                (x, s) -> {
                    double before = fires(s[0], 1);
                    s[0] = EULER * s[0] + x - before;
                    double spike = fires(s[0], 1);
                    s[0] -= spike - before;
                    return spike;
                },
                Reset.SUBTRACT,
                ResetWhen.SAME_STEP_ONCE);
        trialOfVector(new IF(one(1), one(1)), 1)
                .in(Dialects.SNNTORCH)
                .with(Reset.SUBTRACT, ResetWhen.SAME_STEP_ONCE)
                .recording("n.v")
                .feed(2.5, 0, 0, 0)
                .holds("n.v", 0, 1.5, 1.5, 1.5, 1.5);
    }

    @Test
    default void importerOfSnntorchMakesLeakyNeuronsOfIf() {
        agrees(Dialects.SNNTORCH_IMPORT, new IF(one(1), one(1)), 1.5, (x, s) -> {
            double before = fires(s[0], 1);
            s[0] = 0.9 * s[0] + x - before;
            double spike = fires(s[0], 1);
            s[0] -= spike - before;
            return spike;
        });
    }

    @Test
    default void importerOfSnntorchFoldsTheGainOfTheSynapseAlone() {
        double scale = 3 * DT / TAU_SYN;
        agrees(Dialects.SNNTORCH_IMPORT, cuba(TAU / DT, 3, 0, 1), 1, (x, s) -> {
            s[1] = EULER_SYN * s[1] + x;
            s[2] = EULER * s[2] + s[1];
            double spike = fires(s[2], 1 / scale);
            s[2] -= spike * s[2];
            s[0] = s[2] * scale;
            return spike;
        });
    }

    @Test
    default void sinabsFiresAsOftenAsItCan() {
        Neuron neuron = (x, s) -> {
            s[0] = EXACT * s[0] + x;
            double spikes = many(s[0], 0.2);
            s[0] -= spikes * 0.2;
            return spikes;
        };
        agrees(Dialects.SINABS_NATIVE, lif(7, 0.2), 1, neuron);
        agrees(Dialects.SINABS, lif(TAU / DT, 0.2), 1, neuron);
        agrees(Dialects.SINABS, lif(1, 0.2), 2, (x, s) -> neuron.step(x * DT / TAU, s));
    }

    @Test
    default void sinabsBoundsIfFromBelow() {
        agrees(Dialects.SINABS_NATIVE, new IF(one(1), one(0.4)), 1, (x, s) -> {
            s[0] += x;
            double spikes = many(s[0], 0.4);
            s[0] = Math.max(s[0] - spikes * 0.4, -0.4);
            return spikes;
        });
    }

    @Test
    default void currentsOfSinabsAndRockpoolDecayAsTheirInputComes() {
        Neuron neuron = (x, s) -> {
            s[1] = EXACT_SYN * (s[1] + x);
            s[0] = EXACT * s[0] + s[1];
            double spikes = many(s[0], 0.3);
            s[0] -= spikes * 0.3;
            return spikes;
        };
        agrees(Dialects.SINABS_NATIVE, cuba(2, 3, 0, 0.3), 1, neuron);
        agrees(Dialects.ROCKPOOL_NATIVE, cuba(2, 3, 0, 0.3), 1, neuron);
        agrees(Dialects.SINABS, cuba(TAU / DT, TAU_SYN / DT, 0, 0.3), 1, neuron);
        agrees(Dialects.ROCKPOOL, cuba(TAU / DT, TAU_SYN / DT, 0, 0.3), 1, neuron);
    }

    @Test
    default void rockpoolAddsItsBiasAtEveryStep() {
        Trial trial = trialOfVector(cuba(2, 3, 0.05, 0.3), 1)
                .in(Dialects.ROCKPOOL_NATIVE.discretization().with(Axis.InitialPotential.ZERO));
        agrees(trial, 1, (x, s) -> {
            s[1] = EXACT_SYN * (s[1] + x);
            s[0] = EXACT * s[0] + s[1] + 0.05;
            double spikes = many(s[0], 0.3);
            s[0] -= spikes * 0.3;
            return spikes;
        });
    }

    @Test
    default void synapseOfRockpoolDecaysAsItsInputComes() {
        LI node = new LI(one(TAU), one(TAU * EXACT / DT), one(0));
        Neuron synapse = (x, s) -> s[0] = (s[0] + x) * EXACT;
        agrees(Dialects.ROCKPOOL_NATIVE, node, 1, synapse);
        agrees(Dialects.ROCKPOOL, node, 1, synapse);
    }

    @Test
    default void spyxFiresFromTheMembraneBeforeTheUpdate() {
        Neuron leaky = (x, s) -> {
            double spike = fires(s[0], 1);
            s[0] = EULER * s[0] + x - spike;
            return spike;
        };
        agrees(Dialects.SPYX_NATIVE, lif(EULER, 1), 1, leaky);
        agrees(Dialects.SPYX, lif(TAU / DT, 1), 1, leaky);
        agrees(Dialects.SPYX, new IF(one(1), one(1)), 1, (x, s) -> {
            double spike = fires(s[0], 1);
            s[0] += x - spike;
            return spike;
        });
    }

    @Test
    default void spyxSubtractsBeforeTheDecayBehindASynapse() {
        agrees(Dialects.SPYX_NATIVE, cuba(EULER, 1, 0, 1), 1, (x, s) -> {
            double spike = fires(s[0], 1);
            s[0] -= spike;
            s[1] = EULER_SYN * s[1] + x;
            s[0] = EULER * s[0] + s[1];
            return spike;
        });
    }

    @Test
    default void spikesOfSpyxComeBackInTheirOwnStep() {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", cuba(EULER, 1, 0, 1)).output("y", 1);
        graph.from("n").then("w", new Linear(Tensor.of(Shape.of(1, 1), -0.7))).to("n");
        agrees(trial(graph.build()).in(Dialects.SPYX_NATIVE.discretization()), 1, (x, s) -> {
            double spike = fires(s[0], 1);
            s[0] -= spike;
            s[1] = EULER_SYN * s[1] + x - 0.7 * spike;
            s[0] = EULER * s[0] + s[1];
            return spike;
        });
    }

    @Test
    default void spikingjellyFiresAtTheThresholdAndStartsAtItsReset() {
        LIF node = new LIF(one(TAU), one(1), one(-0.1), one(0.02), Optional.of(one(-0.1)));
        Trial trial = trialOfVector(node, 1).in(Dialects.SPIKINGJELLY);
        double tau = TAU / DT;
        boolean[] begun = new boolean[1];
        agrees(trial, 1, (x, s) -> {
            double v = begun[0] ? s[0] : -0.1;
            begun[0] = true;
            v += (x - (v + 0.1)) / tau;
            double spike = v >= 0.02 ? 1 : 0;
            s[0] = spike > 0 ? -0.1 : v;
            return spike;
        });
        trialOfVector(new IF(one(1 / DT), one(1)), 1)
                .in(Dialects.SPIKINGJELLY)
                .every(DT)
                .feed(0.5, 0.5, 0.25)
                .gives(Shape.of(1), 0, 1, 0);
    }

    @Test
    default void membraneOfHxtorchSeesTheCurrentOfTheStepBefore() {
        double conductance = 1 / 2.0;
        double capacity = TAU * conductance;
        agrees(Dialects.HXTORCH, cuba(2, 9, 0, 0.8), 1, (x, s) -> {
            double change = DT / capacity * (s[1] - conductance * s[0]);
            s[1] = s[1] * (1 - DT / TAU_SYN) + x;
            s[0] += change;
            double spike = fires(s[0], 0.8);
            s[0] *= 1 - spike;
            return spike;
        });
    }

    @Test
    default void lavaSendsItsInputOneStepLate() {
        agrees(Dialects.LAVA, lif(1, 0.05), 1, (x, s) -> {
            double arrived = s[1];
            s[1] = DT / TAU * x;
            s[0] = s[0] * (1 - DT / TAU) + arrived;
            double spike = fires(s[0], 0.05);
            s[0] *= 1 - spike;
            return spike;
        });
    }

    @Test
    default void spinnaker2FoldsItsGainsIntoTheThreshold() {
        double gain = 3 * DT / TAU;
        agrees(Dialects.SPINNAKER2, lif(3, 0.1), 1, (x, s) -> {
            s[1] = EULER * s[1] + x;
            double spike = fires(s[1], 0.1 / gain);
            s[1] *= 1 - spike;
            s[0] = s[1] * gain;
            return spike;
        });
        agrees(Dialects.SPINNAKER2, new IF(one(3), one(1)), 1, (x, s) -> {
            s[1] += x;
            double spike = fires(s[1], 1 / 3.0);
            s[1] *= 1 - spike;
            s[0] = 3 * s[1];
            return spike;
        });
    }

    @Test
    default void codeOfThePaperShowsItsMembraneTheCurrentOfTheStepBefore() {
        agrees(Dialects.PAPER, cuba(2, 3, 0.05, 0.3), 1, (x, s) -> {
            double last = s[1];
            s[1] = last + DT / TAU_SYN * (-last + 3 * x);
            s[0] += DT / TAU * (0.05 - s[0] + 2 * last);
            double spike = fires(s[0], 0.3);
            s[0] -= spike * 0.3;
            return spike;
        });
    }
}
