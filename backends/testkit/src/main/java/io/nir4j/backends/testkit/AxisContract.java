package io.nir4j.backends.testkit;

import io.nir4j.backends.testkit.PlainNeuron.Kind;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every neuron under every choice on every axis, against [PlainNeuron].
interface AxisContract extends SimulatorUnderTest {
    /// All choices on these axes.
    private static List<Axis> choices() {
        List<Axis> choices = new ArrayList<>();
        axes().forEach(axis -> choices.addAll(List.of(axis)));
        return choices;
    }

    /// The axes that concern a single neuron; back edges have a contract of their own.
    static List<Axis[]> axes() {
        return List.of(
                Axis.Decay.values(),
                Axis.Form.values(),
                Axis.Coefficients.values(),
                Axis.Gain.values(),
                Axis.SynapseGain.values(),
                Axis.InputDecay.values(),
                Axis.LeakTerm.values(),
                Axis.IntegratorGain.values(),
                Axis.Integrators.values(),
                Axis.Comparison.values(),
                Axis.SpikesPerStep.values(),
                Axis.Reset.values(),
                Axis.ResetWhen.values(),
                Axis.LateReset.values(),
                Axis.SpikeFrom.values(),
                Axis.CubaCurrent.values(),
                Axis.SynapseRest.values(),
                Axis.Arrival.values(),
                Axis.InitialPotential.values());
    }

    @TestFactory
    default Stream<DynamicTest> followsEachChoiceOnTopOfEachDialect() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Dialect dialect : Dialects.all()) {
            Discretization base = dialect.discretization().ignoring();
            for (Axis choice : choices()) {
                String name = dialect.name() + " with " + choice.getClass().getSimpleName() + " " + choice;
                tests.add(DynamicTest.dynamicTest(name, () -> followsAllKinds(base.with(choice), 41)));
            }
        }
        return tests.stream();
    }

    @TestFactory
    default Stream<DynamicTest> followsRandomCombinations() {
        Samples samples = new Samples(42);
        List<DynamicTest> tests = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            Axis[] chosen = axes().stream()
                    .map(values -> values[samples.below(values.length)])
                    .toArray(Axis[]::new);
            long seed = number;
            tests.add(DynamicTest.dynamicTest(
                    List.of(chosen).toString(), () -> followsAllKinds(Discretization.CANONICAL.with(chosen), seed)));
        }
        return tests.stream();
    }

    /// All combinations of the axes that interact: when, from what, in which order and how neurons are reset.
    @TestFactory
    default Stream<DynamicTest> followsAllCombinationsOfResets() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Axis reset : Axis.Reset.values()) {
            for (Axis when : Axis.ResetWhen.values()) {
                for (Axis from : Axis.SpikeFrom.values()) {
                    for (Axis spikes : Axis.SpikesPerStep.values()) {
                        for (Axis order : Axis.LateReset.values()) {
                            Discretization steps = Discretization.CANONICAL.with(reset, when, from, spikes, order);
                            String name =
                                    List.of(reset, when, from, spikes, order).toString();
                            tests.add(DynamicTest.dynamicTest(name, () -> followsAllKinds(steps, 43)));
                        }
                    }
                }
            }
        }
        return tests.stream();
    }

    @Test
    default void foldedGainsAreRecordedInTheUnitsOfTheNetwork() {
        PlainLayer layer = PlainLayer.of(Kind.CUBA_LIF, 5, 1e-3, 44);
        double[] input = new Samples(45).uniform(5 * 40, 0, 3);
        Outcome folded =
                outcome(layer, Discretization.CANONICAL.with(Axis.Gain.FOLDED, Axis.SynapseGain.FOLDED), input);
        Outcome stepped = outcome(layer, Discretization.CANONICAL.with(Axis.Gain.STEP, Axis.SynapseGain.STEP), input);
        folded.holds("y", 0, stepped.of("y").toDoubles());
        folded.holds("n.v", 1e-12, stepped.of("n.v").toDoubles());
        folded.holds("n.i", 1e-12, stepped.of("n.i").toDoubles());
    }

    private void followsAllKinds(Discretization steps, long seed) {
        for (Kind kind : Kind.values()) {
            PlainLayer layer = PlainLayer.of(kind, 7, 1e-3, seed);
            double[] input = new Samples(seed + 1000).uniform(7 * 30, -0.5, 3);
            PlainLayer.Course expected = layer.run(steps, input);
            Outcome outcome = outcome(layer, steps, input);
            outcome.holds("y", 1e-9, expected.output());
            outcome.holds("n.v", 1e-9, expected.v());
            if (kind.hasCurrent) {
                outcome.holds("n.i", 1e-9, expected.i());
            }
        }
    }

    private Outcome outcome(PlainLayer layer, Discretization steps, double[] input) {
        Trial trial = trialOfVector(layer.node(), layer.neurons().size())
                .in(steps)
                .every(layer.dt())
                .at(Axis.Precision.FLOAT64);
        return (layer.kind().hasCurrent ? trial.recording("n.v", "n.i") : trial.recording("n.v"))
                .feed(Shape.of(layer.neurons().size()), input);
    }
}
