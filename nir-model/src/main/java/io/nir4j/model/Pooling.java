package io.nir4j.model;

import io.nir4j.model.tensor.Shape;

/// The shapes of windows over the last two axes: `floor((n + 2 padding - kernel) / stride) + 1` along each.
final class Pooling {
    private Pooling() {}

    static void check(IntVector kernelSize, IntVector stride, IntVector padding) {
        Convolution.perAxis("kernel_size", kernelSize, 2, 1);
        Convolution.perAxis("stride", stride, 2, 1);
        Convolution.perAxis("padding", padding, 2, 0);
    }

    static Shape output(IntVector kernelSize, IntVector stride, IntVector padding, Shape input) {
        if (input.rank() < 2) {
            throw Convolution.mismatch("takes at least two axes, but is given " + input);
        }
        int first = input.rank() - 2;
        long[] dims = input.toArray();
        for (int axis = 0; axis < 2; axis++) {
            long padded = dims[first + axis] + 2 * padding.at(axis);
            dims[first + axis] = Convolution.steps(padded, kernelSize.at(axis), stride.at(axis), input);
        }
        return Convolution.sized(dims);
    }
}
