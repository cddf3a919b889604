package io.nir4j.model;

import static io.nir4j.model.Field.integers;
import static io.nir4j.model.Field.maybeIntegers;
import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// A convolution over two axes, as neural networks mean it: the kernel is not mirrored (a cross-correlation).
///
/// @param inputShape height and width of the input where the file states them
/// @param weight shape (out, in / groups, kh, kw)
/// @param stride step of the kernel along each axis
/// @param padding zeros around the input
/// @param dilation distance between the kernel's elements along each axis
/// @param groups number of groups of channels that are convolved apart
/// @param bias shape (out), or one element for all
public record Conv2d(
        Optional<IntVector> inputShape,
        Tensor weight,
        IntVector stride,
        Padding padding,
        IntVector dilation,
        IntVector groups,
        Tensor bias)
        implements Node {
    public static final Schema<Conv2d> SCHEMA = Schema.of(
            Conv2d.class,
            "A convolution over two axes: `y = W * x + b`, the kernel not mirrored.",
            maybeIntegers(
                    "input_shape", Conv2d::inputShape, "height and width of the input; left out, the neighbours tell"),
            numbers("weight", Conv2d::weight, "kernels")
                    .dims("out", "in / groups", "kh", "kw")
                    .formerly("weights")
                    .suchAs("normal(8 x 2 x 3x3, seed = 1)"),
            integers("stride", Conv2d::stride, "step of the kernel along each axis"),
            Field.padding("padding", Conv2d::padding, "zeros around the input: integers, `same` or `valid`")
                    .suchAs("0"),
            integers("dilation", Conv2d::dilation, "distance between the kernel's elements"),
            integers("groups", Conv2d::groups, "groups of channels that are convolved apart"),
            numbers("bias", Conv2d::bias, "offset of each output channel")
                    .dims("out")
                    .suchAs("0"),
            Conv2d::new);

    public Conv2d {
        new Convolution(inputShape, weight.shape(), stride, padding, dilation, groups, bias).check(2);
    }

    /// A convolution with this step and padding, undilated and ungrouped, for an input of any size.
    public static Conv2d of(Tensor weight, Tensor bias, long stride, Padding padding) {
        return new Conv2d(
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
