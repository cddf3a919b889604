package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.Affine;
import io.nir4j.model.Linear;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Affine and Linear: `y[m, o] = b[m, o] + sum over i of W[m, o, i] x[m, i]`.
interface MatrixContract extends SimulatorUnderTest {

    @ParameterizedTest
    @EnumSource
    default void linearMultipliesWithRowsAsOutputs(Precision precision) {
        Linear node = new Linear(Tensor.of(Shape.of(2, 3), 1.0, 2, 3, -4, 0.5, 6));
        trial(node, new long[] {3}, 2)
                .at(precision)
                .feed(Shape.of(3), 1, 0, 0, 0, 1, 0, 1, 2, -1)
                .gives(Shape.of(2), 1, -4, 2, 0.5, 2, -9);
    }

    @ParameterizedTest
    @EnumSource
    default void affineAddsItsBiasAtEveryStep(Precision precision) {
        Affine node = new Affine(Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 4), Tensor.ofDoubles(0.25, -8));
        trial(node, new long[] {2}, 2)
                .at(precision)
                .feed(Shape.of(2), 0, 0, 1, 1, 0, 0)
                .gives(Shape.of(2), 0.25, -8, 3.25, -1, 0.25, -8);
    }

    @Test
    default void affineTakesOneBiasForAll() {
        Affine node = new Affine(Tensor.of(Shape.of(2, 1), 1.0, 2), Tensor.scalar(0.5));
        trial(node, new long[] {1}, 2).feed(1, 2).gives(Shape.of(2), 1.5, 2.5, 2.5, 4.5);
    }

    @Test
    default void affineTakesWeightsOfAnyType() {
        Affine node = new Affine(Tensor.of(Shape.of(1, 2), 3L, -2L), Tensor.ofFloats(0.5f));
        trial(node, new long[] {2}, 1).feed(Shape.of(2), 1, 4).gives(Shape.of(1), -4.5);
    }

    @ParameterizedTest
    @EnumSource
    default void weightsOfRankThreeAreIndependentMatrices(Precision precision) {
        Samples samples = new Samples(11);
        int matrices = 3;
        int out = 2;
        int in = 5;
        int steps = 4;
        double[] weight = samples.eighths(matrices * out * in);
        double[] bias = samples.eighths(matrices * out);
        double[] input = samples.eighths(steps * matrices * in);
        double[] expected = new double[steps * matrices * out];
        for (int step = 0; step < steps; step++) {
            for (int m = 0; m < matrices; m++) {
                for (int o = 0; o < out; o++) {
                    double sum = bias[m * out + o];
                    for (int i = 0; i < in; i++) {
                        sum += weight[(m * out + o) * in + i] * input[(step * matrices + m) * in + i];
                    }
                    expected[(step * matrices + m) * out + o] = sum;
                }
            }
        }
        Affine node =
                new Affine(Tensor.of(Shape.of(matrices, out, in), weight), Tensor.of(Shape.of(matrices, out), bias));
        trial(node, new long[] {matrices, in}, matrices, out)
                .at(precision)
                .feed(Shape.of(matrices, in), input)
                .gives(Shape.of(matrices, out), expected);
    }

    @ParameterizedTest
    @EnumSource
    default void widthsThatNoVectorUnitHasAreRight(Precision precision) {
        Samples samples = new Samples(12);
        for (int in : new int[] {1, 7, 33, 130}) {
            for (int out : new int[] {1, 9, 67}) {
                double[] weight = samples.eighths(out * in);
                double[] input = samples.eighths(3 * in);
                double[] expected = new double[3 * out];
                for (int row = 0; row < expected.length; row++) {
                    for (int i = 0; i < in; i++) {
                        expected[row] += weight[row % out * in + i] * input[row / out * in + i];
                    }
                }
                trial(new Linear(Tensor.of(Shape.of(out, in), weight)), new long[] {in}, out)
                        .at(precision)
                        .feed(Shape.of(in), input)
                        .gives(Shape.of(out), expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    default void sparseAndDenseInputGiveTheSameProducts(Precision precision) {
        Samples samples = new Samples(13);
        int in = 50;
        int out = 20;
        double[] weight = samples.eighths(out * in);
        for (double rate : new double[] {0, 0.02, 0.5, 1}) {
            double[] input = samples.spikes(5 * in, rate);
            double[] expected = new double[5 * out];
            for (int row = 0; row < expected.length; row++) {
                for (int i = 0; i < in; i++) {
                    expected[row] += weight[row % out * in + i] * input[row / out * in + i];
                }
            }
            trial(new Linear(Tensor.of(Shape.of(out, in), weight)), new long[] {in}, out)
                    .at(precision)
                    .feed(Shape.of(in), input)
                    .gives(Shape.of(out), expected);
        }
    }
}
