package io.nir4j.model;

import static io.nir4j.model.Field.integers;

import io.nir4j.model.tensor.Shape;
import java.util.Optional;

/// Averages windows over the last two axes, each channel by itself.
/// Zeros of the padding count as elements, as in PyTorch's default.
///
/// @param kernelSize height and width of the window
/// @param stride step of the window along each axis
/// @param padding zeros on either side of each axis
public record AvgPool2d(IntVector kernelSize, IntVector stride, IntVector padding) implements Node {
    public static final Schema<AvgPool2d> SCHEMA = Schema.of(
            AvgPool2d.class,
            "Averages windows over the last two axes: `y = average of x over the window`.",
            integers("kernel_size", AvgPool2d::kernelSize, "height and width of the window")
                    .suchAs("2x2"),
            integers("stride", AvgPool2d::stride, "step of the window along each axis")
                    .suchAs("2x2"),
            integers("padding", AvgPool2d::padding, "zeros on either side of each axis")
                    .suchAs("0"),
            AvgPool2d::new);

    public AvgPool2d {
        Pooling.check(kernelSize, stride, padding);
    }

    /// Square windows of this size side by side.
    public static AvgPool2d of(long size) {
        return new AvgPool2d(IntVector.of(size, size), IntVector.of(size, size), IntVector.of(0, 0));
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }

    @Override
    public Optional<Shape> input() {
        return Optional.empty();
    }

    @Override
    public Shape output(Shape input) {
        return Pooling.output(kernelSize, stride, padding, input);
    }
}
