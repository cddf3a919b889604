package io.nir4j.model;

import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Tensor;

/// Holds each element back: `y = x(t - delay)`, zero before the first input arrives.
public record Delay(Tensor delay) implements Node {
    public static final Schema<Delay> SCHEMA = Schema.of(
            Delay.class,
            "Holds each element back: `y = x(t - delay)`, zero before the first input arrives.",
            numbers("delay", Delay::delay, "time by which the signal comes later")
                    .in(Unit.SECOND)
                    .notNegative()
                    .dims("n"),
            Delay::new);

    @Override
    public String type() {
        return SCHEMA.type();
    }
}
