package io.nir4j.compiler.lowering;

import io.nir4j.compiler.program.Expr;
import io.nir4j.compiler.program.NeuronModel;
import io.nir4j.dialects.Axis.Coefficients;
import io.nir4j.dialects.Axis.Comparison;
import io.nir4j.dialects.Axis.CubaCurrent;
import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.Form;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.IntegratorGain;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.ResetWhen;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.dialects.Axis.SpikesPerStep;
import io.nir4j.dialects.Axis.SynapseRest;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import java.util.Optional;
import java.util.function.Function;

/// Turns the equation of a neuron into the steps that a discretisation prescribes.
///
/// Names in the model: the parameters as NIR spells them, the input `x`, the states `v` and `i`. With folded gains
/// all potentials are in units of the gain; recordings are scaled back to those of the network.
final class NeuronLowering {
    private static final Expr ZERO = Expr.num(0);
    private static final Expr ONE = Expr.num(1);

    private final Discretization steps;
    private final ModelBuilder model;
    private final double stepSeconds;

    /// What a membrane is made of besides its time course; numbers where a parameter is absent or ignored.
    private record Membrane(Expr leak, Expr reset, Optional<Expr> threshold, Expr unit) {}

    NeuronLowering(Discretization steps, double stepSeconds) {
        this.steps = steps;
        this.stepSeconds = stepSeconds;
        this.model = new ModelBuilder(steps.coefficients() == Coefficients.ROUNDED_ONCE);
    }

    /// `scale * x`.
    NeuronModel scale() {
        return model.output(model.line("y", coefficientOf("scale").times(input())));
    }

    /// `x > threshold`, strictly in every dialect.
    NeuronModel threshold() {
        return model.output(model.line("y", input().exceeds(coefficientOf("threshold"))));
    }

    /// I, or IF if it `spikes`.
    NeuronModel integrator(boolean spikes, boolean hasReset) {
        Expr resistance = parameter("r", Ignored.RESISTANCE, ONE);
        Expr gain = steps.integratorGain() == IntegratorGain.ONE
                ? ONE
                : model.coefficient("gain", Expr.num(stepSeconds).times(resistance));
        Membrane membrane = membrane(ZERO, spikes, hasReset, ONE);
        return fire(membrane, potential -> potential.plus(gain.times(input())));
    }

    /// LI, or LIF if it `spikes`.
    NeuronModel leaky(boolean spikes, boolean hasReset) {
        Course course = course("v", "tau");
        Expr resistance = parameter("r", Ignored.RESISTANCE, ONE);
        Expr unit = unit("unit", course, resistance);
        Membrane membrane = membrane(leak(), spikes, hasReset, unit);
        Expr gain = gain("gain", course, resistance);
        return fire(membrane, v -> towards(v, input(), course, resistance, gain, membrane.leak(), spikes));
    }

    /// CubaLI, or CubaLIF if it `spikes`.
    NeuronModel currentBased(boolean spikes, boolean hasReset, boolean hasInputWeight) {
        Expr weight = hasInputWeight ? parameter("w_in", Ignored.INPUT_WEIGHT, ONE) : ONE;
        Course synapse = course("i", "tau_syn");
        Expr currentUnit = unit("i_unit", synapse, weight);
        Expr leak = leak();
        Expr rest =
                steps.synapseRest() == SynapseRest.ZERO ? ZERO : model.coefficient("i_rest", leak.over(currentUnit));
        Expr old = Expr.ref("i");
        Expr synapseGain = gain("i_gain", synapse, weight);
        Expr current = model.line("i_new", towards(old, input(), synapse, weight, synapseGain, rest, false));
        model.state("i", rest, current);
        model.observe("i", currentUnit.isOne() ? current : model.line("i_shown", current.times(currentUnit)));

        Course course = course("v", "tau_mem");
        Expr resistance = parameter("r", Ignored.CUBA_RESISTANCE, ONE);
        Expr ownUnit = unit("v_unit", course, resistance);
        Expr unit = model.coefficient("unit", ownUnit.times(currentUnit));
        Membrane membrane = membrane(leak, spikes, hasReset, unit);
        if (steps.cubaCurrent() == CubaCurrent.INTEGRATED) {
            return fire(membrane, exactly(synapse, course, weight, resistance, currentUnit, rest, membrane));
        }
        Expr seen = steps.cubaCurrent() == CubaCurrent.NEW ? current : old;
        Expr gain = gain("v_gain", course, resistance);
        return fire(membrane, v -> towards(v, seen, course, resistance, gain, membrane.leak(), spikes));
    }

