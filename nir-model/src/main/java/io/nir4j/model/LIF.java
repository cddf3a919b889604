package io.nir4j.model;

import static io.nir4j.model.Field.maybeNumbers;
import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// A leaky integrate-and-fire neuron.
///
/// `tau v' = (v_leak - v) + r x`; where `v > v_threshold` it spikes and `v` becomes `v_reset`.
///
/// @param tau time constant in seconds
/// @param r membrane resistance in ohms
/// @param vLeak leak potential in volts
/// @param vThreshold firing threshold in volts
/// @param vReset potential after a spike in volts; left out, it is 0
public record LIF(Tensor tau, Tensor r, Tensor vLeak, Tensor vThreshold, Optional<Tensor> vReset) implements Node {
    public static final Schema<LIF> SCHEMA = Schema.of(
            LIF.class,
            "A leaky integrate-and-fire neuron: `tau v' = (v_leak - v) + r x`; where `v > v_threshold` it spikes and"
                    + " `v` becomes `v_reset`.",
            numbers("tau", LIF::tau, "time constant").dims("n").in(Unit.SECOND).positive(),
            numbers("r", LIF::r, "membrane resistance").dims("n").in(Unit.OHM),
            numbers("v_leak", LIF::vLeak, "leak potential").dims("n").in(Unit.VOLT),
            numbers("v_threshold", LIF::vThreshold, "firing threshold")
                    .dims("n")
                    .in(Unit.VOLT)
                    .formerly("v_th")
                    .suchAs("1 V"),
            maybeNumbers("v_reset", LIF::vReset, "potential after a spike; left out, it is 0")
                    .dims("n")
                    .absentMeans(0)
                    .in(Unit.VOLT),
            LIF::new);

    public LIF {
        Elementwise.of("tau", tau)
                .and("r", r)
                .and("v_leak", vLeak)
                .and("v_threshold", vThreshold)
                .and("v_reset", vReset)
                .check();
    }

    /// A neuron that resets to zero.
    public LIF(Tensor tau, Tensor r, Tensor vLeak, Tensor vThreshold) {
        this(tau, r, vLeak, vThreshold, Optional.empty());
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }
}
