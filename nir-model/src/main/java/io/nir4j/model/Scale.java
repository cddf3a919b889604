package io.nir4j.model;

import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Tensor;

/// Scales each element: `y = scale * x`.
public record Scale(Tensor scale) implements Node {
    public static final Schema<Scale> SCHEMA = Schema.of(
            Scale.class,
            "Scales each element: `y = scale * x`.",
            numbers("scale", Scale::scale, "factor").dims("n"),
            Scale::new);

    @Override
    public String type() {
        return SCHEMA.type();
    }
}
