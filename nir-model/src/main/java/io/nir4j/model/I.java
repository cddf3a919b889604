package io.nir4j.model;

import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Tensor;

/// An integrator.
///
/// `v' = r x`, output `v`.
///
/// @param r membrane resistance in ohms
public record I(Tensor r) implements Node {
    public static final Schema<I> SCHEMA = Schema.of(
            I.class,
            "An integrator: `v' = r x`, output `v`.",
            numbers("r", I::r, "membrane resistance").dims("n").in(Unit.OHM),
            I::new);

    @Override
    public String type() {
        return SCHEMA.type();
    }
}
