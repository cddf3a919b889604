package io.nir4j.dialects.export;

import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.IntegratorGain;
import io.nir4j.dialects.Axis.SynapseGain;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.dialects.Requirement;

/// Which gains a target's neurons can have: those that its reader takes from r and w_in.
///
/// @param target the target
/// @param cell the kind of neuron
/// @param step the target's step
record Gains(Target target, Cell cell, double step) {

    private Discretization steps() {
        return target.dialect().discretization();
    }

    /// True if r may be anything and acts as a gain.
    boolean hasResistance() {
        if (target.insistsOn(Requirement.ALIKE)) {
            return false;
        }
        if (!cell.leaks()) {
            return !steps().ignores(Ignored.RESISTANCE)
                    && steps().integratorGain() != IntegratorGain.ONE
                    && !target.insistsOn(Requirement.IF_ADDS_INPUT)
                    && !target.insistsOn(Requirement.IF_COUNTS_STEPS);
        }
        boolean acts = steps().gain() == Gain.MATCHED || steps().gain() == Gain.STEP || steps().gain() == Gain.FOLDED;
        return cell.synaptic()
                ? acts && !steps().ignores(Ignored.CUBA_RESISTANCE) && !target.insistsOn(Requirement.CUBA_ADDS_CURRENT)
                : acts && !steps().ignores(Ignored.RESISTANCE);
    }

    /// True if w_in may be anything and acts as a gain.
    boolean hasInputWeight() {
        return cell.synaptic()
                && !target.insistsOn(Requirement.ALIKE)
                && !target.insistsOn(Requirement.CUBA_ADDS_CURRENT)
                && !steps().ignores(Ignored.INPUT_WEIGHT)
                && steps().synapseGain() != SynapseGain.ONE;
    }

    /// What to write for r where it is no gain.
    double resistance(double share, double tau) {
        if (!cell.leaks()) {
            boolean counts =
                    steps().integratorGain() == IntegratorGain.STEP || target.insistsOn(Requirement.IF_COUNTS_STEPS);
            return counts ? 1 / step : 1;
        }
        if (cell.synaptic() && target.has(Trait.STEP_FROM_RESISTANCE)) {
            return tau / step - 1;
        }
        boolean adds =
                cell.synaptic() ? target.insistsOn(Requirement.CUBA_ADDS_CURRENT) : steps().gain() == Gain.FOLDED_LIF;
        return adds ? 1 / share : 1;
    }

    /// What to write for w_in where it is no gain.
    double inputWeight(double synapseShare) {
        return steps().synapseGain() == SynapseGain.FOLDED ? 1 / synapseShare : 1;
    }
}
