package io.nir4j.backends.testkit;

import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Padding;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/// A convolution as its definition has it, in loops; one axis is computed as two, the first of extent 1.
///
/// `y[o, p, q] = b[o] + sum over c, k, l of W[o, c, k, l] x[g C + c, p s + k d - z, q s' + l d' - z']`, where g is the
/// group of o and C the channels of a group.
///
/// @param extent of the input along each spatial axis
/// @param before zeros in front of each axis; empty where `padding` is `same`
/// @param padding as the node says it
@SuppressWarnings("ArrayRecordComponent") // A table of cases, never compared.
record DirectConvolution(
        int[] extent,
        int inputs,
        int outputs,
        int[] kernel,
        int[] stride,
        int[] dilation,
        int groups,
        int[] before,
        Padding padding) {

    Shape inputShape() {
        return Shape.of(inputs).plus(shape(extent));
    }

    Shape outputShape() {
        int[] out = new int[extent.length];
        Arrays.setAll(out, this::outputExtent);
        return Shape.of(outputs).plus(shape(out));
    }

    Shape weightShape() {
        return Shape.of(outputs, inputs / groups).plus(shape(kernel));
    }

    private static Shape shape(int[] extents) {
        return Shape.of(Arrays.stream(extents).asLongStream().toArray());
    }

    private boolean isSame() {
        return padding instanceof Padding.Same;
    }

    private int outputExtent(int axis) {
        if (isSame()) {
            return (extent[axis] + stride[axis] - 1) / stride[axis];
        }
        return (extent[axis] + 2 * before[axis] - dilation[axis] * (kernel[axis] - 1) - 1) / stride[axis] + 1;
    }

    private int zerosBefore(int axis) {
        if (!isSame()) {
            return before[axis];
        }
        int needed = (outputExtent(axis) - 1) * stride[axis] + dilation[axis] * (kernel[axis] - 1) + 1;
        return Math.max(0, needed - extent[axis]) / 2;
    }

    Node node(Tensor weight, Tensor bias) {
        IntVector strides = vector(stride);
        IntVector dilations = vector(dilation);
        IntVector group = IntVector.of(groups);
        return extent.length == 1
                ? new Conv1d(Optional.empty(), weight, strides, padding, dilations, group, bias)
                : new Conv2d(Optional.empty(), weight, strides, padding, dilations, group, bias);
    }

    private static IntVector vector(int... values) {
        return new IntVector(Tensor.ofLongs(
                LongStream.range(0, values.length).map(i -> values[(int) i]).toArray()));
    }

    /// The result for every step of `input`.
    double[] of(double[] weight, double[] bias, double[] input) {
        int last = extent.length - 1;
        int height = last == 0 ? 1 : outputExtent(0);
        int width = outputExtent(last);
        int size = (int) inputShape().elements();
        double[] result = new double[input.length / size * outputs * height * width];
        int at = 0;
        for (int step = 0; step < input.length / size; step++) {
            for (int o = 0; o < outputs; o++) {
                for (int p = 0; p < height; p++) {
                    for (int q = 0; q < width; q++) {
                        result[at++] = bias[o] + sum(weight, input, step * size, o, p, q);
                    }
                }
            }
        }
        return result;
    }

    private double sum(double[] weight, double[] input, int start, int o, int p, int q) {
        int last = extent.length - 1;
        int rows = last == 0 ? 1 : kernel[0];
        int channels = inputs / groups;
        int first = o / (outputs / groups) * channels;
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            for (int k = 0; k < rows; k++) {
                for (int l = 0; l < kernel[last]; l++) {
                    int row = last == 0 ? 0 : p * stride[0] + k * dilation[0] - zerosBefore(0);
                    int column = q * stride[last] + l * dilation[last] - zerosBefore(last);
                    double w = weight[((o * channels + c) * rows + k) * kernel[last] + l];
                    sum += w * at(input, start, first + c, row, column);
                }
            }
        }
        return sum;
    }

    private double at(double[] input, int start, int channel, int row, int column) {
        int height = extent.length == 1 ? 1 : extent[0];
        int width = extent[extent.length - 1];
        boolean inside = row >= 0 && row < height && column >= 0 && column < width;
        return inside ? input[start + (channel * height + row) * width + column] : 0;
    }

    @Override
    public String toString() {
        return inputShape() + " with " + weightShape() + ", stride " + Arrays.toString(stride) + ", dilation "
                + Arrays.toString(dilation) + ", " + groups + " groups, " + padding;
    }
}
