package io.nir4j.compiler.program;

import java.util.List;

/// How a kernel moves over the spatial axes of a signal.
///
/// @param kernel extent along each axis
/// @param stride step along each axis
/// @param dilation distance between neighbouring elements of the kernel
/// @param before zeros in front of each axis
public record Window(List<Integer> kernel, List<Integer> stride, List<Integer> dilation, List<Integer> before) {
    public Window {
        kernel = List.copyOf(kernel);
        stride = List.copyOf(stride);
        dilation = List.copyOf(dilation);
        before = List.copyOf(before);
    }
}
