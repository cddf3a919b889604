package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.Comparison;
import io.nir4j.dialects.Axis.CubaCurrent;
import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.IntegratorGain;
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
            i = drawn(i, x, neuron.tauSyn(), neuron.weight(), currentRest());
        }
        if (!kind.spikes) {
            v = integrated(v, x, before);
            return v;
        }
        boolean isLate = steps.resetWhen() == ResetWhen.NEXT_STEP || steps.spikeFrom() == SpikeFrom.OLD_POTENTIAL;
        if (!isLate) {
            double reached = integrated(v, x, before);
            double spikes = spikes(reached);
            v = subtracted(spikes > 0 ? restarted(reached) : reached, spikes);
            return spikes;
        }
        double earlier = spikes(v);
        v = subtracted(integrated(earlier > 0 ? restarted(v) : v, x, before), earlier);
        return steps.spikeFrom() == SpikeFrom.OLD_POTENTIAL ? earlier : spikes(v);
    }

    private double integrated(double from, double x, double currentBefore) {
        if (!kind.leaks) {
            return from + (steps.integratorGain() == IntegratorGain.ONE ? 1 : neuron.r() * dt) * x;
        }
        if (!kind.hasCurrent) {
            return drawn(from, x, neuron.tau(), neuron.r(), leak());
        }
        if (steps.cubaCurrent() == CubaCurrent.INTEGRATED) {
            return followed(from, x, currentBefore);
        }
        double seen = steps.cubaCurrent() == CubaCurrent.NEW ? i : currentBefore;
        return drawn(from, seen, neuron.tau(), neuron.r(), leak());
    }

    /// A leaky state one step on.
    private double drawn(double state, double x, double tau, double factor, double rest) {
        double share = steps.decay() == Decay.EULER ? dt / tau : 1 - Math.exp(-dt / tau);
        double gain = switch (steps.gain()) {
            case MATCHED -> factor * share;
            case STEP, FOLDED -> factor * dt / tau;
            case ONE -> 1;
        };
        return (1 - share) * state + share * rest + gain * x;
    }

    /// The membrane as the current takes its continuous course, integrated in small steps (Runge and Kutta's fourth).
    private double followed(double from, double x, double currentBefore) {
        double h = dt / SUBSTEPS;
        double potential = from;
        for (int substep = 0; substep < SUBSTEPS; substep++) {
            double t = substep * h;
            double a = slope(potential, t, x, currentBefore);
            double b = slope(potential + h / 2 * a, t + h / 2, x, currentBefore);
            double c = slope(potential + h / 2 * b, t + h / 2, x, currentBefore);
            double d = slope(potential + h * c, t + h, x, currentBefore);
            potential += h / 6 * (a + 2 * b + 2 * c + d);
        }
        return potential;
    }

    private double slope(double potential, double t, double x, double currentBefore) {
        double target = currentRest() + neuron.weight() * x;
        double current = target + (currentBefore - target) * Math.exp(-t / neuron.tauSyn());
        return (neuron.leak() - potential + neuron.r() * current) / neuron.tau();
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

    private double restarted(double potential) {
        return switch (steps.reset()) {
            case TO_V_RESET -> neuron.reset();
            case TO_ZERO -> 0;
            case SUBTRACT, NONE -> potential;
        };
    }

    private double subtracted(double potential, double spikes) {
        return steps.reset() == Reset.SUBTRACT ? potential - spikes * neuron.threshold() : potential;
    }
}
