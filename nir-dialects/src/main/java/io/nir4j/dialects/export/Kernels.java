package io.nir4j.dialects.export;

import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Padding;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Convolutions as every reader can take them: no groups, as many zeros on either side, kernels of one extent.
///
/// The type check of `nir.read` fails on groups, takes the height of a kernel for its width, and takes `same` to ignore
/// the stride. A grouped convolution is one over all channels with zeros between the groups; a kernel with rows of
/// zeros around it reaches further and gives the same.
///
/// @param target the target
/// @param input the shape of the signal: channels, extents
record Kernels(Target target, Shape input) {

    /// @param node the convolution
    /// @param changes what was done, in words
    /// @param problems what could not be done
    record Plain(Node node, List<String> changes, List<Problem> problems) {}

    Plain plain(Conv2d conv) {
        return plain(conv, conv.weight(), conv.bias(), conv.stride(), conv.padding(), conv.dilation(), conv.groups());
    }

    Plain plain(Conv1d conv) {
        return plain(conv, conv.weight(), conv.bias(), conv.stride(), conv.padding(), conv.dilation(), conv.groups());
    }

    private Plain plain(
            Node node,
            Tensor weight,
            Tensor bias,
            IntVector stride,
            Padding padding,
            IntVector dilation,
            IntVector groups) {
        List<String> changes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Tensor dense = ungrouped(weight, groups.at(0));
        if (groups.at(0) != 1) {
            changes.add("its " + groups.at(0) + " groups written as one, with zeros between them");
        }
        List<Axis> axes = axes(dense, stride, padding, dilation);
        Optional<List<Axis>> even = evened(axes);
        if (even.isEmpty()) {
            problems.add(Problem.hopeless(
                    "its kernel of " + dense.shape().slice(2, dense.shape().rank())
                            + " cannot be made as high as wide with as many zeros on either side, which the type check"
                            + " of nir.read needs"));
            return new Plain(node, changes, problems);
        }
        if (even.get().stream().anyMatch(axis -> axis.front() + axis.back() > 0)) {
            changes.add("zeros around its kernel, which reaches as far up as left and as far right as left");
        }
        if (target.has(Trait.UNGROUPED) && axes.stream().anyMatch(axis -> axis.dilation() != 1)) {
            problems.add(Problem.hopeless("dilation is not read there"));
        }
        Tensor full = bias.broadcastTo(Shape.of(dense.shape().dim(0)));
        return new Plain(written(dense, full, even.get()), changes, problems);
    }

    /// One axis of a kernel.
    ///
    /// @param before zeros in front of the signal
    /// @param after zeros behind it
    /// @param front rows of zeros to add in front of the kernel
    /// @param back rows of zeros to add behind it
    private record Axis(int extent, long stride, long dilation, long before, long after, int front, int back) {
        /// Grown to `size`, with as many zeros on either side of the signal.
        Optional<Axis> grown(int size) {
            long more = after - before;
            long rows = more / dilation;
            int added = size - extent;
            if (more % dilation != 0 || Math.abs(rows) > added || Math.floorMod(added - rows, 2) != 0) {
                return Optional.empty();
            }
            int ahead = (int) (added + rows) / 2;
            int behind = added - ahead;
            return Optional.of(new Axis(
                    extent, stride, dilation, before + ahead * dilation, after + behind * dilation, ahead, behind));
        }
    }

    private List<Axis> axes(Tensor weight, IntVector stride, Padding padding, IntVector dilation) {
        List<Axis> axes = new ArrayList<>();
        for (int axis = 0; axis < weight.shape().rank() - 2; axis++) {
            int extent = Math.toIntExact(weight.shape().dim(axis + 2));
            long reach = dilation.at(axis) * (extent - 1) + 1;
            long signal = input.dim(axis + 1);
            axes.add(new Axis(
                    extent,
                    stride.at(axis),
                    dilation.at(axis),
                    padding.before(axis, signal, reach, stride.at(axis)),
                    padding.after(axis, signal, reach, stride.at(axis)),
                    0,
                    0));
        }
        return axes;
    }

    private static Optional<List<Axis>> evened(List<Axis> axes) {
        int largest = axes.stream().mapToInt(Axis::extent).max().orElse(1);
        for (int size = largest; size <= largest + 2; size++) {
            int wanted = size;
            List<Axis> grown =
                    axes.stream().flatMap(axis -> axis.grown(wanted).stream()).toList();
            if (grown.size() == axes.size()) {
                return Optional.of(grown);
            }
        }
        return Optional.empty();
    }

    /// The kernels of all inputs for each output, zero for those of other groups.
    private static Tensor ungrouped(Tensor weight, long groups) {
        if (groups == 1) {
            return weight;
        }
        Shape shape = weight.shape();
        int outputs = Math.toIntExact(shape.dim(0));
        int inputs = Math.toIntExact(shape.dim(1));
        int kernel = Math.toIntExact(shape.elements() / Math.max(1, (long) outputs * inputs));
        int all = Math.toIntExact(inputs * groups);
        double[] given = weight.toDoubles();
        double[] dense = new double[outputs * all * kernel];
        int perGroup = Math.toIntExact(outputs / groups);
        for (int output = 0; output < outputs; output++) {
            int first = output / perGroup * inputs;
            System.arraycopy(given, output * inputs * kernel, dense, (output * all + first) * kernel, inputs * kernel);
        }
        return Tensor.of(Shape.of(outputs, all).plus(shape.slice(2, shape.rank())), dense);
    }

    private Node written(Tensor weight, Tensor bias, List<Axis> axes) {
        if (axes.size() == 1) {
            Axis axis = axes.getFirst();
            return new Conv1d(
                    Optional.of(IntVector.of(input.dim(1))),
                    padded(weight, List.of(single(), axis)),
                    IntVector.of(axis.stride()),
                    Padding.zeros(axis.before()),
                    IntVector.of(axis.dilation()),
                    IntVector.of(1),
                    bias);
        }
        Axis high = axes.get(0);
        Axis wide = axes.get(1);
        return new Conv2d(
                Optional.of(IntVector.of(input.dim(1), input.dim(2))),
                padded(weight, axes),
                IntVector.of(high.stride(), wide.stride()),
                Padding.zeros(high.before(), wide.before()),
                IntVector.of(high.dilation(), wide.dilation()),
                IntVector.of(1),
                bias);
    }

    private static Axis single() {
        return new Axis(1, 1, 1, 0, 0, 0, 0);
    }

    /// The kernels with rows and columns of zeros around them.
    private static Tensor padded(Tensor weight, List<Axis> axes) {
        Axis high = axes.get(0);
        Axis wide = axes.get(1);
        int width = wide.front() + wide.extent() + wide.back();
        int height = high.front() + high.extent() + high.back();
        int kernels = Math.toIntExact(weight.shape().dim(0) * weight.shape().dim(1));
        double[] given = weight.toDoubles();
        double[] grown = new double[kernels * height * width];
        for (int kernel = 0; kernel < kernels; kernel++) {
            for (int row = 0; row < high.extent(); row++) {
                int from = (kernel * high.extent() + row) * wide.extent();
                int to = (kernel * height + row + high.front()) * width + wide.front();
                System.arraycopy(given, from, grown, to, wide.extent());
            }
        }
        Shape kernel = weight.shape().rank() == 3 ? Shape.of(width) : Shape.of(height, width);
        return Tensor.of(weight.shape().slice(0, 2).plus(kernel), grown);
    }
}