    private static Expr input() {
        return Expr.ref("x");
    }

    private Expr coefficientOf(String parameter) {
        return model.coefficient(parameter, Expr.ref(parameter));
    }

    private Expr parameter(String name, Ignored ignored, Expr otherwise) {
        return steps.ignores(ignored) ? otherwise : coefficientOf(name);
    }

    private Expr leak() {
        return parameter("v_leak", Ignored.LEAK_POTENTIAL, ZERO);
    }

    /// How a state moves in one step.
    ///
    /// @param ratio dt/tau
    /// @param share k, the share of the way to its target
    /// @param kept b = 1 - k
    private record Course(Expr ratio, Expr share, Expr kept) {}

    private Course course(String state, String tau) {
        Expr dt = Expr.num(stepSeconds);
        Expr constant = Expr.ref(tau);
        Expr ratio = model.coefficient(
                state + "_ratio",
                steps.coefficients() == Coefficients.RECIPROCAL ? dt.times(ONE.over(constant)) : dt.over(constant));
        if (steps.decay() == Decay.EULER) {
            return new Course(ratio, ratio, model.coefficient(state + "_kept", ONE.minus(ratio)));
        }
        Expr share =
                model.coefficient(state + "_share", ratio.times(ratio.negate().exprel()));
        return new Course(
                ratio, share, model.coefficient(state + "_kept", ratio.negate().exp()));
    }

    /// The gain that is folded into the potentials; 1 where gains are not folded.
    private Expr unit(String name, Course course, Expr factor) {
        return steps.gain() == Gain.FOLDED ? model.coefficient(name, factor.times(course.ratio())) : ONE;
    }

    private Expr gain(String name, Course course, Expr factor) {
        return switch (steps.gain()) {
            case MATCHED -> model.coefficient(name, factor.times(course.share()));
            case STEP -> model.coefficient(name, factor.times(course.ratio()));
            case ONE, FOLDED -> ONE;
        };
    }

    /// The state one step on, drawn towards `rest` and driven by `drive`.
    private Expr towards(Expr state, Expr drive, Course course, Expr factor, Expr gain, Expr rest, boolean spikes) {
        if (steps.form() == Form.DECAY) {
            Expr driven = course.kept().times(state).plus(gain.times(drive));
            return rest.isZero() ? driven : driven.plus(course.share().times(rest));
        }
        if (steps.gain() != Gain.MATCHED) {
            return state.plus(course.share().times(rest.minus(state))).plus(gain.times(drive));
        }
        Expr way = steps.form() == Form.INPUT_FIRST && spikes
                ? factor.times(drive).plus(rest).minus(state)
                : rest.minus(state).plus(factor.times(drive));
        return state.plus(course.share().times(way));
    }

    /// The membrane under the exact course of its current, `i(t) = target + (i - target) exp(-t/tau_syn)`:
    /// `v = leak + (v - leak) exp(-a) + r (target (1 - exp(-a)) + (i - target) c)`, where a = dt/tau_mem,
    /// b = dt/tau_syn and `c = a (exp(-b) - exp(-a)) / (a - b)`. Written as `a exp(-b) exprel(b - a)` where a > b
    /// and `a exp(-a) exprel(a - b)` elsewhere, c also holds for equal time constants and never overflows.
    private Function<Expr, Expr> exactly(
            Course synapse,
            Course course,
            Expr weight,
            Expr resistance,
            Expr currentUnit,
            Expr rest,
            Membrane membrane) {
        Expr left = model.coefficient("left", course.ratio().negate().exp());
        Expr gone = model.coefficient(
                "gone", course.ratio().times(course.ratio().negate().exprel()));
        Expr a = course.ratio();
        Expr b = synapse.ratio();
        Expr meeting = a.exceeds(b)
                .choose(
                        b.negate().exp().times(b.minus(a).exprel()),
                        left.times(a.minus(b).exprel()));
        Expr passing = model.coefficient("passing", a.times(meeting));
        Expr inUnits =
                model.coefficient("in_units", resistance.times(currentUnit).over(membrane.unit()));
        Expr fed = model.coefficient("fed", weight.over(currentUnit));
        Expr target = model.line("target", rest.plus(fed.times(input())));
        Expr leak = membrane.leak();
        return v -> {
            Expr current = target.times(gone).plus(Expr.ref("i").minus(target).times(passing));
            return leak.plus(v.minus(leak).times(left)).plus(inUnits.times(current));
        };
    }

