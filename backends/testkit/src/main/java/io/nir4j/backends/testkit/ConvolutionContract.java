package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.Conv1d;
import io.nir4j.model.IntVector;
import io.nir4j.model.Padding;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Conv1d and Conv2d: cross-correlations over channels and spatial axes.
interface ConvolutionContract extends SimulatorUnderTest {

    @Test
    default void kernelIsNotMirrored() {
        Conv1d node = Conv1d.of(Tensor.of(Shape.of(1, 1, 2), 10.0, 1), Tensor.ofDoubles(0), 1, new Padding.Valid());
        trial(node, new long[] {1, 3}, 1, 2).feed(Shape.of(1, 3), 1, 2, 3).gives(Shape.of(1, 2), 12, 23);
    }

    @Test
    default void paddingIsZeros() {
        Conv1d node = Conv1d.of(Tensor.of(Shape.of(1, 1, 3), 1.0, 1, 1), Tensor.ofDoubles(0.5), 1, Padding.zeros(1));
        trial(node, new long[] {1, 3}, 1, 3).feed(Shape.of(1, 3), 1, 2, 4).gives(Shape.of(1, 3), 3.5, 7.5, 6.5);
    }

    @Test
    default void evenKernelsWithSamePutTheExtraZeroLast() {
        Conv1d node = Conv1d.of(Tensor.of(Shape.of(1, 1, 2), 10.0, 1), Tensor.ofDoubles(0), 1, new Padding.Same());
        trial(node, new long[] {1, 3}, 1, 3).feed(Shape.of(1, 3), 1, 2, 3).gives(Shape.of(1, 3), 12, 23, 30);
    }

    @Test
    default void groupsSeeOnlyTheirOwnChannels() {
        Conv1d node = new Conv1d(
                Optional.empty(),
                Tensor.of(Shape.of(2, 1, 1), 2.0, 3),
                IntVector.of(1),
                Padding.zeros(0),
                IntVector.of(1),
                IntVector.of(2),
                Tensor.scalar(0.0));
        trial(node, new long[] {2, 2}, 2, 2).feed(Shape.of(2, 2), 1, 2, 3, 4).gives(Shape.of(2, 2), 2, 4, 9, 12);
    }

    @TestFactory
    default Stream<DynamicTest> agreesWithTheDirectSumInOneAxis() {
        Padding zeros = Padding.zeros(2);
        return Stream.of(
                        new DirectConvolution(axes(11), 2, 3, axes(3), axes(1), axes(1), 1, axes(2), zeros),
                        new DirectConvolution(axes(12), 4, 6, axes(4), axes(3), axes(1), 2, axes(2), zeros),
                        new DirectConvolution(axes(13), 3, 3, axes(3), axes(1), axes(2), 3, axes(2), zeros),
                        new DirectConvolution(axes(10), 2, 2, axes(3), axes(2), axes(2), 1, same(), new Padding.Same()),
                        new DirectConvolution(axes(9), 1, 2, axes(4), axes(1), axes(1), 1, same(), new Padding.Same()),
                        new DirectConvolution(
                                axes(9), 2, 1, axes(5), axes(2), axes(1), 1, axes(0), new Padding.Valid()),
                        new DirectConvolution(axes(1), 5, 7, axes(1), axes(1), axes(1), 1, axes(0), Padding.zeros(0)))
                .flatMap(this::inBothArithmetics);
    }

    @TestFactory
    default Stream<DynamicTest> agreesWithTheDirectSumInTwoAxes() {
        return Stream.of(
                        new DirectConvolution(
                                axes(6, 7), 2, 3, axes(3, 3), axes(1, 1), axes(1, 1), 1, axes(1, 1), Padding.zeros(1)),
                        new DirectConvolution(
                                axes(8, 9),
                                2,
                                4,
                                axes(3, 5),
                                axes(2, 1),
                                axes(1, 1),
                                2,
                                axes(0, 2),
                                Padding.zeros(0, 2)),
                        new DirectConvolution(
                                axes(9, 9),
                                4,
                                8,
                                axes(3, 2),
                                axes(2, 3),
                                axes(2, 3),
                                4,
                                axes(2, 1),
                                Padding.zeros(2, 1)),
                        new DirectConvolution(
                                axes(7, 10), 3, 2, axes(4, 3), axes(3, 2), axes(1, 2), 1, same(), new Padding.Same()),
                        new DirectConvolution(
                                axes(5, 6), 1, 1, axes(2, 2), axes(1, 1), axes(1, 1), 1, same(), new Padding.Same()),
                        new DirectConvolution(
                                axes(8, 5),
                                2,
                                2,
                                axes(1, 4),
                                axes(3, 1),
                                axes(1, 1),
                                1,
                                axes(0, 0),
                                new Padding.Valid()),
                        new DirectConvolution(
                                axes(6, 6), 6, 6, axes(3, 3), axes(1, 1), axes(1, 1), 6, axes(1, 1), Padding.zeros(1)))
                .flatMap(this::inBothArithmetics);
    }

    private static int[] axes(int... values) {
        return values;
    }

    /// Marks the zeros in front as those that `same` asks for.
    private static int[] same() {
        return new int[0];
    }

    private Stream<DynamicTest> inBothArithmetics(DirectConvolution direct) {
        return Stream.of(Precision.values())
                .map(precision -> DynamicTest.dynamicTest(direct + " in " + precision, () -> check(direct, precision)));
    }

    private void check(DirectConvolution direct, Precision precision) {
        Samples samples = new Samples(21);
        Shape in = direct.inputShape();
        double[] weight = samples.eighths(direct.weightShape()).toDoubles();
        double[] bias = samples.eighths(direct.outputs());
        double[] input = samples.eighths(Shape.of(3).plus(in)).toDoubles();
        Tensor weights = Tensor.of(direct.weightShape(), weight);
        Tensor biases = Tensor.ofDoubles(bias);
        trial(direct.node(weights, biases), in.toArray(), direct.outputShape().toArray())
                .at(precision)
                .feed(in, input)
                .gives(direct.outputShape(), direct.of(weight, bias, input));
    }
}
