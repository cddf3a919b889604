package io.nir4j.compiler.lowering;

import io.nir4j.compiler.program.Expr;
import io.nir4j.compiler.program.NeuronModel;
import io.nir4j.dialects.Axis.Coefficients;
import io.nir4j.dialects.Axis.CubaCurrent;
import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.Form;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.InitialPotential;
import io.nir4j.dialects.Axis.InputDecay;
import io.nir4j.dialects.Axis.Integrators;
import io.nir4j.dialects.Axis.LeakTerm;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.ResetWhen;
import io.nir4j.dialects.Axis.SynapseGain;
import io.nir4j.dialects.Axis.SynapseRest;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    NeuronLowering(Discretization steps, double stepSeconds) {
        this.steps = steps;
        this.stepSeconds = stepSeconds;
        this.model = new ModelBuilder(steps.coefficients());
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
        Expr gain = integratorGain();
        Discretization own =
                steps.initialPotential() == InitialPotential.LEAK_OR_RESET ? steps.with(InitialPotential.RESET) : steps;
        boolean floored = spikes && steps.integrators() == Integrators.FLOORED;
        Membrane membrane = membrane(ZERO, spikes, hasReset, ONE, false, floored);
        if (spikes && steps.integrators() == Integrators.LEAKY) {
            return new Firing(own.with(Reset.SUBTRACT, ResetWhen.SAME_STEP_ONCE), model, membrane)
                    .complete(potential -> Expr.num(0.9).times(potential).plus(input()));
        }
        return new Firing(own, model, membrane).complete(potential -> potential.plus(gain.times(input())));
    }

    private Expr integratorGain() {
        return switch (steps.integratorGain()) {
            case ONE -> ONE;
            case RESISTANCE -> resistance();
            case STEP -> model.coefficient("gain", Expr.num(stepSeconds).times(resistance()));
        };
    }

    private Expr resistance() {
        return parameter("r", Ignored.RESISTANCE, ONE);
    }

    /// LI, or LIF if it `spikes`.
    NeuronModel leaky(boolean spikes, boolean hasReset) {
        Course course = course("v", "tau");
        Expr resistance = resistance();
        boolean folded = steps.gain() == Gain.FOLDED || steps.gain() == Gain.FOLDED_LIF;
        Expr unit = folded ? unit("unit", course, resistance) : ONE;
        Membrane membrane = membrane(leak(), spikes, hasReset, unit, false, false);
        boolean matched = steps.gain() == Gain.MATCHED;
        boolean decays = !spikes && steps.inputDecay() == InputDecay.SYNAPSES_AND_LI;
        Drive drive = new Drive(resistance, gain("gain", course, resistance), matched, decays);
        return fire(membrane, v -> moved(v, input(), course, drive, membrane.leak(), spikes));
    }

    /// CubaLI, or CubaLIF if it `spikes`.
    NeuronModel currentBased(boolean spikes, boolean hasReset, boolean hasInputWeight) {
        Expr weight = hasInputWeight ? parameter("w_in", Ignored.INPUT_WEIGHT, ONE) : ONE;
        Course synapse = course("i", "tau_syn");
        Expr currentUnit = steps.synapseGain() == SynapseGain.FOLDED ? unit("i_unit", synapse, weight) : ONE;
        Expr leak = leak();
        Expr rest =
                steps.synapseRest() == SynapseRest.ZERO ? ZERO : model.coefficient("i_rest", leak.over(currentUnit));
        Expr old = Expr.ref("i");
        boolean synapseMatched = steps.synapseGain() == SynapseGain.MATCHED;
        boolean decays = steps.inputDecay() != InputDecay.NONE;
        Drive fed = new Drive(weight, synapseGain("i_gain", synapse, weight), synapseMatched, decays);
        Expr current = model.line("i_new", towards(old, input(), synapse, fed, rest, false));
        model.state("i", rest, current);
        model.observe("i", currentUnit.isOne() ? current : model.line("i_shown", current.times(currentUnit)));

        Course course = course("v", "tau_mem");
        Expr resistance = parameter("r", Ignored.CUBA_RESISTANCE, ONE);
        Expr ownUnit = steps.gain() == Gain.FOLDED ? unit("v_unit", course, resistance) : ONE;
        Expr unit = model.coefficient("unit", ownUnit.times(currentUnit));
        Membrane membrane = membrane(leak, spikes, hasReset, unit, true, false);
        if (steps.cubaCurrent() == CubaCurrent.INTEGRATED) {
            return fire(membrane, exactly(synapse, course, weight, resistance, currentUnit, rest, membrane));
        }
        Expr seen = steps.cubaCurrent() == CubaCurrent.NEW ? current : old;
        boolean matched = steps.gain() == Gain.MATCHED;
        Drive drive = new Drive(resistance, gain("v_gain", course, resistance), matched, false);
        return fire(membrane, v -> moved(v, seen, course, drive, membrane.leak(), spikes));
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
    /// @param tau the time constant
    /// @param ratio dt/tau
    /// @param share k, the share of the way to its target
    /// @param kept b = 1 - k
    private record Course(Expr tau, Expr ratio, Expr share, Expr kept) {}

    /// What moves a state besides its decay.
    ///
    /// @param factor the parameter that the input is multiplied with, r or w_in
    /// @param gain what remains of it in one step
    /// @param matched true if that is `factor * share`
    /// @param decays true if the input decays in its first step
    private record Drive(Expr factor, Expr gain, boolean matched, boolean decays) {}

    private Course course(String state, String tau) {
        Expr dt = Expr.num(stepSeconds);
        Expr constant = Expr.ref(tau);
        Expr ratio = model.coefficient(
                state + "_ratio",
                steps.coefficients() == Coefficients.RECIPROCAL ? dt.times(ONE.over(constant)) : dt.over(constant));
        if (steps.decay() == Decay.EULER) {
            return new Course(constant, ratio, ratio, model.coefficient(state + "_kept", ONE.minus(ratio)));
        }
        Expr share =
                model.coefficient(state + "_share", ratio.times(ratio.negate().exprel()));
        Expr kept = model.coefficient(state + "_kept", ratio.negate().exp());
        return new Course(constant, ratio, share, kept);
    }

    /// The gain that is folded into the potentials.
    private Expr unit(String name, Course course, Expr factor) {
        boolean productFirst = steps.coefficients() == Coefficients.AS_STORED && steps.decay() == Decay.EULER;
        return model.coefficient(
                name,
                productFirst && name.equals("unit")
                        ? factor.times(Expr.num(stepSeconds)).over(course.tau())
                        : factor.times(course.share()));
    }

    private Expr gain(String name, Course course, Expr factor) {
        return switch (steps.gain()) {
            case MATCHED -> model.coefficient(name, factor.times(course.share()));
            case STEP -> model.coefficient(name, factor.times(course.ratio()));
            case ONE, FOLDED, FOLDED_LIF -> ONE;
        };
    }

    private Expr synapseGain(String name, Course course, Expr factor) {
        return switch (steps.synapseGain()) {
            case MATCHED -> model.coefficient(name, factor.times(course.share()));
            case STEP -> model.coefficient(name, factor.times(course.ratio()));
            case ONE, FOLDED -> ONE;
        };
    }

    /// The membrane one step on.
    private Expr moved(Expr state, Expr input, Course course, Drive drive, Expr leak, boolean spikes) {
        return steps.leakTerm() == LeakTerm.ATTRACTS
                ? towards(state, input, course, drive, leak, spikes)
                : towards(state, input, course, drive, ZERO, spikes).plus(leak);
    }

    /// The state one step on, drawn towards `rest` and driven by `input`.
    private Expr towards(Expr state, Expr input, Course course, Drive drive, Expr rest, boolean spikes) {
        Expr pull = course.share().times(rest);
        if (drive.decays()) {
            Expr driven = course.kept().times(state.plus(drive.gain().times(input)));
            return rest.isZero() ? driven : driven.plus(pull);
        }
        if (steps.form() == Form.DECAY) {
            Expr driven = course.kept().times(state).plus(drive.gain().times(input));
            return rest.isZero() ? driven : driven.plus(pull);
        }
        if (!drive.matched()) {
            return state.plus(course.share().times(rest.minus(state)))
                    .plus(drive.gain().times(input));
        }
        Expr pushed = drive.factor().times(input);
        Expr way = steps.form() == Form.INPUT_FIRST && spikes
                ? pushed.plus(rest).minus(state)
                : rest.minus(state).plus(pushed);
        return state.plus(course.share().times(way));
    }

    /// The membrane under the exact course of its current, `i(t) = target + (i - target) exp(-t/tau_syn)`:
    /// `v = leak + (v - leak) exp(-a) + r (target (1 - exp(-a)) + (i - target) c)`, where a = dt/tau_mem,
    /// b = dt/tau_syn and `c = a (exp(-b) - exp(-a)) / (a - b)`. Written as `a exp(-b) exprel(b - a)` where a > b
    /// and `a exp(-a) exprel(a - b)` elsewhere, c also holds for equal time constants and never overflows.
    private UnaryOperator<Expr> exactly(
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
        boolean attracts = steps.leakTerm() == LeakTerm.ATTRACTS;
        Expr leak = attracts ? membrane.leak() : ZERO;
        Expr added = attracts ? ZERO : membrane.leak();
        return v -> {
            Expr current = target.times(gone).plus(Expr.ref("i").minus(target).times(passing));
            return leak.plus(v.minus(leak).times(left))
                    .plus(inUnits.times(current))
                    .plus(added);
        };
    }

    private Membrane membrane(
            Expr leak, boolean spikes, boolean hasReset, Expr unit, boolean behindSynapse, boolean floored) {
        Expr resting = model.coefficient("leak", leak.over(unit));
        Expr reset = spikes && hasReset ? parameter("v_reset", Ignored.RESET_POTENTIAL, ZERO) : ZERO;
        Optional<Expr> threshold = spikes
                ? Optional.of(
                        model.coefficient("threshold", Expr.ref("v_threshold").over(unit)))
                : Optional.empty();
        Expr start = model.coefficient("reset", reset.over(unit));
        return new Membrane(resting, start, threshold, unit, behindSynapse, floored);
    }

    private NeuronModel fire(Membrane membrane, UnaryOperator<Expr> integrate) {
        return new Firing(steps, model, membrane).complete(integrate);
    }
}
