package io.nir4j.compiler.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.program.Window;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// One convolution against a convolution and a pool, both written out as sums.
final class PooledConvolutionTest {
    private static final int CASES = 300;

    /// A convolution of random form and a pool without padding behind it.
    private record Pair(Op.Convolve convolution, Op.Pool pool) {
        static Pair of(SplittableRandom random) {
            int groups = random.nextInt(1, 3);
            Shape in = Shape.of(2L * groups, random.nextInt(9, 15), random.nextInt(9, 15));
            Window window = new Window(
                    List.of(random.nextInt(1, 4), random.nextInt(1, 4)),
                    List.of(random.nextInt(1, 3), random.nextInt(1, 3)),
                    List.of(random.nextInt(1, 3), random.nextInt(1, 3)),
                    List.of(random.nextInt(0, 3), random.nextInt(0, 3)));
            Shape between = result(in, window, 3L * groups);
            Tensor weight = normal(random, Shape.of(3L * groups, 2).plus(kernel(window)));
            Tensor bias = normal(random, Shape.of(3L * groups));
            Window pooled = new Window(
                    List.of(random.nextInt(1, 4), random.nextInt(1, 4)),
                    List.of(random.nextInt(1, 4), random.nextInt(1, 4)),
                    List.of(1, 1),
                    List.of(0, 0));
            Signal middle = new Signal(1, between);
            Op.Convolve convolution = new Op.Convolve(middle, new Signal(0, in), weight, bias, window, groups);
            Signal out = new Signal(2, result(between, pooled, 3L * groups));
            return new Pair(convolution, new Op.Pool(out, middle, pooled, random.nextBoolean()));
        }

        private static Shape kernel(Window window) {
            return Shape.of(window.kernel().get(0), window.kernel().get(1));
        }

        private static Shape result(Shape in, Window window, long channels) {
            return Shape.of(channels, extent(in.dim(1), window, 0), extent(in.dim(2), window, 1));
        }

        private static long extent(long in, Window window, int axis) {
            long last = (long) window.dilation().get(axis) * (window.kernel().get(axis) - 1) + 1;
            return (in + 2L * window.before().get(axis) - last)
                            / window.stride().get(axis)
                    + 1;
        }
    }

    private static Tensor normal(SplittableRandom random, Shape shape) {
        double[] values = new double[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.of(shape, values);
    }

    /// The element of a plane of `in` that element `tap` of a window meets at an output, 0 in the padding.
    private static double met(double[] x, Shape in, long plane, Window window, long output, long columns, int tap) {
        int width = window.kernel().get(1);
        long y = output / columns * window.stride().get(0)
                + (long) (tap / width) * window.dilation().get(0)
                - window.before().get(0);
        long column = output % columns * window.stride().get(1)
                + (long) (tap % width) * window.dilation().get(1)
                - window.before().get(1);
        boolean inside = y >= 0 && y < in.dim(1) && column >= 0 && column < in.dim(2);
        return inside ? x[(int) ((plane * in.dim(1) + y) * in.dim(2) + column)] : 0;
    }

    private static double[] convolved(Op.Convolve op, double[] x) {
        Shape in = op.input().shape();
        Shape out = op.result().shape();
        int taps = op.window().kernel().get(0) * op.window().kernel().get(1);
        long channels = op.weight().shape().dim(1);
        double[] result = new double[(int) out.elements()];
        for (int i = 0; i < result.length; i++) {
            long output = i / (out.dim(1) * out.dim(2));
            long first = output / (out.dim(0) / op.groups()) * channels;
            result[i] = op.bias().getDouble(output);
            for (long channel = 0; channel < channels; channel++) {
                for (int tap = 0; tap < taps; tap++) {
                    double weight = op.weight().getDouble((output * channels + channel) * taps + tap);
                    long position = i % (out.dim(1) * out.dim(2));
                    result[i] += weight * met(x, in, first + channel, op.window(), position, out.dim(2), tap);
                }
            }
        }
        return result;
    }

    private static double[] pooled(Op.Pool op, double[] x) {
        Shape out = op.result().shape();
        int taps = op.window().kernel().get(0) * op.window().kernel().get(1);
        double[] result = new double[(int) out.elements()];
        for (int i = 0; i < result.length; i++) {
            long plane = i / (out.dim(1) * out.dim(2));
            long position = i % (out.dim(1) * out.dim(2));
            for (int tap = 0; tap < taps; tap++) {
                result[i] += met(x, op.input().shape(), plane, op.window(), position, out.dim(2), tap);
            }
            result[i] /= op.average() ? taps : 1;
        }
        return result;
    }

    @Test
    void oneConvolutionGivesWhatTheTwoGive() {
        int folded = 0;
        for (long seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Pair pair = Pair.of(random);
            Optional<Op.Convolve> one = PooledConvolution.of(pair.convolution(), pair.pool());
            if (one.isPresent()) {
                double[] x = normal(random, pair.convolution().input().shape()).toDoubles();
                double[] expected = pooled(pair.pool(), convolved(pair.convolution(), x));
                assertArrayEquals(expected, convolved(one.get(), x), 1e-12, "seed " + seed + ": " + pair);
                assertEquals(pair.pool().result(), one.get().result());
                folded++;
            }
        }
        assertTrue(folded > CASES / 10, folded + " of " + CASES + " were folded");
    }

    @Test
    void fewerProductsAreLeft() {
        Op.Convolve one =
                PooledConvolution.of(fiveByFive(), twoByTwo(List.of(0, 0))).orElseThrow();
        assertEquals(List.of(6, 6), one.window().kernel());
        assertEquals(List.of(2, 2), one.window().stride());
    }

    @Test
    void paddingOfThePoolIsNotWhatTheConvolutionWouldFindThere() {
        assertEquals(Optional.empty(), PooledConvolution.of(fiveByFive(), twoByTwo(List.of(1, 1))));
    }

    @Test
    void weightsThatAreNotFiniteStayApart() {
        Op.Convolve given = fiveByFive();
        double[] weights = given.weight().toDoubles();
        weights[7] = Double.POSITIVE_INFINITY;
        Op.Convolve infinite = new Op.Convolve(
                given.result(),
                given.input(),
                Tensor.of(given.weight().shape(), weights),
                given.bias(),
                given.window(),
                1);
        assertEquals(Optional.empty(), PooledConvolution.of(infinite, twoByTwo(List.of(0, 0))));
    }

    @Test
    void aPoolWhoseWindowsOverlapMuchStaysApart() {
        Signal out = new Signal(2, Shape.of(1, 22, 22));
        Window window = new Window(List.of(3, 3), List.of(1, 1), List.of(1, 1), List.of(0, 0));
        Op.Pool pool = new Op.Pool(out, fiveByFive().result(), window, false);
        assertEquals(Optional.empty(), PooledConvolution.of(fiveByFive(), pool));
    }

    private static Op.Convolve fiveByFive() {
        return new Op.Convolve(
                new Signal(1, Shape.of(1, 24, 24)),
                new Signal(0, Shape.of(1, 28, 28)),
                normal(new SplittableRandom(1), Shape.of(1, 1, 5, 5)),
                Tensor.of(Shape.of(1), 0.5),
                new Window(List.of(5, 5), List.of(1, 1), List.of(1, 1), List.of(0, 0)),
                1);
    }

    private static Op.Pool twoByTwo(List<Integer> before) {
        long extent = 12L + before.getFirst();
        Signal out = new Signal(2, Shape.of(1, extent, extent));
        Window window = new Window(List.of(2, 2), List.of(2, 2), List.of(1, 1), before);
        return new Op.Pool(out, fiveByFive().result(), window, false);
    }
}
