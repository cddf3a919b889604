package io.nir4j.dialects;

import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.dialects.Axis.Coefficients;
import io.nir4j.dialects.Axis.CubaCurrent;
import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.Form;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.InitialPotential;
import io.nir4j.dialects.Axis.IntegratorGain;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.SynapseRest;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The dialects that nir4j knows by name.
public final class Dialects {
    private Dialects() {}

    /// What NIR means where no framework is named.
    public static final Dialect NIR = new Dialect(
            "nir",
            "What NIR means where nobody says otherwise: forward Euler, every parameter honoured.",
            "NIR's equations, stepped by forward Euler",
            Discretization.CANONICAL,
            Optional.empty(),
            Set.of());

    /// The exact solution between the ends of the steps, for an input that is constant within each.
    public static final Dialect EXACT = new Dialect(
            "exact",
            "The exact solution of NIR's equations over each step, spikes at the ends of steps.",
            "Rotter and Diesmann 1999, exact integration of linear systems",
            Discretization.CANONICAL.with(Decay.EXPONENTIAL, CubaCurrent.INTEGRATED),
            Optional.empty(),
            Set.of());

    /// Norse's boxed neurons as its NIR importer builds them.
    public static final Dialect NORSE = new Dialect(
            "norse",
            "What Norse computes on a network that it imports from NIR.",
            "norse/torch/utils/import_nir.py, functional/lif_box.py, leaky_integrator_box.py, iaf.py",
            Discretization.CANONICAL
                    .with(
                            Form.INPUT_FIRST,
                            Coefficients.RECIPROCAL,
                            IntegratorGain.ONE,
                            Reset.TO_ZERO,
                            SynapseRest.V_LEAK,
                            Precision.FLOAT32)
                    .ignoring(Ignored.RESISTANCE, Ignored.RESET_POTENTIAL, Ignored.SUM_POOL_PADDING),
            Optional.empty(),
            Set.of("CubaLI", "Delay", "I", "NIRGraph", "Scale", "Threshold"));

    /// snnTorch's neurons with reset to zero and no reset delay, as its users export them.
    public static final Dialect SNNTORCH = new Dialect(
            "snntorch",
            "What snnTorch's neurons compute with reset_mechanism=\"zero\" and reset_delay=False.",
            "snntorch/_neurons/leaky.py, synaptic.py, rleaky.py, rsynaptic.py; export_nir.py",
            Discretization.CANONICAL
                    .with(
                            Form.DECAY,
                            Gain.FOLDED,
                            IntegratorGain.ONE,
                            Reset.TO_ZERO,
                            BackEdges.BIAS,
                            InitialPotential.ZERO,
                            Precision.FLOAT32)
                    .ignoring(Ignored.RESET_POTENTIAL, Ignored.LEAK_POTENTIAL),
            Optional.of(1e-4),
            Set.of("CubaLI", "Delay", "I", "LI", "Scale", "Threshold"));

    /// All of them, the canonical one first.
    public static List<Dialect> all() {
        return List.of(NIR, EXACT, NORSE, SNNTORCH);
    }

    /// The dialect of this name.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is none
    public static Dialect named(String name) {
        List<String> names = all().stream().map(Dialect::name).toList();
        return all().stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Diagnostic.of(Code.NOT_IN_DIALECT, "there is no dialect '" + name + "'")
                        .hint(Suggestion.hint(name, names).orElse("the dialects are " + String.join(", ", names)))
                        .asException());
    }
}
