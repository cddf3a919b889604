package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.Comparison;
import io.nir4j.dialects.Axis.CubaCurrent;
import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.InputDecay;
import io.nir4j.dialects.Axis.Integrators;
import io.nir4j.dialects.Axis.LateReset;
import io.nir4j.dialects.Axis.LeakTerm;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.ResetWhen;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.dialects.Axis.SpikesPerStep;
import io.nir4j.dialects.Axis.SynapseRest;
import io.nir4j.dialects.Discretization;

/// One neuron in float64, as the phrases of the axes describe it, in the units of the network.
///
/// The forms of a step and the rounding of coefficients differ in the last bits alone, and folded gains in units:
/// none of the three appears here.
final class PlainNeuron {
    private static final double TOO_CLOSE = 1e-7;
    private static final int SUBSTEPS = 400;

    private final Kind kind;
    private final Constants neuron;
    private final Discretization steps;
    private final double dt;
    private double v;
    private double i;

    /// The six that have a state.
    enum Kind {
        I(false, false, false),
        IF(true, false, false),
        LI(false, true, false),
        LIF(true, true, false),
        CUBA_LI(false, true, true),
        CUBA_LIF(true, true, true);

        final boolean spikes;
        final boolean leaks;
        final boolean hasCurrent;

        Kind(boolean spikes, boolean leaks, boolean hasCurrent) {
            this.spikes = spikes;
            this.leaks = leaks;
            this.hasCurrent = hasCurrent;
        }
    }

    /// The parameters of one neuron; those that its kind does not have are not read.
    record Constants(double tau, double tauSyn, double r, double leak, double threshold, double reset, double weight) {}

    PlainNeuron(Kind kind, Constants constants, Discretization steps, double dt) {
        this.kind = kind;
        this.neuron = constants;
        this.steps = steps;
        this.dt = dt;
        this.i = currentRest();
        this.v = switch (steps.initialPotential()) {
            case LEAK -> leak();
            case ZERO -> 0;
            case RESET -> kind.spikes ? neuron.reset() : 0;
            case LEAK_OR_RESET -> kind == Kind.IF ? neuron.reset() : leak();
        };
    }

    /// The membrane after the last step.
    double v() {
        return v;
    }

    /// The synaptic current after the last step.
    double i() {
        return i;
    }

    private double leak() {
        return kind.leaks ? neuron.leak() : 0;
    }

    private double currentRest() {
        return steps.synapseRest() == SynapseRest.V_LEAK ? neuron.leak() : 0;
    }

    /// One step; the output.
    double step(double x) {
        double before = i;
        if (kind.hasCurrent) {
            i = current(x);
        }
        if (!kind.spikes) {
            v = integrated(v, x, before);
            return v;
        }
        boolean standsIn = kind == Kind.IF && steps.integrators() == Integrators.LEAKY;
        Reset reset = standsIn ? Reset.SUBTRACT : steps.reset();
        ResetWhen when = standsIn ? ResetWhen.SAME_STEP_ONCE : steps.resetWhen();
        double output = spiking(reset, when, x, before);
        if (kind == Kind.IF && steps.integrators() == Integrators.FLOORED) {
            v = Math.max(v, -neuron.threshold());
        }
        return output;
    }

    /// Integrates, fires and resets; the spikes.
    private double spiking(Reset reset, ResetWhen when, double x, double currentBefore) {
        if (steps.spikeFrom() == SpikeFrom.NEW_POTENTIAL && when == ResetWhen.SAME_STEP) {
            double reached = integrated(v, x, currentBefore);
            double spikes = spikes(reached);
            v = subtracted(reset, restarted(reset, reached, spikes), spikes);
            return spikes;
        }
        double earlier = spikes(v);
        double reached = integratedLate(reset, earlier, x, currentBefore);
        if (steps.spikeFrom() == SpikeFrom.OLD_POTENTIAL) {
            v = reached;
            return earlier;
        }
        double spikes = spikes(reached);
        v = when == ResetWhen.NEXT_STEP ? reached : correctedOnce(reset, reached, earlier, spikes);
        return spikes;
    }

    /// Every neuron whose spiking begins is reset, every one whose spiking ends gets its reset back.
    private double correctedOnce(Reset reset, double reached, double earlier, double spikes) {
        if (reset == Reset.SUBTRACT) {
            return reached - (spikes - earlier) * neuron.threshold();
        }
        double target = reset == Reset.TO_V_RESET ? neuron.reset() : 0;
        boolean begins = spikes > 0 && earlier == 0;
        boolean ends = spikes == 0 && earlier > 0;
        if (reset == Reset.NONE || begins == ends) {
            return reached;
        }
        return begins ? target : 2 * reached - target;
    }

