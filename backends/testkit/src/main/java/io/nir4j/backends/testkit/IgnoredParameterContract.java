package io.nir4j.backends.testkit;

import io.nir4j.backends.testkit.PlainNeuron.Constants;
import io.nir4j.backends.testkit.PlainNeuron.Kind;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.InitialPotential;
import io.nir4j.dialects.Axis.SynapseRest;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.tensor.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A parameter that is ignored counts as what its page says, and the others stay as they are.
interface IgnoredParameterContract extends SimulatorUnderTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUM_POOL_PADDING")
    default void countsAsItsNeutralValue(Ignored ignored) {
        for (Kind kind : Kind.values()) {
            for (Gain gain : new Gain[] {Gain.MATCHED, Gain.FOLDED}) {
                for (InitialPotential initial : InitialPotential.values()) {
                    check(ignored, kind, Discretization.CANONICAL.with(gain, initial, SynapseRest.V_LEAK));
                }
            }
        }
    }

    private void check(Ignored ignored, Kind kind, Discretization steps) {
        PlainLayer layer = PlainLayer.of(kind, 5, 1e-3, 51);
        PlainLayer without = new PlainLayer(
                kind,
                layer.neurons().stream()
                        .map(neuron -> neutral(neuron, kind, ignored))
                        .toList(),
                layer.dt());
        double[] input = new Samples(52).uniform(5 * 30, -0.5, 3);
        PlainLayer.Course expected = without.run(steps, input);
        Outcome outcome = trialOfVector(layer.node(), 5)
                .in(steps.ignoring(ignored))
                .recording("n.v")
                .feed(Shape.of(5), input);
        outcome.holds("y", 1e-9, expected.output());
        outcome.holds("n.v", 1e-9, expected.v());
    }

    private static Constants neutral(Constants neuron, Kind kind, Ignored ignored) {
        double r = neuron.r();
        double leak = neuron.leak();
        double reset = neuron.reset();
        double weight = neuron.weight();
        switch (ignored) {
            case RESISTANCE -> r = kind.hasCurrent ? r : 1;
            case CUBA_RESISTANCE -> r = kind.hasCurrent ? 1 : r;
            case LEAK_POTENTIAL -> leak = 0;
            case RESET_POTENTIAL -> reset = 0;
            case INPUT_WEIGHT -> weight = 1;
            case SUM_POOL_PADDING -> {}
        }
        return new Constants(neuron.tau(), neuron.tauSyn(), r, leak, neuron.threshold(), reset, weight);
    }
}
