package io.nir4j.model;

import static io.nir4j.model.Field.maybeNumbers;
import static io.nir4j.model.Field.numbers;

import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// A leaky integrator behind a current-based synapse.
///
/// `tau_syn i' = -i + w_in x`, `tau_mem v' = (v_leak - v) + r i`, output `v`.
///
/// @param tauSyn synaptic time constant in seconds
/// @param tauMem membrane time constant in seconds
/// @param r membrane resistance in ohms
/// @param vLeak leak potential in volts
/// @param wIn gain of the input current; left out, it is 1
public record CubaLI(Tensor tauSyn, Tensor tauMem, Tensor r, Tensor vLeak, Optional<Tensor> wIn) implements Node {
    public static final Schema<CubaLI> SCHEMA = Schema.of(
            CubaLI.class,
            "A leaky integrator behind a current-based synapse: `tau_syn i' = -i + w_in x`, `tau_mem v' = (v_leak - v)"
                    + " + r i`, output `v`.",
            numbers("tau_syn", CubaLI::tauSyn, "synaptic time constant")
                    .suchAs("5 ms")
                    .dims("n")
                    .in(Unit.SECOND)
                    .positive(),
            numbers("tau_mem", CubaLI::tauMem, "membrane time constant")
                    .dims("n")
                    .in(Unit.SECOND)
                    .positive(),
            numbers("r", CubaLI::r, "membrane resistance").dims("n").in(Unit.OHM),
            numbers("v_leak", CubaLI::vLeak, "leak potential").dims("n").in(Unit.VOLT),
            maybeNumbers("w_in", CubaLI::wIn, "gain of the input current; left out, it is 1")
                    .dims("n")
                    .absentMeans(1),
            CubaLI::new);

    public CubaLI {
        Elementwise.of("tau_syn", tauSyn)
                .and("tau_mem", tauMem)
                .and("r", r)
                .and("v_leak", vLeak)
                .and("w_in", wIn)
                .check();
    }

    /// A neuron with unit input gain.
    public CubaLI(Tensor tauSyn, Tensor tauMem, Tensor r, Tensor vLeak) {
        this(tauSyn, tauMem, r, vLeak, Optional.empty());
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }
}
