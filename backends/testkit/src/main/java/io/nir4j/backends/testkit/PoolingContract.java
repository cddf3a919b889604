package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.IntVector;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// SumPool2d and AvgPool2d: windows over the last two axes.
interface PoolingContract extends SimulatorUnderTest {

    @Test
    default void sumsWindowsThatDoNotOverlap() {
        trial(SumPool2d.of(2), new long[] {1, 2, 4}, 1, 1, 2)
                .feed(Shape.of(1, 2, 4), 1, 2, 3, 4, 5, 6, 7, 8)
                .gives(Shape.of(1, 1, 2), 14, 22);
    }

    @Test
    default void averagesCountThePadding() {
        AvgPool2d node = new AvgPool2d(IntVector.of(2), IntVector.of(2), IntVector.of(1));
        trial(node, new long[] {1, 2, 2}, 1, 2, 2)
                .feed(Shape.of(1, 2, 2), 4, 8, 12, 16)
                .gives(Shape.of(1, 2, 2), 1, 2, 3, 4);
    }

    @Test
    default void sumsKeepTheirSign() {
        SumPool2d node = new SumPool2d(IntVector.of(1, 2), IntVector.of(1, 2), IntVector.of(0, 0));
        trial(node, new long[] {1, 1, 4}, 1, 1, 2)
                .feed(Shape.of(1, 1, 4), -1, -2, 1, -2)
                .gives(Shape.of(1, 1, 2), -3, -1);
    }

    @Test
    default void poolsSignalsOfTwoAxesToo() {
        trial(SumPool2d.of(2), new long[] {2, 2}, 1, 1)
                .feed(Shape.of(2, 2), 1, 2, 3, 4)
                .gives(Shape.of(1, 1), 10);
    }

    @ParameterizedTest
    @EnumSource
    default void sumsAgreeWithTheDefinition(Precision precision) {
        SumPool2d node = new SumPool2d(IntVector.of(3, 2), IntVector.of(2, 3), IntVector.of(1, 1));
        double[] input = new Samples(31).eighths(4 * 3 * 7 * 8);
        trial(node, new long[] {3, 7, 8}, 3, 4, 3)
                .at(precision)
                .feed(Shape.of(3, 7, 8), input)
                .gives(Shape.of(3, 4, 3), sums(input));
    }

    @ParameterizedTest
    @EnumSource
    default void averagesAgreeWithTheDefinition(Precision precision) {
        AvgPool2d node = new AvgPool2d(IntVector.of(3, 2), IntVector.of(2, 3), IntVector.of(1, 1));
        double[] input = new Samples(32).eighths(4 * 3 * 7 * 8);
        double[] expected = sums(input);
        for (int i = 0; i < expected.length; i++) {
            expected[i] /= 6;
        }
        trial(node, new long[] {3, 7, 8}, 3, 4, 3)
                .at(precision)
                .feed(Shape.of(3, 7, 8), input)
                .holds("y", precision == Precision.FLOAT32 ? 1e-6 : 1e-14, expected);
    }

    /// Windows of (3, 2) with steps of (2, 3) and a zero all around, over planes of (7, 8).
    private static double[] sums(double[] input) {
        double[] sums = new double[input.length / 56 * 12];
        for (int i = 0; i < sums.length; i++) {
            int plane = i / 12;
            int row = i % 12 / 3;
            int column = i % 3;
            for (int k = 0; k < 3; k++) {
                for (int l = 0; l < 2; l++) {
                    int y = row * 2 + k - 1;
                    int x = column * 3 + l - 1;
                    sums[i] += y >= 0 && y < 7 && x >= 0 && x < 8 ? input[plane * 56 + y * 8 + x] : 0;
                }
            }
        }
        return sums;
    }
}
