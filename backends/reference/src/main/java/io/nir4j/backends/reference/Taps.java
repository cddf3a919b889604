package io.nir4j.backends.reference;

import io.nir4j.compiler.program.Window;
import io.nir4j.model.tensor.Shape;
import java.util.Arrays;

/// Which input element each kernel element meets at each output position, within one plane of spatial axes.
final class Taps {
    private final int outputs;
    private final int kernel;
    private final int inputs;
    private final int[] sources;

    private Taps(int outputs, int kernel, int inputs, int[] sources) {
        this.outputs = outputs;
        this.kernel = kernel;
        this.inputs = inputs;
        this.sources = sources;
    }

    /// The taps of a window that moves over the last axes of a signal, as many as the window has.
    static Taps of(Shape input, Shape output, Window window) {
        int axes = window.kernel().size();
        Shape in = input.slice(input.rank() - axes, input.rank());
        Shape out = output.slice(output.rank() - axes, output.rank());
        Shape kernel =
                Shape.of(window.kernel().stream().mapToLong(Integer::longValue).toArray());
        int[] sources = new int[Math.toIntExact(Math.multiplyExact(out.elements(), kernel.elements()))];
        Arrays.setAll(
                sources,
                i -> source(
                        in,
                        window,
                        coordinates(i / (int) kernel.elements(), out),
                        coordinates(i % (int) kernel.elements(), kernel)));
        return new Taps((int) out.elements(), (int) kernel.elements(), (int) in.elements(), sources);
    }

    /// The number of output positions.
    int outputs() {
        return outputs;
    }

    /// The number of kernel elements.
    int kernel() {
        return kernel;
    }

    /// The number of input positions.
    int inputs() {
        return inputs;
    }

    /// The input position that a kernel element meets; -1 in the padding.
    int source(int output, int element) {
        return sources[output * kernel + element];
    }

    /// Along each axis: `position * stride + element * dilation - before`.
    private static int source(Shape in, Window window, long[] position, long[] element) {
        long source = 0;
        for (int axis = 0; axis < in.rank(); axis++) {
            long at = position[axis] * window.stride().get(axis)
                    + element[axis] * window.dilation().get(axis)
                    - window.before().get(axis);
            if (at < 0 || at >= in.dim(axis)) {
                return -1;
            }
            source = source * in.dim(axis) + at;
        }
        return (int) source;
    }

    private static long[] coordinates(int index, Shape shape) {
        long[] coordinates = new long[shape.rank()];
        long rest = index;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            coordinates[axis] = rest % shape.dim(axis);
            rest /= shape.dim(axis);
        }
        return coordinates;
    }
}
