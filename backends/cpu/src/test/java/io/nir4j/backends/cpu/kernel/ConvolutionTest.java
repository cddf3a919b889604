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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Convolutions of random shapes, input by input and as products of strips, against the direct sum over kernel row,
/// kernel column and channel, to the last bit.
final class ConvolutionTest {
    private static final int CASES = 150;
    private static final Numbers<float[]> FLOATS = Numbers.ofFloats();
    private static final Kernels<float[]> VECTOR = Kernels.vectorFloats().orElseThrow();

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
        int outputs = groups * sizes.nextInt(1, 20);
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
    private static float[] expected(Op.Convolve op, float[] values) {
        Shape in = op.input().shape();
        Shape out = op.result().shape();
        int channels = (int) op.weight().shape().dim(1);
        int kernelColumns = op.window().kernel().get(1);
        int kernelElements = op.window().kernel().get(0) * kernelColumns;
        int perGroup = (int) out.dim(0) / op.groups();
        float[] result = new float[(int) out.elements()];
        int next = 0;
        for (int o = 0; o < out.dim(0); o++) {
            for (int row = 0; row < out.dim(1); row++) {
                for (int column = 0; column < out.dim(2); column++) {
                    float sum = (float) op.bias().getDouble(o);
                    for (int tap = 0; tap < channels * kernelElements; tap++) {
                        int channel = tap % channels;
                        int element = tap / channels;
                        int y = along(op.window(), 0, row, element / kernelColumns);
                        int x = along(op.window(), 1, column, element % kernelColumns);
                        if (y >= 0 && y < in.dim(1) && x >= 0 && x < in.dim(2)) {
                            int plane = o / perGroup * channels + channel;
                            float value = values[(int) ((plane * in.dim(1) + y) * in.dim(2)) + x];
                            int weight = (o * channels + channel) * kernelElements + element;
                            sum = Math.fma(value, (float) op.weight().getDouble(weight), sum);
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

    /// How the outputs of one row of events are made.
    private interface Loops {
        void run(Convolution<float[]> convolution, Events<float[]> events, float[] outputs, int at);
    }

    private static Loops inputByInput(Kernels<float[]> kernels) {
        return (convolution, events, outputs, at) -> {
            convolution.clear(outputs, at);
            kernels.scatter(events, 0, convolution, outputs, at);
        };
    }

    private static Loops strips(int number, boolean dense) {
        Events<float[]> parts = new Events<>(FLOATS);
        Panels<float[]> panels = new Panels<>(FLOATS);
        return (convolution, events, outputs, at) -> {
            List<Strips<float[]>> all = Strips.all(convolution);
            Strips<float[]> strips = all.get(number % all.size());
            strips.pack();
            strips.multiply(VECTOR, events, 0, dense, parts, panels, outputs, at);
        };
    }

    /// The inputs lie with gaps between rows.
    private static Layout order(Op.Convolve op, int gap) {
        Shape in = op.input().shape();
        int channels = (int) in.dim(0) / op.groups();
        int rows = (int) in.dim(1);
        int columns = (int) in.dim(2);
        return new Layout(op.groups(), channels, rows, columns, channels, (columns + gap) * channels);
    }

    private static float[] computed(Loops loops, Op.Convolve op, float[] x, boolean spikes, int gap) {
        Layout order = order(op, gap);
        Convolution<float[]> convolution = new Convolution<>(FLOATS, op, order);
        float[] sorted = new float[order.size()];
        FLOATS.reorder(x, 0, order.places(), sorted, 0);
        Events<float[]> events = new Events<>(FLOATS);
        events.clear(sorted.length, 1, !spikes, true);
        if (spikes) {
            long[] bits = new long[sorted.length / Long.SIZE + 1];
            VECTOR.readSpikes(sorted, 0, sorted.length, bits, 0);
            events.addSpikes(VECTOR, bits, 0);
        } else {
            events.addNumbers(VECTOR, sorted, 0, false);
        }
        int at = 5;
        float[] outputs = new float[at + convolution.output().size()];
        loops.run(convolution, events, outputs, at);
        float[] result = new float[(int) op.result().shape().elements()];
        int[] elements = convolution.output().elements();
        for (int place = 0; place < elements.length; place++) {
            if (elements[place] >= 0) {
                result[elements[place]] = outputs[at + place];
            }
        }
        return result;
    }

    private void checkAll(Loops loops) {
        for (int seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Op.Convolve op = random(random);
            float[] x = numbers(random, (int) op.input().shape().elements(), random.nextDouble());
            boolean spikes = seed % 2 == 0;
            for (int i = 0; i < x.length && spikes; i++) {
                x[i] = x[i] == 0 ? 0 : 1;
            }
            float[] expected = expected(op, x);
            float[] found = computed(loops, op, x, spikes, seed % 3);
            for (int i = 0; i < expected.length; i++) {
                String place = "seed " + seed + ", element " + i + " of " + op;
                assertEquals(Float.floatToRawIntBits(expected[i]), Float.floatToRawIntBits(found[i]), place);
            }
        }
    }

    @Test
    void plainLoopsGiveTheDirectSum() {
        checkAll(inputByInput(Kernels.plainFloats()));
    }

    @Test
    void vectorLoopsGiveTheDirectSum() {
        checkAll(inputByInput(VECTOR));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void stripsGiveTheDirectSum(int number) {
        checkAll(strips(number, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void denseStripsGiveTheDirectSum(int number) {
        checkAll(strips(number, true));
    }

    @Test
    void infiniteInputReachesItsOwnOutputsAlone() {
        SplittableRandom random = new SplittableRandom(3);
        Op.Convolve op = random(random);
        float[] x = new float[(int) op.input().shape().elements()];
        x[x.length / 2] = Float.POSITIVE_INFINITY;
        float[] expected = expected(op, x);
        float[] found = computed(inputByInput(VECTOR), op, x, false, 0);
        for (int i = 0; i < expected.length; i++) {
            // What lies beside the input is not touched; a direct sum has no infinite products there either.
            assertEquals(Float.isFinite(expected[i]), Float.isFinite(found[i]), "element " + i);
        }
    }
}
