package io.nir4j.model;

import static io.nir4j.model.Field.integers;

import io.nir4j.model.tensor.Shape;
import java.util.Optional;

/// Sums windows over the last two axes, each channel by itself.
///
/// @param kernelSize height and width of the window
/// @param stride step of the window along each axis
/// @param padding zeros on either side of each axis
public record SumPool2d(IntVector kernelSize, IntVector stride, IntVector padding) implements Node {
    public static final Schema<SumPool2d> SCHEMA = Schema.of(
            SumPool2d.class,
            "Sums windows over the last two axes: `y = sum of x over the window`.",
            integers("kernel_size", SumPool2d::kernelSize, "height and width of the window")
                    .suchAs("2x2"),
            integers("stride", SumPool2d::stride, "step of the window along each axis")
                    .suchAs("2x2"),
            integers("padding", SumPool2d::padding, "zeros on either side of each axis")
                    .suchAs("0"),
            SumPool2d::new);

    public SumPool2d {
        Pooling.check(kernelSize, stride, padding);
    }

    /// Square windows of this size side by side.
    public static SumPool2d of(long size) {
        return new SumPool2d(IntVector.of(size, size), IntVector.of(size, size), IntVector.of(0, 0));
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
