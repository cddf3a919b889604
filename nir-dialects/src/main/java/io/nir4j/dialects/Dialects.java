package io.nir4j.dialects;

import io.nir4j.dialects.Axis.Arrival;
import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.dialects.Axis.Coefficients;
import io.nir4j.dialects.Axis.Comparison;
import io.nir4j.dialects.Axis.CubaCurrent;
import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.Form;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.InitialPotential;
import io.nir4j.dialects.Axis.InputDecay;
import io.nir4j.dialects.Axis.IntegratorGain;
import io.nir4j.dialects.Axis.Integrators;
import io.nir4j.dialects.Axis.LateReset;
import io.nir4j.dialects.Axis.LeakTerm;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.ResetWhen;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.dialects.Axis.SpikesPerStep;
import io.nir4j.dialects.Axis.SynapseGain;
import io.nir4j.dialects.Axis.SynapseRest;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The dialects that nir4j knows by name; `docs/dialects.md` says more about each.
///
/// A framework whose neurons add their input as it is comes twice: under its own name with the gain that NIR gives
/// the input, which is how a network of another origin keeps its meaning there, and as `-native` without it, which is
/// what the framework computes on its own networks.
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

    /// The stepping of CubaLIF that accompanies the NIR paper.
    public static final Dialect PAPER = new Dialect(
            "paper-reference",
            "What the NIR paper's own code computes for CubaLIF: subtracting, the current one step late.",
            "NIR: paper/03_rnn/extras/debug_CubaLIF/nir_reference_impl.py",
            Discretization.CANONICAL
                    .with(Reset.SUBTRACT, CubaCurrent.PREVIOUS, InitialPotential.ZERO)
                    .ignoring(Ignored.RESET_POTENTIAL),
            Optional.empty(),
            Set.of("CubaLI", "I", "IF", "LI", "LIF"));

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

    /// Norse's own neurons, whose exporter writes r and w_in as 1 whatever they do to their input.
    public static final Dialect NORSE_NATIVE = new Dialect(
            "norse-native",
            "What Norse's cells compute on a network that they exported: reset to v_reset, the current takes its input"
                    + " as it is.",
            "norse/torch/functional/lif.py, lif_box.py, leaky_integrator_box.py, iaf.py, utils/export_nir.py",
            NORSE.discretization()
                    .with(SynapseGain.ONE, Reset.TO_V_RESET, SynapseRest.ZERO, InitialPotential.LEAK_OR_RESET)
                    .ignoring(Ignored.RESISTANCE, Ignored.CUBA_RESISTANCE, Ignored.INPUT_WEIGHT),
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
                            SynapseGain.FOLDED,
                            IntegratorGain.ONE,
                            Reset.TO_ZERO,
                            LateReset.CUBA_AFTER,
                            BackEdges.BIAS,
                            InitialPotential.ZERO,
                            Precision.FLOAT32)
                    .ignoring(Ignored.RESET_POTENTIAL, Ignored.LEAK_POTENTIAL),
            Optional.of(1e-4),
            Set.of("CubaLI", "Delay", "I", "LI", "Scale", "Threshold"));

    /// snnTorch's neurons as they are unless their user says otherwise.
    public static final Dialect SNNTORCH_NATIVE = new Dialect(
            "snntorch-native",
            "What snnTorch's neurons compute by default: a spike subtracts the threshold in the next step.",
            "snntorch/_neurons/leaky.py, synaptic.py, rleaky.py, rsynaptic.py",
            SNNTORCH.discretization().with(Reset.SUBTRACT, ResetWhen.NEXT_STEP),
            Optional.of(1e-4),
            Set.of("CubaLI", "Delay", "I", "LI", "Scale", "Threshold"));

    /// What snnTorch's importer makes of a file.
    public static final Dialect SNNTORCH_IMPORT = new Dialect(
                    "snntorch-import",
                    "What snnTorch computes on a network that it imports from NIR, IF as a leaky neuron included.",
                    "snntorch/import_nir.py, nirtorch/nir_interpreter.py",
                    SNNTORCH.discretization()
                            .with(Coefficients.AS_STORED, Gain.FOLDED_LIF, Integrators.LEAKY, BackEdges.SILENT),
                    Optional.of(1e-4),
                    Set.of("NIRGraph"),
                    Set.of("CubaLI", "Delay", "I", "LI", "Scale", "Threshold"))
            .requiring(
                    Requirement.NO_LEAK,
                    Requirement.ONE_THRESHOLD,
                    Requirement.CUBA_ADDS_CURRENT,
                    Requirement.IF_ADDS_INPUT);

    /// Sinabs' neurons, fed with inputs that carry NIR's gain.
    public static final Dialect SINABS = new Dialect(
            "sinabs",
            "What sinabs' neurons compute on inputs scaled by r*dt/tau: many spikes per step, exponential decay.",
            "sinabs/nir.py, layers/functional/lif.py, activation/spike_generation.py",
            Discretization.CANONICAL
                    .with(
                            Decay.EXPONENTIAL,
                            Form.DECAY,
                            Comparison.AT_LEAST,
                            SpikesPerStep.MANY,
                            Reset.SUBTRACT,
                            InitialPotential.ZERO,
                            Precision.FLOAT32,
                            Gain.STEP,
                            SynapseGain.STEP,
                            InputDecay.SYNAPSES,
                            IntegratorGain.ONE,
                            Integrators.FLOORED)
                    .ignoring(Ignored.RESET_POTENTIAL, Ignored.LEAK_POTENTIAL),
            Optional.empty(),
            Set.of("AvgPool2d", "Conv1d", "CubaLIF", "Delay", "Linear", "NIRGraph", "Scale", "Threshold"),
            Set.of("CubaLI", "I"));

    /// Sinabs' neurons as its reader builds them.
    public static final Dialect SINABS_NATIVE = SINABS.with(
                    "sinabs-native",
                    "What sinabs computes on a network that it wrote or reads as it is: tau in steps, r not read.",
                    SINABS.discretization().with(Gain.ONE, SynapseGain.ONE))
            .every(1)
            .requiring(Requirement.NO_LEAK);

    /// Rockpool's neurons, fed with inputs that carry NIR's gain.
    public static final Dialect ROCKPOOL = new Dialect(
            "rockpool",
            "What Rockpool's neurons compute on inputs scaled by r*dt/tau: many spikes per step, v_leak as a bias.",
            "rockpool/nn/modules/torch/nir.py, lif_torch.py, lif_neuron_torch.py, exp_syn_torch.py",
            Discretization.CANONICAL
                    .with(
                            Decay.EXPONENTIAL,
                            Form.DECAY,
                            Comparison.AT_LEAST,
                            SpikesPerStep.MANY,
                            Reset.SUBTRACT,
                            InitialPotential.ZERO,
                            Precision.FLOAT32,
                            Gain.STEP,
                            SynapseGain.STEP,
                            InputDecay.SYNAPSES,
                            LeakTerm.ADDED)
                    .ignoring(Ignored.RESET_POTENTIAL),
            Optional.empty(),
            Set.of("AvgPool2d", "Conv1d", "Conv2d", "Delay", "Flatten", "Scale", "SumPool2d", "Threshold"),
            Set.of("CubaLI", "I", "IF"));

    /// Rockpool's neurons as they are.
    public static final Dialect ROCKPOOL_NATIVE = ROCKPOOL.with(
            "rockpool-native",
            "What Rockpool computes on a network that it wrote: inputs added as they are, r and w_in not read.",
            ROCKPOOL.discretization().with(Gain.ONE, SynapseGain.ONE, InputDecay.SYNAPSES_AND_LI));

    /// Spyx' neurons, fed with inputs that carry NIR's gain.
    public static final Dialect SPYX = new Dialect(
            "spyx",
            "What Spyx' neurons compute on inputs scaled by r*dt/tau: spikes come from the membrane before the update.",
            "src/spyx/nir.py, src/spyx/nn.py",
            Discretization.CANONICAL
                    .with(
                            Form.DECAY,
                            Gain.STEP,
                            SynapseGain.STEP,
                            IntegratorGain.ONE,
                            Reset.SUBTRACT,
                            LateReset.CUBA_BEFORE,
                            SpikeFrom.OLD_POTENTIAL,
                            BackEdges.DIRECT,
                            InitialPotential.ZERO,
                            Precision.FLOAT32)
                    .ignoring(Ignored.RESET_POTENTIAL, Ignored.LEAK_POTENTIAL),
            Optional.empty(),
            Set.of("AvgPool2d", "Conv1d", "Delay", "LI", "Scale", "Threshold"),
            Set.of("CubaLI", "I"));

    /// Spyx' neurons as its reader builds them.
    public static final Dialect SPYX_NATIVE = SPYX.with(
                    "spyx-native",
                    "What Spyx computes on a network that it wrote or reads as it is: r and w_in not read, dt 1 by"
                            + " default.",
                    SPYX.discretization().with(Gain.ONE, SynapseGain.ONE))
            .every(1);

    /// SpikingJelly's IFNode and LIFNode as its NIR importer builds them.
    public static final Dialect SPIKINGJELLY = new Dialect(
                    "spikingjelly",
                    "What SpikingJelly computes on a network that it imports from NIR: a membrane at the threshold"
                            + " fires.",
                    "spikingjelly/activation_based/nir_exchange/from_nir.py, neuron/integrate_and_fire.py, lif.py",
                    Discretization.CANONICAL.with(Comparison.AT_LEAST, InitialPotential.RESET, Precision.FLOAT32),
                    Optional.of(1e-4),
                    Set.of("Conv1d", "Delay", "LI", "NIRGraph", "Scale", "SumPool2d", "Threshold"),
                    Set.of("CubaLI", "CubaLIF", "I"))
            .requiring(Requirement.ALIKE, Requirement.LEAK_IS_RESET, Requirement.IF_COUNTS_STEPS);

    /// hxtorch's software model of BrainScaleS-2.
    public static final Dialect HXTORCH = new Dialect(
            "hxtorch",
            "What hxtorch's step integration computes: the current takes its input as it is, the membrane sees it a"
                    + " step later.",
            "hxtorch/spiking/functional/step_integration_code_factory.py (CuBaStepCode)",
            Discretization.CANONICAL
                    .with(SynapseGain.ONE, CubaCurrent.PREVIOUS, Precision.FLOAT32)
                    .ignoring(Ignored.INPUT_WEIGHT),
            Optional.empty(),
            Set.of(
                    "Affine",
                    "AvgPool2d",
                    "Conv1d",
                    "Conv2d",
                    "Delay",
                    "Flatten",
                    "NIRGraph",
                    "Scale",
                    "SumPool2d",
                    "Threshold"),
            Set.of("I", "IF", "LI", "LIF"));

    /// Lava's LIF process in floating point.
    public static final Dialect LAVA = new Dialect(
                    "lava",
                    "What Lava's floating-point LIF computes: each connection takes a step, reset to zero.",
                    "NIR: paper/nir_to_lava.py; traces of the NIR paper, lif_lava_cpu_float.csv",
                    Discretization.CANONICAL
                            .with(
                                    Form.DECAY,
                                    Gain.STEP,
                                    SynapseGain.STEP,
                                    IntegratorGain.ONE,
                                    Reset.TO_ZERO,
                                    Arrival.NEXT_STEP,
                                    InitialPotential.ZERO)
                            .ignoring(Ignored.RESISTANCE, Ignored.LEAK_POTENTIAL, Ignored.RESET_POTENTIAL),
                    Optional.of(1e-4),
                    Set.of("AvgPool2d", "Conv1d", "Delay", "LI", "NIRGraph", "Scale", "Threshold"),
                    Set.of("CubaLI", "I"))
            .requiring(Requirement.NO_BIAS);

    /// SpiNNaker2's neurons, stepped by forward Euler and reset to zero.
    public static final Dialect SPINNAKER2 = new Dialect(
            "spinnaker2",
            "What py-spinnaker2 computes as in the NIR paper: forward Euler, reset to zero, gains folded into"
                    + " thresholds.",
            "s2_nir: integrator FORWARD, reset ZERO; traces of the NIR paper, lif_spinnaker2.csv",
            Discretization.CANONICAL
                    .with(
                            Form.DECAY,
                            Gain.FOLDED,
                            SynapseGain.FOLDED,
                            IntegratorGain.RESISTANCE,
                            Reset.TO_ZERO,
                            InitialPotential.ZERO)
                    .ignoring(Ignored.RESET_POTENTIAL),
            Optional.empty(),
            Set.of("AvgPool2d", "Conv1d", "Delay", "LI", "NIRGraph", "Scale", "Threshold"),
            Set.of("CubaLI", "I"));

    /// All of them, the canonical one first.
    public static List<Dialect> all() {
        return List.of(
                NIR,
                EXACT,
                PAPER,
                NORSE,
                NORSE_NATIVE,
                SNNTORCH,
                SNNTORCH_NATIVE,
                SNNTORCH_IMPORT,
                SINABS,
                SINABS_NATIVE,
                ROCKPOOL,
                ROCKPOOL_NATIVE,
                SPYX,
                SPYX_NATIVE,
                SPIKINGJELLY,
                HXTORCH,
                LAVA,
                SPINNAKER2);
    }

    /// The names of all dialects.
    public static List<String> names() {
        return all().stream().map(Dialect::name).toList();
    }

    /// The dialect of this name, if there is one.
    public static Optional<Dialect> find(String name) {
        return all().stream().filter(dialect -> dialect.name().equals(name)).findFirst();
    }

    /// The dialect of this name.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is none
    public static Dialect named(String name) {
        return find(name)
                .orElseThrow(() -> Diagnostic.of(Code.NOT_IN_DIALECT, "there is no dialect '" + name + "'")
                        .hint(Suggestion.hint(name, names()).orElse("the dialects are " + String.join(", ", names())))
                        .asException());
    }
}
