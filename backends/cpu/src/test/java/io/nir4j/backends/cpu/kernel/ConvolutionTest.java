package io.nir4j.backends.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.program.Window;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Event-driven convolutions of random shapes against the direct sum over channel, kernel row and kernel column, to
/// the last bit.
final class ConvolutionTest {
    private static final int CASES = 150;
    private static final Numbers<float[]> FLOATS = Numbers.ofFloats();

    private final SplittableRandom sizes = new SplittableRandom(41);

    private float[] numbers(SplittableRandom random, int count, double density) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextDouble() < density ? (float) random.nextGaussian() : 0;
        }
        return values;
    }

    private Op.Convolve random(SplittableRandom random) {
        int groups = sizes.nextInt(1, 4);
        int channels = sizes.nextInt(1, 4);
        int outputs = groups * sizes.nextInt(1, 12);
        List<Integer> kernel = List.of(sizes.nextInt(1, 6), sizes.nextInt(1, 6));
        List<Integer> stride = List.of(sizes.nextInt(1, 4), sizes.nextBoolean() ? 1 : sizes.nextInt(1, 4));
        List<Integer> dilation = List.of(sizes.nextInt(1, 3), sizes.nextBoolean() ? 1 : sizes.nextInt(1, 3));
        List<Integer> before = List.of(sizes.nextInt(0, 8), sizes.nextInt(0, 8));
        int[] in = new int[2];
        int[] out = new int[2];
        for (int axis = 0; axis < 2; axis++) {
            int reach = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
            in[axis] = reach + sizes.nextInt(0, 9);
            int padded = in[axis] + before.get(axis) + sizes.nextInt(0, 4);
            out[axis] = (padded - reach) / stride.get(axis) + 1;
        }
        Shape weight = Shape.of(outputs, channels, kernel.get(0), kernel.get(1));
        return new Op.Convolve(
                new Signal(1, Shape.of(outputs, out[0], out[1])),
                new Signal(0, Shape.of(groups * channels, in[0], in[1])),
                Tensor.of(weight, numbers(random, (int) weight.elements(), 1)),
                Tensor.ofFloats(numbers(random, outputs, 1)),
                new Window(kernel, stride, dilation, before),
                groups);
    }

    /// The direct sum.
    private static float[] expected(Op.Convolve op, float[] x) {
        Shape in = op.input().shape();
        Shape out = op.result().shape();
        int channels = (int) op.weight().shape().dim(1);
        int perGroup = (int) out.dim(0) / op.groups();
        float[] result = new float[(int) out.elements()];
        int next = 0;
        for (int o = 0; o < out.dim(0); o++) {
            for (int row = 0; row < out.dim(1); row++) {
                for (int column = 0; column < out.dim(2); column++) {
                    float sum = (float) op.bias().getDouble(o);
                    for (int tap = 0; tap < op.weight().elements() / out.dim(0); tap++) {
                        int kernelColumn = tap % op.window().kernel().get(1);
                        int kernelRow = tap
                                / op.window().kernel().get(1)
                                % op.window().kernel().get(0);
                        int channel = tap
                                / op.window().kernel().get(1)
                                / op.window().kernel().get(0);
                        int y = along(op.window(), 0, row, kernelRow);
                        int inputColumn = along(op.window(), 1, column, kernelColumn);
                        if (y >= 0 && y < in.dim(1) && inputColumn >= 0 && inputColumn < in.dim(2)) {
                            int plane = o / perGroup * channels + channel;
                            float value = x[(int) ((plane * in.dim(1) + y) * in.dim(2)) + inputColumn];
                            long taps = op.weight().elements() / out.dim(0);
                            sum = Math.fma(value, (float) op.weight().getDouble(o * taps + tap), sum);
                        }
                    }
                    result[next++] = sum + 0f;
                }
            }
        }
        return result;
    }

    private static int along(Window window, int axis, int position, int tap) {
        return position * window.stride().get(axis)
                + tap * window.dilation().get(axis)
                - window.before().get(axis);
    }

    private static float[] computed(Kernels<float[]> kernels, Op.Convolve op, float[] x) {
        Convolution<float[]> convolution = new Convolution<>(FLOATS, op);
        Events<float[]> events = new Events<>(FLOATS);
        events.clear(x.length, 1, true);
        events.addNumbers(kernels, x, 0, false);
        int at = 5;
        float[] field = new float[at + convolution.fieldSize()];
        convolution.clear(field, at);
        kernels.scatter(events, 0, convolution, field, at);
        float[] result = new float[(int) op.result().shape().elements()];
        int[] elements = convolution.elements();
        for (int place = 0; place < elements.length; place++) {
            if (elements[place] >= 0) {
                result[elements[place]] = field[at + place];
            }
        }
        return result;
    }

    private void checkAll(Kernels<float[]> kernels) {
        for (int seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Op.Convolve op = random(random);
            float[] x = numbers(random, (int) op.input().shape().elements(), random.nextDouble());
            float[] expected = expected(op, x);
            float[] found = computed(kernels, op, x);
            for (int i = 0; i < expected.length; i++) {
                String place = "seed " + seed + ", element " + i + " of " + op;
                assertEquals(Float.floatToRawIntBits(expected[i]), Float.floatToRawIntBits(found[i]), place);
            }
        }
    }

    @Test
    void plainLoopsGiveTheDirectSum() {
        checkAll(Kernels.plainFloats());
    }

    @Test
    void vectorLoopsGiveTheDirectSum() {
        checkAll(Kernels.vectorFloats().orElseThrow());
    }

    @Test
    void infiniteInputReachesItsOwnOutputsAlone() {
        SplittableRandom random = new SplittableRandom(3);
        Op.Convolve op = random(random);
        float[] x = new float[(int) op.input().shape().elements()];
        x[x.length / 2] = Float.POSITIVE_INFINITY;
        float[] expected = expected(op, x);
        float[] found = computed(Kernels.vectorFloats().orElseThrow(), op, x);
        for (int i = 0; i < expected.length; i++) {
            // What lies beside the input is not touched; a direct sum has no infinite products there either.
            assertEquals(Float.isFinite(expected[i]), Float.isFinite(found[i]), "element " + i);
        }
    }
}
