package io.nir4j.model;

import static io.nir4j.model.Field.integers;

import io.nir4j.model.tensor.Shape;
import java.util.Optional;

/// Where signals enter a graph: passes on what the caller, or the graph around, gives.
///
/// @param shape the shape of the signal at one time step, without batch
public record Input(IntVector shape) implements Node {
    public static final Schema<Input> SCHEMA = Schema.of(
            Input.class,
            "Where signals enter a graph: `y = x`.",
            integers("shape", Input::shape, "shape of the signal at one time step, without batch")
                    .suchAs("[28, 28]"),
            Input::new);

    public Input {
        shape.toShape();
    }

    /// An input of this shape.
    public static Input of(long... dims) {
        return new Input(IntVector.of(Shape.of(dims)));
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
