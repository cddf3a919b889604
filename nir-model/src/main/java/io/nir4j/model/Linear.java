package io.nir4j.model;

import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// A matrix product: `y = W x`.
///
/// @param weight shape (..., out, in); leading axes are independent matrices
public record Linear(Tensor weight) implements Node {
    public static final Schema<Linear> SCHEMA = Schema.of(
            Linear.class,
            "A matrix product: `y = W x`.",
            numbers("weight", Linear::weight, "matrix, rows are outputs")
                    .dims("...", "out", "in")
                    .formerly("weights")
                    .suchAs("normal(3 x 4, seed = 1)"),
            Linear::new);

    public Linear {
        Matrices.of(weight);
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }

    @Override
    public Optional<Shape> input() {
        return Optional.of(Matrices.of(weight).input());
    }

    @Override
    public Shape output(Shape input) {
        return Matrices.of(weight).output(input);
    }
}
