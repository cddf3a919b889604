package io.nir4j.backends.nd4j;

import io.nir4j.compiler.program.Window;
import io.nir4j.model.tensor.Shape;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// How windows move over the planes of a signal, and the room that zeros around each plane take.
///
/// One spatial axis is two, the first of length 1.
///
/// @param planes of one sample: channels, or whatever stands before the spatial axes
/// @param inHeight of a plane as it is given
/// @param inWidth of a plane as it is given
/// @param top zeros before the first axis
/// @param left zeros before the second axis
/// @param height of a plane with all zeros that windows reach
/// @param width of a plane with all zeros that windows reach
record Padding(
        long planes,
        long inHeight,
        long inWidth,
        long top,
        long left,
        long height,
        long width,
        long kernelHeight,
        long kernelWidth,
        long strideHeight,
        long strideWidth,
        long dilationHeight,
        long dilationWidth,
        long outHeight,
        long outWidth) {

    static Padding of(Shape input, Shape output, Window window) {
        int axes = window.kernel().size();
        Shape in = input.slice(input.rank() - axes, input.rank());
        Shape out = output.slice(output.rank() - axes, output.rank());
        long planes = input.elements() / in.elements();
        long top = first(window.before(), 0);
        long left = window.before().getLast();
        long kernelHeight = first(window.kernel(), 1);
        long kernelWidth = window.kernel().getLast();
        long strideHeight = first(window.stride(), 1);
        long strideWidth = window.stride().getLast();
        long dilationHeight = first(window.dilation(), 1);
        long dilationWidth = window.dilation().getLast();
        long inHeight = axes == 1 ? 1 : in.dim(0);
        long inWidth = in.dim(-1);
        long outHeight = axes == 1 ? 1 : out.dim(0);
        long outWidth = out.dim(-1);
        return new Padding(
                planes,
                inHeight,
                inWidth,
                top,
                left,
                Math.max(top + inHeight, reach(outHeight, strideHeight, kernelHeight, dilationHeight)),
                Math.max(left + inWidth, reach(outWidth, strideWidth, kernelWidth, dilationWidth)),
                kernelHeight,
                kernelWidth,
                strideHeight,
                strideWidth,
                dilationHeight,
                dilationWidth,
                outHeight,
                outWidth);
    }

    private static long first(List<Integer> axes, long otherwise) {
        return axes.size() == 1 ? otherwise : axes.getFirst();
    }

    private static long reach(long out, long stride, long kernel, long dilation) {
        return (out - 1) * stride + (kernel - 1) * dilation + 1;
    }

    /// The elements of all planes of a sample with their zeros.
    long elements() {
        return planes * height * width;
    }

    boolean isNone() {
        return height == inHeight && width == inWidth;
    }

    /// Rows of a signal without zeros: (rows, planes, height, width).
    INDArray given(INDArray signal, long firstRow, long rows) {
        return Memory.view(signal, firstRow * planes * inHeight * inWidth, rows, planes, inHeight, inWidth);
    }

    /// The part of an array with zeros that is not: (rows, planes, height, width).
    INDArray inside(INDArray padded, long rows) {
        return Memory.strided(padded, top * width + left, new long[] {rows, planes, inHeight, inWidth}, new long[] {
            elements(), height * width, width, 1
        });
    }

    /// The element of every window that meets one element of the kernel: (rows * planes, height, width).
    ///
    /// @param padded whole planes with their zeros
    INDArray tap(INDArray padded, long offset, long rows, long kernelRow, long kernelColumn) {
        return Memory.strided(
                padded,
                offset + kernelRow * dilationHeight * width + kernelColumn * dilationWidth,
                new long[] {rows * planes, outHeight, outWidth},
                new long[] {height * width, strideHeight * width, strideWidth});
    }
}
