package io.nir4j.model;

import static io.nir4j.model.Field.maybeNumbers;
import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// A leaky integrate-and-fire neuron behind a current-based synapse.
///
/// `tau_syn i' = -i + w_in x`, `tau_mem v' = (v_leak - v) + r i`; where `v > v_threshold` it spikes and `v` becomes
/// `v_reset`.
///
/// @param tauSyn synaptic time constant in seconds
/// @param tauMem membrane time constant in seconds
/// @param r membrane resistance in ohms
/// @param vLeak leak potential in volts
/// @param vThreshold firing threshold in volts
/// @param vReset potential after a spike in volts; left out, it is 0
/// @param wIn gain of the input current; left out, it is 1
public record CubaLIF(
        Tensor tauSyn,
        Tensor tauMem,
        Tensor r,
        Tensor vLeak,
        Tensor vThreshold,
        Optional<Tensor> vReset,
        Optional<Tensor> wIn)
        implements Node {
    public static final Schema<CubaLIF> SCHEMA = Schema.of(
            CubaLIF.class,
            "A leaky integrate-and-fire neuron behind a current-based synapse: `tau_syn i' = -i + w_in x`, `tau_mem v'"
                    + " = (v_leak - v) + r i`; where `v > v_threshold` it spikes and `v` becomes `v_reset`.",
            numbers("tau_syn", CubaLIF::tauSyn, "synaptic time constant")
                    .suchAs("5 ms")
                    .dims("n")
                    .in(Unit.SECOND)
                    .positive(),
            numbers("tau_mem", CubaLIF::tauMem, "membrane time constant")
                    .dims("n")
                    .in(Unit.SECOND)
                    .positive(),
            numbers("r", CubaLIF::r, "membrane resistance").dims("n").in(Unit.OHM),
            numbers("v_leak", CubaLIF::vLeak, "leak potential").dims("n").in(Unit.VOLT),
            numbers("v_threshold", CubaLIF::vThreshold, "firing threshold")
                    .dims("n")
                    .in(Unit.VOLT)
                    .formerly("v_th")
                    .suchAs("1 V"),
            maybeNumbers("v_reset", CubaLIF::vReset, "potential after a spike; left out, it is 0")
                    .dims("n")
                    .absentMeans(0)
                    .in(Unit.VOLT),
            maybeNumbers("w_in", CubaLIF::wIn, "gain of the input current; left out, it is 1")
                    .dims("n")
                    .absentMeans(1),
            CubaLIF::new);

    public CubaLIF {
        Elementwise.of("tau_syn", tauSyn)
                .and("tau_mem", tauMem)
                .and("r", r)
                .and("v_leak", vLeak)
                .and("v_threshold", vThreshold)
                .and("v_reset", vReset)
                .and("w_in", wIn)
                .check();
    }

    /// A neuron that resets to zero and with unit input gain.
    public CubaLIF(Tensor tauSyn, Tensor tauMem, Tensor r, Tensor vLeak, Tensor vThreshold) {
        this(tauSyn, tauMem, r, vLeak, vThreshold, Optional.empty(), Optional.empty());
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }
}
