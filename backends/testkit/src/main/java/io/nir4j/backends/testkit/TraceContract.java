package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Axis.Comparison;
import io.nir4j.dialects.Axis.CubaCurrent;
import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.ResetWhen;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.dialects.Axis.SpikesPerStep;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.CubaLI;
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

/// Traces that frameworks were seen to give, or that follow from their sources: the membrane after each step and the
/// steps in which it spiked. All on constant input unless said otherwise.
interface TraceContract extends SimulatorUnderTest {
    double FLOAT32 = 2e-6;

    private static Tensor one(double value) {
        return Tensor.ofDoubles(value);
    }

    private static LIF lif(double tau, double r, double threshold) {
        return new LIF(one(tau), one(r), one(0), one(threshold));
    }

    private static double[] constant(double value, int steps) {
        double[] input = new double[steps];
        Arrays.fill(input, value);
        return input;
    }

    private static double[] impulse(double value, int steps) {
        double[] input = new double[steps];
        input[0] = value;
        return input;
    }

    private Trial norse(Node node) {
        return trialOfVector(node, 1).in(Dialects.NORSE);
    }

    /// snnTorch, with other resets than its importer's.
    private Trial snntorch(Node node, Axis... choices) {
        return trialOfVector(node, 1).in(Dialects.SNNTORCH).with(choices).every(1e-4);
    }

    private static void spikes(Trial trial, double[] input, double... expected) {
        trial.feed(input).gives(Shape.of(1), expected);
    }

    private static void membrane(Trial trial, double[] input, double error, double... expected) {
        trial.recording("n.v").feed(input).holds("n.v", error, expected);
    }

    // What Norse gives, dt = 1 ms.

    @Test
    default void norseDoesNotSpikeAtTheThresholdItself() {
        Trial trial = norse(lif(0.01, 1, 0.1));
        spikes(trial, constant(1, 6), 0, 1, 0, 1, 0, 1);
        membrane(trial, constant(1, 6), FLOAT32, 0.1, 0, 0.1, 0, 0.1, 0);
    }

    @Test
    default void norseHoldsAMembraneAtTheThreshold() {
        Trial trial = norse(lif(0.001, 1, 1));
        spikes(trial, constant(1, 4), 0, 0, 0, 0);
        membrane(trial, constant(1, 4), 0, 1, 1, 1, 1);
    }

    @Test
    default void norseIgnoresTheResistanceOfLeakyNeurons() {
        membrane(norse(lif(0.01, 5, 10)), constant(1, 2), FLOAT32, 0.1, 0.19);
    }

    @Test
    default void norseLeakyIntegrator() {
        membrane(norse(new LI(one(0.01), one(1), one(0))), constant(1, 4), FLOAT32, 0.1, 0.19, 0.271, 0.3439);
    }

    @Test
    default void norseIntegrateAndFireTakesItsInputAsItIs() {
        membrane(norse(new IF(one(1), one(1))), constant(0.4, 3), FLOAT32, 0.4, 0.8, 0);
    }

    private static CubaLIF norseCuba(double threshold) {
        return new CubaLIF(one(0.005), one(0.01), one(1), one(0), one(threshold));
    }

    @Test
    default void norseCurrentBasedNeuronSeesTheNewCurrent() {
        Trial trial = norse(norseCuba(0.1)).recording("n.i");
        trial.feed(constant(1, 4)).holds("n.i", FLOAT32, 0.2, 0.36, 0.488, 0.5904);
        membrane(trial, constant(1, 6), FLOAT32, 0.02, 0.054, 0.0974, 0, 0.067232, 0);
    }

    @Test
    default void norseCurrentBasedNeuronAfterAnImpulse() {
        membrane(norse(norseCuba(9)), impulse(1, 4), FLOAT32, 0.02, 0.034, 0.0434, 0.0493);
    }

    @Test
    default void norseHonoursResistanceAndInputWeightBehindASynapse() {
        CubaLIF node =
                new CubaLIF(one(0.005), one(0.01), one(2), one(0), one(9), Optional.empty(), Optional.of(one(3)));
        membrane(norse(node), impulse(1, 3), FLOAT32, 0.12, 0.204, 0.2604);
    }

    @Test
    default void norseSynapseRestsAtTheLeakOfTheMembrane() {
        Trial trial = norse(new CubaLIF(one(0.005), one(0.01), one(1), one(0.5), one(9)))
                .recording("n.i", "n.v");
        Outcome outcome = trial.feed(0, 0);
        outcome.holds("n.i", FLOAT32, 0.5, 0.5);
        outcome.holds("n.v", FLOAT32, 0.55, 0.595);
    }

    // What snnTorch gives, dt = 0.1 ms: beta = 0.9 is tau = 1 ms, alpha = 0.5 is 0.2 ms.

    private static LIF leaky() {
        return lif(1e-3, 10, 1);
    }

    @Test
    default void snntorchResetsToZeroWithoutDelay() {
        Trial trial = snntorch(leaky());
        membrane(trial, constant(0.5, 6), FLOAT32, 0.5, 0.95, 0, 0.5, 0.95, 0);
        spikes(trial, constant(0.5, 6), 0, 0, 1, 0, 0, 1);
    }

    @Test
    default void snntorchResetsToZeroOneStepLater() {
        Trial trial = snntorch(leaky(), ResetWhen.NEXT_STEP);
        membrane(trial, constant(0.5, 5), FLOAT32, 0.5, 0.95, 1.355, 0.5, 0.95);
        spikes(trial, constant(0.5, 5), 0, 0, 1, 0, 0);
    }

