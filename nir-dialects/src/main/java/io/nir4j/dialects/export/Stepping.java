package io.nir4j.dialects.export;

import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.InputDecay;
import io.nir4j.dialects.Axis.Integrators;
import io.nir4j.dialects.Axis.LeakTerm;
import io.nir4j.dialects.Axis.SynapseGain;
import io.nir4j.dialects.Axis.SynapseRest;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;

/// What a discretisation makes of a neuron's parameters.
///
/// The compiler gives the same axes their exact order of operations; here they are numbers, in float64.
///
/// @param steps the discretisation
/// @param stepSeconds the length of a step, in the unit of the time constants
record Stepping(Discretization steps, double stepSeconds) {
    /// What remains of a `leaky` IF in a step.
    private static final double KEPT_BY_LEAKY_IF = 0.9;

    /// The motion of a neuron of this kind.
    Motion motion(Cell cell, Parameters given) {
        double potential = steps.ignores(Ignored.LEAK_POTENTIAL) || !cell.leaks() ? 0 : given.leak();
        double reset = steps.ignores(Ignored.RESET_POTENTIAL) || !cell.spikes() ? 0 : given.reset();
        if (!cell.leaks()) {
            return integrator(cell, given, reset);
        }
        double share = share(given.tau());
        double synapseShare = cell.synaptic() ? share(given.tauSynapse()) : 1;
        double synapseGain = cell.synaptic() ? synapseGain(given, synapseShare) : 1;
        double gain = gain(cell, given, share);
        boolean atRest = !cell.synaptic() || steps.synapseRest() == SynapseRest.ZERO;
        double pulled = steps.leakTerm() == LeakTerm.ATTRACTS ? share * potential : potential;
        double constant = pulled + (atRest ? 0 : gain * potential);
        double start = switch (steps.initialPotential()) {
            case LEAK, LEAK_OR_RESET -> potential;
            case ZERO -> 0;
            case RESET -> reset;
        };
        Motion motion = new Motion(share, gain, synapseShare, synapseGain, constant, start, given.threshold(), reset);
        return turned(cell, given, share, synapseShare) ? motion.times(-1) : motion;
    }

    private Motion integrator(Cell cell, Parameters given, double reset) {
        double start = switch (steps.initialPotential()) {
            case LEAK, ZERO -> 0;
            case RESET, LEAK_OR_RESET -> reset;
        };
        if (cell.spikes() && steps.integrators() == Integrators.LEAKY) {
            return new Motion(1 - KEPT_BY_LEAKY_IF, 1, 1, 1, 0, start, given.threshold(), reset);
        }
        return new Motion(0, integratorGain(given), 1, 1, 0, start, given.threshold(), reset);
    }

    private double integratorGain(Parameters given) {
        double resistance = steps.ignores(Ignored.RESISTANCE) ? 1 : given.resistance();
        return switch (steps.integratorGain()) {
            case STEP -> resistance * stepSeconds;
            case RESISTANCE -> resistance;
            case ONE -> 1;
        };
    }

    private double share(double tau) {
        double ratio = stepSeconds / tau;
        return steps.decay() == Decay.EULER ? ratio : -Math.expm1(-ratio);
    }

    /// The time constant that goes this share of the way in a step; infinite for none, 0 or less where there is none.
    double tau(double share) {
        if (steps.decay() == Decay.EULER) {
            return stepSeconds / share;
        }
        return share < 1 ? -stepSeconds / Math.log1p(-share) : 0;
    }

    /// Gains that are folded into the potentials are gains all the same, once potentials are in the network's units.
    private double gain(Cell cell, Parameters given, double share) {
        double resistance = resistance(cell, given);
        boolean decays = cell == Cell.LEAKY && steps.inputDecay() == InputDecay.SYNAPSES_AND_LI;
        double gain = switch (steps.gain()) {
            case MATCHED, FOLDED -> resistance * share;
            case FOLDED_LIF -> cell.synaptic() ? 1 : resistance * share;
            case STEP -> resistance * stepSeconds / given.tau();
            case ONE -> 1;
        };
        return decays ? gain * (1 - share) : gain;
    }

    private double resistance(Cell cell, Parameters given) {
        Ignored ignored = cell.synaptic() ? Ignored.CUBA_RESISTANCE : Ignored.RESISTANCE;
        return steps.ignores(ignored) ? 1 : given.resistance();
    }

    private double synapseGain(Parameters given, double share) {
        double weight = inputWeight(given);
        double gain = switch (steps.synapseGain()) {
            case MATCHED, FOLDED -> weight * share;
            case STEP -> weight * stepSeconds / given.tauSynapse();
            case ONE -> 1;
        };
        return steps.inputDecay() == InputDecay.NONE ? gain : gain * (1 - share);
    }

    private double inputWeight(Parameters given) {
        return steps.ignores(Ignored.INPUT_WEIGHT) ? 1 : given.inputWeight();
    }

    /// A threshold that is divided by a negative gain is compared from the other side.
    private boolean turned(Cell cell, Parameters given, double share, double synapseShare) {
        boolean folds = steps.gain() == Gain.FOLDED || (steps.gain() == Gain.FOLDED_LIF && !cell.synaptic());
        double unit = folds ? resistance(cell, given) * share : 1;
        boolean foldsSynapse = cell.synaptic() && steps.synapseGain() == SynapseGain.FOLDED;
        double currentUnit = foldsSynapse ? inputWeight(given) * synapseShare : 1;
        return cell.spikes() && unit * currentUnit < 0;
    }
}
