package io.nir4j.backends.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.backends.testkit.PlainNeuron.Kind;
import io.nir4j.compiler.program.Op;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.Node;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The update of neurons to the last bit: every operation rounded, none fused or moved, against [PlainArithmetic].
interface ArithmeticContract extends SimulatorUnderTest {
    int BATCH = 2;
    int STEPS = 40;
    /// Not a multiple of the width of any vector unit.
    int NEURONS = 37;

    @TestFactory
    default Stream<DynamicTest> agreesToTheLastBitInEveryDialect() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Dialect dialect : Dialects.all()) {
            for (Kind kind : Kind.values()) {
                for (Precision precision : Precision.values()) {
                    tests.add(DynamicTest.dynamicTest(
                            dialect.name() + ", " + kind + " in " + precision,
                            () -> checkKind(kind, dialect.discretization(), precision, 61)));
                }
            }
        }
        return tests.stream();
    }

    @TestFactory
    default Stream<DynamicTest> agreesToTheLastBitInRandomCombinations() {
        Samples samples = new Samples(62);
        List<DynamicTest> tests = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            Axis[] chosen = AxisContract.axes().stream()
                    .map(values -> values[samples.below(values.length)])
                    .toArray(Axis[]::new);
            Discretization steps = Discretization.CANONICAL.with(chosen);
            long seed = number;
            tests.add(DynamicTest.dynamicTest(List.of(chosen).toString(), () -> {
                for (Kind kind : Kind.values()) {
                    checkKind(kind, steps, Precision.FLOAT32, seed);
                }
            }));
        }
        return tests.stream();
    }

    @ParameterizedTest
    @EnumSource
    default void scaleRoundsOnce(Precision precision) {
        Tensor factors = new Samples(63).uniform(Shape.of(NEURONS), -2, 2);
        check(new Scale(factors), Discretization.CANONICAL, precision, List.of(), 64);
    }

    private void checkKind(Kind kind, Discretization steps, Precision precision, long seed) {
        List<String> states = kind.hasCurrent ? List.of("v", "i") : List.of("v");
        check(PlainLayer.of(kind, NEURONS, 1e-3, seed).node(), steps, precision, states, seed);
        PlainLayer alike = PlainLayer.of(kind, 1, 1e-3, seed);
        check(alike.node(), steps, precision, states, seed + 1);
    }

    private void check(Node node, Discretization steps, Precision precision, List<String> states, long seed) {
        double[] input = new Samples(seed + 2000).uniform(STEPS * BATCH * NEURONS, -1, 3);
        // What comes late is a matter of edges; here it is the neuron alone.
        Trial trial = trialOfVector(node, NEURONS)
                .in(steps.with(Axis.Arrival.SAME_STEP))
                .at(precision)
                .recording(states.stream().map(state -> "n." + state).toArray(String[]::new));
        Outcome outcome = trial.run(Tensor.of(Shape.of(STEPS, BATCH, NEURONS), input));
        outcome.isOf(trial.dtype());
        Op.Neurons layer = trial.program().neurons().findFirst().orElseThrow();
        Map<String, double[]> expected = PlainArithmetic.run(layer, precision, BATCH, input);
        assertEquals(states.size() + 1, expected.size());
        expected.forEach((name, values) -> compare(name.isEmpty() ? "y" : "n." + name, outcome, values));
    }

    private static void compare(String name, Outcome outcome, double[] expected) {
        Tensor found = outcome.of(name);
        for (int at = 0; at < expected.length; at++) {
            int place = at;
            assertEquals(
                    Double.doubleToLongBits(expected[at]),
                    Double.doubleToLongBits(found.getDouble(at)),
                    () -> name + " at " + place + ": " + expected[place] + " and " + found.getDouble(place));
        }
    }
}