    @Test
    default void snntorchSubtractsOneStepLater() {
        Trial trial = snntorch(leaky(), Reset.SUBTRACT, ResetWhen.NEXT_STEP);
        membrane(trial, constant(0.5, 5), FLOAT32, 0.5, 0.95, 1.355, 0.7195, 1.14755);
        spikes(trial, constant(0.5, 10), 0, 0, 1, 0, 1, 0, 0, 1, 0, 1);
    }

    @Test
    default void snntorchSubtractsWithoutDelay() {
        Trial trial = snntorch(leaky(), Reset.SUBTRACT);
        membrane(trial, constant(0.5, 5), FLOAT32, 0.5, 0.95, 0.355, 0.8195, 0.23755);
    }

    @Test
    default void snntorchDoesNotSpikeAtTheThresholdItself() {
        spikes(snntorch(new IF(one(1), one(1))), constant(0.5, 3), 0, 0, 1);
    }

    private static CubaLIF synaptic() {
        return new CubaLIF(one(2e-4), one(1e-3), one(10), one(0), one(1), Optional.empty(), Optional.of(one(2)));
    }

    @Test
    default void snntorchSynapticResetsToZero() {
        Trial trial = snntorch(synaptic()).recording("n.i");
        trial.feed(constant(0.3, 4)).holds("n.i", FLOAT32, 0.3, 0.45, 0.525, 0.5625);
        membrane(trial, constant(0.3, 6), FLOAT32, 0.3, 0.72, 0, 0.5625, 0, 0.590625);
    }

    @Test
    default void snntorchSynapticSubtracts() {
        membrane(snntorch(synaptic(), Reset.SUBTRACT), constant(0.3, 4), FLOAT32, 0.3, 0.72, 0.173, 0.7182);
    }

    @Test
    default void snntorchSynapticAfterAnImpulse() {
        CubaLI node = new CubaLI(one(2e-4), one(1e-3), one(10), one(0), Optional.of(one(2)));
        membrane(snntorch(node), impulse(1, 4), FLOAT32, 1, 1.4, 1.51, 1.484);
    }

    @Test
    default void snntorchFeedsSpikesBackOneStepLater() {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", leaky()).output("y", 1);
        graph.from("n").then("w", new Linear(Tensor.of(Shape.of(1, 1), -0.2))).to("n");
        trial(graph.build())
                .in(Dialects.SNNTORCH)
                .every(1e-4)
                .recording("n.v")
                .feed(constant(0.5, 6))
                .holds("n.v", FLOAT32, 0.5, 0.95, 0, 0.3, 0.77, 0);
    }

    // What follows from the sources of others, in float64: dt = 1 ms, tau = 10 ms, input 1.

    private Trial derived(Node node, Axis... choices) {
        return trialOfVector(node, 1).in(Discretization.CANONICAL.with(choices)).at(Precision.FLOAT64);
    }

    @Test
    default void wholeThresholdsAreTakenOffAsOftenAsTheyFit() {
        Trial sinabs = derived(
                lif(0.01, 1, 0.15),
                Decay.EXPONENTIAL,
                Gain.STEP,
                Comparison.AT_LEAST,
                SpikesPerStep.MANY,
                Reset.SUBTRACT);
        membrane(sinabs, constant(1, 6), 1e-6, 0.1, 0.0404837, 0.136631, 0.073629, 0.0166223, 0.11504);
        spikes(sinabs, constant(1, 6), 0, 1, 0, 1, 1, 0);
        spikes(sinabs, impulse(5, 2), 3, 0);
    }

    @Test
    default void spikesFromTheOldPotentialComeOneStepLate() {
        Trial spyx = derived(lif(0.01, 1, 0.15), SpikeFrom.OLD_POTENTIAL, Reset.SUBTRACT);
        membrane(spyx, constant(1, 6), 1e-9, 0.1, 0.19, 0.121, 0.2089, 0.13801, 0.224209);
        spikes(spyx, constant(1, 6), 0, 0, 1, 0, 1, 0);
    }

    @Test
    default void comparisonThatIncludesTheThresholdSpikesAtEveryStep() {
        spikes(derived(lif(0.01, 1, 0.1), Comparison.AT_LEAST), constant(1, 5), 1, 1, 1, 1, 1);
        spikes(derived(lif(0.01, 1, 0.1)), constant(1, 5), 0, 1, 0, 1, 0);
        spikes(
                derived(lif(0.01, 1, 0.1), Comparison.AT_LEAST, SpikesPerStep.MANY, Reset.SUBTRACT),
                constant(1, 5),
                1,
                1,
                1,
                1,
                1);
    }

    @Test
    default void membraneOfThePapersReferenceSeesThePreviousCurrent() {
        Trial paper = derived(norseCuba(0.1), CubaCurrent.PREVIOUS, Reset.SUBTRACT);
        membrane(paper, constant(1, 6), 1e-9, 0, 0.02, 0.054, 0.0974, 0.0467, 0.009262);
        spikes(paper, constant(1, 6), 0, 0, 0, 0, 1, 1);
    }

    @Test
    default void previousCurrentOfUnitGainComesOneStepLate() {
        CubaLIF node =
                new CubaLIF(one(0.005), one(0.01), one(1), one(0), one(0.1), Optional.empty(), Optional.of(one(5)));
        membrane(derived(node, CubaCurrent.PREVIOUS), constant(1, 6), 1e-9, 0, 0.1, 0, 0, 0, 0);
    }
}
