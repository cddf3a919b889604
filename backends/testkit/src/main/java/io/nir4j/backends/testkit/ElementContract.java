package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.Delay;
import io.nir4j.model.Flatten;
import io.nir4j.model.Scale;
import io.nir4j.model.Threshold;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Scale, Threshold, Flatten and Delay.
interface ElementContract extends SimulatorUnderTest {

    @ParameterizedTest
    @EnumSource
    default void scaleMultipliesElementByElement(Precision precision) {
        trialOfVector(new Scale(Tensor.ofDoubles(2, -0.5, 0)), 3)
                .at(precision)
                .feed(Shape.of(3), 1, 1, 1, 3, 4, 5)
                .gives(Shape.of(3), 2, -0.5, 0, 6, -2, 0);
    }

    @Test
    default void scaleOfOneElementCountsForAll() {
        trial(new Scale(Tensor.scalar(3.0)), new long[] {2, 2}, 2, 2)
                .feed(Shape.of(2, 2), 1, 2, 3, 4)
                .gives(Shape.of(2, 2), 3, 6, 9, 12);
    }

    @ParameterizedTest
    @EnumSource
    default void thresholdIsStrictAndGivesOne(Precision precision) {
        trialOfVector(new Threshold(Tensor.ofDoubles(1, -1)), 2)
                .at(precision)
                .feed(Shape.of(2), 1, -1, 1.5, -0.5, 0, -2, 7, 7)
                .gives(Shape.of(2), 0, 0, 1, 1, 0, 0, 1, 1);
    }

    @Test
    default void flattenKeepsTheOrderOfElements() {
        trial(Flatten.of(0, -1), new long[] {2, 1, 2}, 4)
                .feed(Shape.of(2, 1, 2), 1, 2, 3, 4)
                .gives(Shape.of(4), 1, 2, 3, 4);
    }

    @Test
    default void flattenJoinsOnlyTheAxesNamed() {
        trial(Flatten.of(1, 2), new long[] {2, 2, 3}, 2, 6)
                .feed(Shape.of(2, 2, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                .gives(Shape.of(2, 6), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @ParameterizedTest
    @EnumSource
    default void delayHoldsEachElementBackForItsOwnTime(Precision precision) {
        trialOfVector(new Delay(Tensor.ofDoubles(0, 0.001, 0.003)), 3)
                .at(precision)
                .feed(Shape.of(3), 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4)
                .gives(Shape.of(3), 1, 0, 0, 2, 1, 0, 3, 2, 0, 4, 3, 1);
    }

    @Test
    default void delayTakesTheNearestStep() {
        trialOfVector(new Delay(Tensor.ofDoubles(0.0014, 0.0016, 0.0004)), 3)
                .feed(Shape.of(3), 1, 1, 1, 2, 2, 2, 3, 3, 3)
                .gives(Shape.of(3), 0, 0, 1, 1, 0, 2, 2, 1, 3);
    }

    @Test
    default void halfAStepOfDelayRoundsUp() {
        trialOfVector(new Delay(Tensor.scalar(0.5)), 1).every(1.0).feed(1, 2, 3).gives(Shape.of(1), 0, 1, 2);
    }

    @Test
    default void delayLongerThanTheRunGivesZeros() {
        trialOfVector(new Delay(Tensor.scalar(1.0)), 1).feed(1, 2, 3).gives(Shape.of(1), 0, 0, 0);
    }

    @Test
    default void delayOfOneElementCountsForAll() {
        trialOfVector(new Delay(Tensor.ofDoubles(0.002)), 2)
                .feed(Shape.of(2), 1, 2, 3, 4, 5, 6)
                .gives(Shape.of(2), 0, 0, 0, 0, 1, 2);
    }
}
