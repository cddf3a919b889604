package io.nir4j.model;

import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Tensor;

/// Compares each element: `y = x > threshold ? 1 : 0`.
public record Threshold(Tensor threshold) implements Node {
    public static final Schema<Threshold> SCHEMA = Schema.of(
            Threshold.class,
            "Compares each element: `y = x > threshold ? 1 : 0`.",
            numbers("threshold", Threshold::threshold, "largest value that gives no spike")
                    .dims("n"),
            Threshold::new);

    @Override
    public String type() {
        return SCHEMA.type();
    }
}
