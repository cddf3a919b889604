package io.nir4j.model;

import static io.nir4j.model.Field.integers;
import static io.nir4j.model.Field.maybeIntegers;
import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// A convolution over one axis, as neural networks mean it: the kernel is not mirrored (a cross-correlation).
///
/// @param inputShape number of elements along the axis of the input where the file states them
/// @param weight shape (out, in / groups, k)
/// @param stride step of the kernel along each axis
/// @param padding zeros around the input
/// @param dilation distance between the kernel's elements along each axis
/// @param groups number of groups of channels that are convolved apart
/// @param bias shape (out), or one element for all
public record Conv1d(
        Optional<IntVector> inputShape,
        Tensor weight,
        IntVector stride,
        Padding padding,
        IntVector dilation,
        IntVector groups,
        Tensor bias)
        implements Node {
    public static final Schema<Conv1d> SCHEMA = Schema.of(
            Conv1d.class,
            "A convolution over one axis: `y = W * x + b`, the kernel not mirrored.",
            maybeIntegers(
                    "input_shape",
                    Conv1d::inputShape,
                    "number of elements along the axis of the input; left out, the neighbours tell"),
            numbers("weight", Conv1d::weight, "kernels")
                    .dims("out", "in / groups", "k")
                    .formerly("weights")
                    .suchAs("normal(8 x 2 x 3, seed = 1)"),
            integers("stride", Conv1d::stride, "step of the kernel along each axis"),
            Field.padding("padding", Conv1d::padding, "zeros around the input: integers, `same` or `valid`")
                    .suchAs("0"),
            integers("dilation", Conv1d::dilation, "distance between the kernel's elements"),
            integers("groups", Conv1d::groups, "groups of channels that are convolved apart"),
            numbers("bias", Conv1d::bias, "offset of each output channel")
                    .dims("out")
                    .suchAs("0"),
            Conv1d::new);

    public Conv1d {
        new Convolution(inputShape, weight.shape(), stride, padding, dilation, groups, bias).check(1);
    }

    /// A convolution with this step and padding, undilated and ungrouped, for an input of any size.
    public static Conv1d of(Tensor weight, Tensor bias, long stride, Padding padding) {
        return new Conv1d(
                Optional.empty(), weight, IntVector.of(stride), padding, IntVector.of(1), IntVector.of(1), bias);
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }

    private Convolution shapes() {
        return new Convolution(inputShape, weight.shape(), stride, padding, dilation, groups, bias);
    }

    @Override
    public Optional<Shape> input() {
        return shapes().input();
    }

    @Override
    public Shape output(Shape input) {
        return shapes().output(input);
    }
}