    private Membrane membrane(Expr leak, boolean spikes, boolean hasReset, Expr unit) {
        Expr resting = model.coefficient("leak", leak.over(unit));
        Expr reset = spikes && hasReset ? parameter("v_reset", Ignored.RESET_POTENTIAL, ZERO) : ZERO;
        Optional<Expr> threshold = spikes
                ? Optional.of(
                        model.coefficient("threshold", Expr.ref("v_threshold").over(unit)))
                : Optional.empty();
        return new Membrane(resting, model.coefficient("reset", reset.over(unit)), threshold, unit);
    }

    /// Completes the model: integrates the membrane, and where there is a threshold, fires and resets.
    private NeuronModel fire(Membrane membrane, Function<Expr, Expr> integrate) {
        Expr old = Expr.ref("v");
        if (membrane.threshold().isEmpty()) {
            return finish(membrane, model.line("v_new", integrate.apply(old)), Optional.empty());
        }
        Expr threshold = membrane.threshold().get();
        boolean late = steps.resetWhen() == ResetWhen.NEXT_STEP || steps.spikeFrom() == SpikeFrom.OLD_POTENTIAL;
        if (!late) {
            Expr reached = model.line("v_reached", integrate.apply(old));
            Expr spikes = model.line("z", spikes(reached, threshold));
            return finish(
                    membrane,
                    model.line("v_new", lowered(reset(spikes, reached, membrane), spikes, threshold)),
                    Optional.of(spikes));
        }
        Expr before = model.line("z_old", spikes(old, threshold));
        Expr start = model.line("v_start", reset(before, old, membrane));
        Expr potential = model.line("v_new", lowered(integrate.apply(start), before, threshold));
        Expr spikes =
                steps.spikeFrom() == SpikeFrom.OLD_POTENTIAL ? before : model.line("z", spikes(potential, threshold));
        return finish(membrane, potential, Optional.of(spikes));
    }

    private Expr spikes(Expr potential, Expr threshold) {
        Expr fires =
                steps.comparison() == Comparison.GREATER ? potential.exceeds(threshold) : potential.reaches(threshold);
        return steps.spikes() == SpikesPerStep.ONE
                ? fires
                : fires.choose(potential.over(threshold).floor(), ZERO);
    }

    /// `potential`, set anew where it fired; subtraction is left to [#lowered].
    private Expr reset(Expr spikes, Expr potential, Membrane membrane) {
        return switch (steps.reset()) {
            case TO_V_RESET -> spikes.choose(membrane.reset(), potential);
            case TO_ZERO -> spikes.choose(ZERO, potential);
            case SUBTRACT, NONE -> potential;
        };
    }

    private Expr lowered(Expr potential, Expr spikes, Expr threshold) {
        return steps.reset() == Reset.SUBTRACT ? potential.minus(spikes.times(threshold)) : potential;
    }

    private NeuronModel finish(Membrane membrane, Expr potential, Optional<Expr> spikes) {
        Expr initial = switch (steps.initialPotential()) {
            case LEAK -> membrane.leak();
            case ZERO -> ZERO;
            case RESET -> membrane.reset();
        };
        model.state("v", initial, potential);
        Expr shown = membrane.unit().isOne() ? potential : model.line("v_shown", potential.times(membrane.unit()));
        model.observe("v", shown);
        return model.output(spikes.orElse(shown));
    }
}
