package io.nir4j.model;

import static io.nir4j.model.Field.maybeNumbers;
import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// An integrate-and-fire neuron.
///
/// `v' = r x`; where `v > v_threshold` it spikes and `v` becomes `v_reset`.
///
/// @param r membrane resistance in ohms
/// @param vThreshold firing threshold in volts
/// @param vReset potential after a spike in volts; left out, it is 0
public record IF(Tensor r, Tensor vThreshold, Optional<Tensor> vReset) implements Node {
    public static final Schema<IF> SCHEMA = Schema.of(
            IF.class,
            "An integrate-and-fire neuron: `v' = r x`; where `v > v_threshold` it spikes and `v` becomes `v_reset`.",
            numbers("r", IF::r, "membrane resistance").dims("n").in(Unit.OHM),
            numbers("v_threshold", IF::vThreshold, "firing threshold")
                    .dims("n")
                    .in(Unit.VOLT)
                    .formerly("v_th")
                    .suchAs("1 V"),
            maybeNumbers("v_reset", IF::vReset, "potential after a spike; left out, it is 0")
                    .dims("n")
                    .absentMeans(0)
                    .in(Unit.VOLT),
            IF::new);

    public IF {
        Elementwise.of("r", r)
                .and("v_threshold", vThreshold)
                .and("v_reset", vReset)
                .check();
    }

    /// A neuron that resets to zero.
    public IF(Tensor r, Tensor vThreshold) {
        this(r, vThreshold, Optional.empty());
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }
}
