package io.nir4j.model;

import static io.nir4j.model.Field.integers;

import io.nir4j.model.tensor.Shape;
import java.util.Optional;

/// Where signals leave a graph: what arrives is its result.
///
/// @param shape the shape of the signal at one time step, without batch
public record Output(IntVector shape) implements Node {
    public static final Schema<Output> SCHEMA = Schema.of(
            Output.class,
            "Where signals leave a graph: `y = x`.",
            integers("shape", Output::shape, "shape of the signal at one time step, without batch")
                    .suchAs("[28, 28]"),
            Output::new);

    public Output {
        shape.toShape();
    }

    /// An output of this shape.
    public static Output of(long... dims) {
        return new Output(IntVector.of(Shape.of(dims)));
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }

    @Override
    public Optional<Shape> input() {
        return Optional.of(shape.toShape());
    }

    @Override
    public Shape output(Shape input) {
        return Elementwise.exactly(shape.toShape(), input);
    }
}