    private double integratedLate(Reset reset, double earlier, double x, double currentBefore) {
        boolean before = steps.lateReset() == LateReset.BEFORE
                || (steps.lateReset() == LateReset.CUBA_BEFORE && kind.hasCurrent);
        if (before) {
            return integrated(subtracted(reset, restarted(reset, v, earlier), earlier), x, currentBefore);
        }
        boolean after =
                steps.lateReset() == LateReset.AFTER || (steps.lateReset() == LateReset.CUBA_AFTER && kind.hasCurrent);
        if (after) {
            return subtracted(reset, restarted(reset, integrated(v, x, currentBefore), earlier), earlier);
        }
        return subtracted(reset, integrated(restarted(reset, v, earlier), x, currentBefore), earlier);
    }

    private double integrated(double from, double x, double currentBefore) {
        if (kind == Kind.IF && steps.integrators() == Integrators.LEAKY) {
            return 0.9 * from + x;
        }
        if (!kind.leaks) {
            double gain = switch (steps.integratorGain()) {
                case STEP -> neuron.r() * dt;
                case RESISTANCE -> neuron.r();
                case ONE -> 1;
            };
            return from + gain * x;
        }
        boolean added = steps.leakTerm() == LeakTerm.ADDED;
        double potential = leaky(from, x, currentBefore, added ? 0 : leak());
        return added ? potential + leak() : potential;
    }

    private double leaky(double from, double x, double currentBefore, double rest) {
        if (kind.hasCurrent && steps.cubaCurrent() == CubaCurrent.INTEGRATED) {
            return followed(from, x, currentBefore, rest);
        }
        double seen = steps.cubaCurrent() == CubaCurrent.NEW ? i : currentBefore;
        double share = share(neuron.tau());
        double gain = switch (steps.gain()) {
            case MATCHED, FOLDED -> neuron.r() * share;
            case STEP -> neuron.r() * dt / neuron.tau();
            case ONE -> 1;
            case FOLDED_LIF -> kind.hasCurrent ? 1 : neuron.r() * share;
        };
        double driven = gain * (kind.hasCurrent ? seen : x);
        boolean decays = kind == Kind.LI && steps.inputDecay() == InputDecay.SYNAPSES_AND_LI;
        return (1 - share) * from + share * rest + (decays ? (1 - share) * driven : driven);
    }

    private double share(double tau) {
        return steps.decay() == Decay.EULER ? dt / tau : 1 - Math.exp(-dt / tau);
    }

    /// The current one step on.
    private double current(double x) {
        double share = share(neuron.tauSyn());
        double gain = switch (steps.synapseGain()) {
            case MATCHED, FOLDED -> neuron.weight() * share;
            case STEP -> neuron.weight() * dt / neuron.tauSyn();
            case ONE -> 1;
        };
        double driven = steps.inputDecay() == InputDecay.NONE ? gain * x : (1 - share) * gain * x;
        return (1 - share) * i + share * currentRest() + driven;
    }

    /// The membrane as the current takes its continuous course, integrated in small steps (Runge and Kutta's fourth).
    private double followed(double from, double x, double currentBefore, double rest) {
        double h = dt / SUBSTEPS;
        double potential = from;
        for (int substep = 0; substep < SUBSTEPS; substep++) {
            double t = substep * h;
            double a = slope(potential, t, x, currentBefore, rest);
            double b = slope(potential + h / 2 * a, t + h / 2, x, currentBefore, rest);
            double c = slope(potential + h / 2 * b, t + h / 2, x, currentBefore, rest);
            double d = slope(potential + h * c, t + h, x, currentBefore, rest);
            potential += h / 6 * (a + 2 * b + 2 * c + d);
        }
        return potential;
    }

    private double slope(double potential, double t, double x, double currentBefore, double rest) {
        double target = currentRest() + neuron.weight() * x;
        double current = target + (currentBefore - target) * Math.exp(-t / neuron.tauSyn());
        return (rest - potential + neuron.r() * current) / neuron.tau();
    }

    private double spikes(double potential) {
        double threshold = neuron.threshold();
        if (Math.abs(potential - threshold) < TOO_CLOSE) {
            throw new IllegalStateException("the sample decides by rounding; take another seed");
        }
        boolean fires = steps.comparison() == Comparison.GREATER ? potential > threshold : potential >= threshold;
        if (steps.spikes() == SpikesPerStep.ONE || !fires) {
            return fires ? 1 : 0;
        }
        double count = potential / threshold;
        if (Math.abs(count - Math.rint(count)) < TOO_CLOSE) {
            throw new IllegalStateException("the sample counts by rounding; take another seed");
        }
        return Math.floor(count);
    }

    private double restarted(Reset reset, double potential, double spikes) {
        if (spikes == 0) {
            return potential;
        }
        return switch (reset) {
            case TO_V_RESET -> neuron.reset();
            case TO_ZERO -> 0;
            case SUBTRACT, NONE -> potential;
        };
    }

    private double subtracted(Reset reset, double potential, double spikes) {
        return reset == Reset.SUBTRACT ? potential - spikes * neuron.threshold() : potential;
    }
}
