package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The canonical neurons, on numbers that can be checked with a pencil: a step is a quarter of every time constant.
interface NeuronContract extends SimulatorUnderTest {

    private static Tensor one(double value) {
        return Tensor.ofDoubles(value);
    }

    @ParameterizedTest
    @EnumSource
    default void integratorAddsItsInput(Precision precision) {
        trialOfVector(new I(Tensor.ofDoubles(2, -4)), 2)
                .every(0.25)
                .at(precision)
                .feed(Shape.of(2), 1, 1, 1, 0.5, -1, 0)
                .gives(Shape.of(2), 0.5, -1, 1, -1.5, 0.5, -1.5);
    }

    @ParameterizedTest
    @EnumSource
    default void integrateAndFireResetsInTheStepOfItsSpike(Precision precision) {
        Outcome outcome = trialOfVector(new IF(one(1), one(1), Optional.of(one(-0.5))), 1)
                .every(0.5)
                .at(precision)
                .recording("n.v")
                .feed(1, 1, 1, 4, 0);
        outcome.gives(Shape.of(1), 0, 0, 1, 1, 0);
        outcome.holds("n.v", 0, 0.5, 1, -0.5, -0.5, -0.5);
    }

    @Test
    default void resetIsToZeroWhereTheNetworkNamesNone() {
        Outcome outcome = trialOfVector(new IF(one(1), one(1)), 1)
                .every(1.0)
                .recording("n.v")
                .feed(2, 1, 0.5);
        outcome.gives(Shape.of(1), 1, 0, 1);
        outcome.holds("n.v", 0, 0, 1, 0);
    }

    @ParameterizedTest
    @EnumSource
    default void leakyIntegratorStartsAtItsLeak(Precision precision) {
        trialOfVector(new LI(one(4), one(2), one(1)), 1)
                .every(1.0)
                .at(precision)
                .feed(0, 2, 0, -4)
                .gives(Shape.of(1), 1, 2, 1.75, -0.4375);
    }

    @ParameterizedTest
    @EnumSource
    default void leakyIntegrateAndFireFiresAboveItsThresholdOnly(Precision precision) {
        Outcome outcome = trialOfVector(new LIF(one(4), one(1), one(0), one(1), Optional.of(one(0.25))), 1)
                .every(1.0)
                .at(precision)
                .recording("n.v")
                .feed(4, 1, 2, 0, 0);
        outcome.gives(Shape.of(1), 0, 0, 1, 0, 0);
        outcome.holds("n.v", 0, 1, 1, 0.25, 0.1875, 0.140625);
    }

    @ParameterizedTest
    @EnumSource
    default void currentBasedIntegratorSeesTheCurrentOfTheSameStep(Precision precision) {
        Outcome outcome = trialOfVector(new CubaLI(one(2), one(4), one(2), one(1), Optional.of(one(4))), 1)
                .every(1.0)
                .at(precision)
                .recording("n.v", "n.i")
                .feed(1, 0, 0);
        outcome.gives(Shape.of(1), 2, 2.25, 2.1875);
        outcome.holds("n.v", 0, 2, 2.25, 2.1875);
        outcome.holds("n.i", 0, 2, 1, 0.5);
    }

    @ParameterizedTest
    @EnumSource
    default void currentSurvivesTheReset(Precision precision) {
        CubaLIF node = new CubaLIF(one(2), one(4), one(2), one(0), one(1), Optional.of(one(-1)), Optional.of(one(6)));
        Outcome outcome = trialOfVector(node, 1)
                .every(1.0)
                .at(precision)
                .recording("n.v", "n.i")
                .feed(1, 0, 0, 0);
        outcome.gives(Shape.of(1), 1, 0, 0, 0);
        outcome.holds("n.i", 0, 3, 1.5, 0.75, 0.375);
        outcome.holds("n.v", 0, -1, 0, 0.375, 0.46875);
    }

    @Test
    default void inputWeightIsOneWhereTheNetworkNamesNone() {
        trialOfVector(new CubaLI(one(2), one(4), one(2), one(0)), 1)
                .every(1.0)
                .recording("n.i")
                .feed(1, 0)
                .holds("n.i", 0, 0.5, 0.25);
    }

    @Test
    default void everyNeuronHasParametersOfItsOwn() {
        LIF node = new LIF(
                Tensor.ofDoubles(4, 2, 1, 4),
                Tensor.ofDoubles(1, 1, 1, 4),
                Tensor.ofDoubles(0, 0, 0, 1),
                Tensor.ofDoubles(1, 1, 0.5, 1.5),
                Optional.of(Tensor.ofDoubles(0, 0, -1, 0)));
        Outcome outcome = trialOfVector(node, 4).every(1.0).recording("n.v").feed(Shape.of(4), 1, 1, 1, 1, 1, 1, 1, 1);
        outcome.gives(Shape.of(4), 0, 0, 1, 1, 0, 0, 1, 0);
        outcome.holds("n.v", 0, 0.25, 0.5, -1, 0, 0.4375, 0.75, -1, 1.25);
    }

    @Test
    default void neuronsKeepTheShapeOfTheirLayer() {
        IF node = new IF(Tensor.scalar(1.0), Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 4));
        trial(node, new long[] {2, 2}, 2, 2)
                .every(1.0)
                .feed(Shape.of(2, 2), 2.5, 2.5, 2.5, 2.5)
                .gives(Shape.of(2, 2), 1, 1, 0, 0);
    }

    @Test
    default void parametersMayBeOfAnyType() {
        LIF node = new LIF(Tensor.ofLongs(4, 4), Tensor.ofFloats(1, 1), Tensor.scalar(0L), Tensor.ofDoubles(1, 2));
        trialOfVector(node, 2).every(1.0).feed(Shape.of(2), 8, 8).gives(Shape.of(2), 1, 0);
    }
}
