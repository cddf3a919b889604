package io.nir4j.model;

import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Tensor;

/// A leaky integrator.
///
/// `tau v' = (v_leak - v) + r x`, output `v`.
///
/// @param tau time constant in seconds
/// @param r membrane resistance in ohms
/// @param vLeak leak potential in volts
public record LI(Tensor tau, Tensor r, Tensor vLeak) implements Node {
    public static final Schema<LI> SCHEMA = Schema.of(
            LI.class,
            "A leaky integrator: `tau v' = (v_leak - v) + r x`, output `v`.",
            numbers("tau", LI::tau, "time constant").dims("n").in(Unit.SECOND).positive(),
            numbers("r", LI::r, "membrane resistance").dims("n").in(Unit.OHM),
            numbers("v_leak", LI::vLeak, "leak potential").dims("n").in(Unit.VOLT),
            LI::new);

    public LI {
        Elementwise.of("tau", tau).and("r", r).and("v_leak", vLeak).check();
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }
}
