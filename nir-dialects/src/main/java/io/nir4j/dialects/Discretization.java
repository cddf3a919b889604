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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How continuous neurons become steps of length dt: one value on each [Axis].
///
/// The axes are independent: every combination has a meaning, and the compiler gives it.
///
/// @param ignored parameters that are read and not taken into account
public record Discretization(
        Decay decay,
        Form form,
        Coefficients coefficients,
        Gain gain,
        SynapseGain synapseGain,
        InputDecay inputDecay,
        LeakTerm leakTerm,
        IntegratorGain integratorGain,
        Integrators integrators,
        Comparison comparison,
        SpikesPerStep spikes,
        Reset reset,
        ResetWhen resetWhen,
        LateReset lateReset,
        SpikeFrom spikeFrom,
        CubaCurrent cubaCurrent,
        SynapseRest synapseRest,
        Arrival arrival,
        BackEdges backEdges,
        InitialPotential initialPotential,
        Precision precision,
        Set<Ignored> ignored) {

    /// A parameter that a framework reads and does not use.
    public enum Ignored {
        /// `r` of LI, LIF, I and IF counts as 1.
        RESISTANCE("r of LI, LIF, I and IF"),
        /// `r` of CubaLI and CubaLIF counts as 1.
        CUBA_RESISTANCE("r of CubaLI and CubaLIF"),
        /// `v_reset` counts as 0.
        RESET_POTENTIAL("v_reset"),
        /// `v_leak` counts as 0.
        LEAK_POTENTIAL("v_leak"),
        /// `w_in` counts as 1.
        INPUT_WEIGHT("w_in"),
        /// SumPool2d is computed without its padding.
        SUM_POOL_PADDING("padding of SumPool2d");

        private final String parameter;

        Ignored(String parameter) {
            this.parameter = parameter;
        }

        /// The parameter as users know it.
        public String parameter() {
            return parameter;
        }
    }

    /// The steps that NIR means where nobody says otherwise: forward Euler, strict comparison, one spike of value 1,
    /// reset to `v_reset` in the same step, all parameters honoured, float64.
    public static final Discretization CANONICAL = new Discretization(
            Decay.EULER,
            Form.LEAK_FIRST,
            Coefficients.ROUNDED_ONCE,
            Gain.MATCHED,
            SynapseGain.MATCHED,
            InputDecay.NONE,
            LeakTerm.ATTRACTS,
            IntegratorGain.STEP,
            Integrators.AS_WRITTEN,
            Comparison.GREATER,
            SpikesPerStep.ONE,
            Reset.TO_V_RESET,
            ResetWhen.SAME_STEP,
            LateReset.SPLIT,
            SpikeFrom.NEW_POTENTIAL,
            CubaCurrent.NEW,
            SynapseRest.ZERO,
            Arrival.SAME_STEP,
            BackEdges.SILENT,
            InitialPotential.LEAK,
            Precision.FLOAT64,
            EnumSet.noneOf(Ignored.class));

    public Discretization {
        ignored = Set.copyOf(ignored);
    }

    /// This discretisation with other choices.
    public Discretization with(Axis... values) {
        Discretization changed = this;
        for (Axis value : values) {
            changed = changed.with(value);
        }
        return changed;
    }

    private Discretization with(Axis value) {
        return new Discretization(
                value instanceof Decay chosen ? chosen : decay,
                value instanceof Form chosen ? chosen : form,
                value instanceof Coefficients chosen ? chosen : coefficients,
                value instanceof Gain chosen ? chosen : gain,
                value instanceof SynapseGain chosen ? chosen : synapseGain,
                value instanceof InputDecay chosen ? chosen : inputDecay,
                value instanceof LeakTerm chosen ? chosen : leakTerm,
                value instanceof IntegratorGain chosen ? chosen : integratorGain,
                value instanceof Integrators chosen ? chosen : integrators,
                value instanceof Comparison chosen ? chosen : comparison,
                value instanceof SpikesPerStep chosen ? chosen : spikes,
                value instanceof Reset chosen ? chosen : reset,
                value instanceof ResetWhen chosen ? chosen : resetWhen,
                value instanceof LateReset chosen ? chosen : lateReset,
                value instanceof SpikeFrom chosen ? chosen : spikeFrom,
                value instanceof CubaCurrent chosen ? chosen : cubaCurrent,
                value instanceof SynapseRest chosen ? chosen : synapseRest,
                value instanceof Arrival chosen ? chosen : arrival,
                value instanceof BackEdges chosen ? chosen : backEdges,
                value instanceof InitialPotential chosen ? chosen : initialPotential,
                value instanceof Precision chosen ? chosen : precision,
                ignored);
    }

    /// This discretisation with only these parameters ignored.
    public Discretization ignoring(Ignored... parameters) {
        return new Discretization(
                decay,
                form,
                coefficients,
                gain,
                synapseGain,
                inputDecay,
                leakTerm,
                integratorGain,
                integrators,
                comparison,
                spikes,
                reset,
                resetWhen,
                lateReset,
                spikeFrom,
                cubaCurrent,
                synapseRest,
                arrival,
                backEdges,
                initialPotential,
                precision,
                Set.of(parameters));
    }

    public boolean ignores(Ignored parameter) {
        return ignored.contains(parameter);
    }

    /// The choice on every axis, in the order of the components.
    public List<Axis> axes() {
        return List.of(
                decay,
                form,
                coefficients,
                gain,
                synapseGain,
                inputDecay,
                leakTerm,
                integratorGain,
                integrators,
                comparison,
                spikes,
                reset,
                resetWhen,
                lateReset,
                spikeFrom,
                cubaCurrent,
                synapseRest,
                arrival,
                backEdges,
                initialPotential,
                precision);
    }
}
