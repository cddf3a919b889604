package io.nir4j.dialects.export;

import io.nir4j.dialects.Axis.CubaCurrent;
import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.InitialPotential;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.dialects.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Looks for the parameters with which a layer of a target's neurons moves like a given one.
///
/// Time constants follow from the shares. The zero of the potentials goes where the target's reset needs it, their unit
/// where its gains need it; what is left over becomes a [Correction] of the input.
final class Fitting {
    /// A share so small that float32 keeps all of a membrane, and large enough to divide by.
    private static final double NEXT_TO_NOTHING = Math.scalb(1.0, -40);

    /// So many time constants in a step leave nothing that float64 could add to a threshold.
    private static final double FORGETTING = 64;

    private static final double ROUNDING = 1e-9;

    private final Target target;
    private final Cell cell;
    private final Stepping there;
    private final Discretization steps;
    private final Gains gains;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Changes changes = new Changes();

    Fitting(Target target, Cell cell, double step) {
        this.target = target;
        this.cell = cell;
        this.there = new Stepping(target.dialect().discretization(), step);
        this.steps = target.dialect().discretization();
        this.gains = new Gains(target, cell, step);
    }

    /// The parameters with which the neurons move as wanted, and what stands against that.
    ///
    /// @param wanted how the neurons move
    /// @param firing how they fire
    /// @param known parameters that they have, to be kept where they come out the same
    Fitted fit(List<Motion> wanted, Firing firing, List<Parameters> known) {
        Firing fires = Firing.of(steps, cell);
        boolean forgets = wanted.stream().allMatch(Motion::forgets);
        if (cell.spikes()) {
            problems.addAll(firing.differences(fires, forgets));
        }
        List<Motion> counted = units(wanted, firing);
        List<Parameters> parameters = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        List<Double> offsets = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Motion motion = counted.get(i);
            Parameters gained = withGains(skeleton(motion), motion);
            Parameters fitted = withPotentials(gained, motion, firing, fires)
                    .snapped(i < known.size() ? known.get(i) : Parameters.PLAIN);
            Motion reached = there.motion(cell, fitted);
            parameters.add(fitted);
            double factor = motion.through() == reached.through() ? 1 : motion.through() / reached.through();
            factors.add(isNear(factor, 1, 1) ? 1 : finite(factor));
            offsets.add(offset(motion, reached));
            checkStart(motion, reached);
        }
        makeAlike(parameters);
        changes.parameters(cell, known, parameters);
        return new Fitted(parameters, new Correction(factors, offsets), changes.all(), List.copyOf(problems));
    }

    private double finite(double factor) {
        if (Double.isFinite(factor)) {
            return factor;
        }
        problems.add(Problem.hopeless("its input has a gain that is not finite there"));
        return 1;
    }

    /// The motions with potentials counted as the target needs it.
    private List<Motion> units(List<Motion> wanted, Firing firing) {
        if (!cell.spikes()) {
            return wanted;
        }
        List<Motion> counted = new ArrayList<>();
        for (Motion motion : wanted) {
            Motion moved = motion.from(zero(motion, firing));
            counted.add(moved.times(unit(moved)));
        }
        if (isUniform() && differ(counted)) {
            return withOneThreshold(counted);
        }
        if (counted.stream().anyMatch(motion -> !wanted.contains(motion))) {
            changes.units(wanted, counted);
        }
        return counted;
    }

    private boolean isUniform() {
        return target.insistsOn(Requirement.ONE_THRESHOLD) || target.insistsOn(Requirement.ALIKE);
    }

    private static boolean differ(List<Motion> motions) {
        double first = motions.getFirst().threshold();
        return motions.stream().anyMatch(motion -> !isNear(motion.threshold(), first, Math.abs(first)));
    }

    /// Where potentials are counted from: only a reset that sets them leaves a choice.
    private double zero(Motion motion, Firing firing) {
        if (firing.effect() != Firing.Effect.SETS || firing.many() || motion.forgets()) {
            return 0;
        }
        boolean fixed = steps.reset() == Reset.TO_ZERO
                || steps.ignores(Ignored.RESET_POTENTIAL)
                || (target.insistsOn(Requirement.ALIKE) && steps.reset() == Reset.TO_V_RESET);
        if (fixed) {
            return steps.reset() == Reset.SUBTRACT ? 0 : motion.reset();
        }
        return steps.initialPotential() == InitialPotential.ZERO && steps.reset() != Reset.SUBTRACT
                ? motion.start()
                : 0;
    }

    /// The unit with which the target's own gain is the right one; 1 where the gain can be chosen.
    private double unit(Motion motion) {
        if (gains.hasResistance() || gains.hasInputWeight() || !(motion.through() > 0)) {
            return 1;
        }
        double own = there.motion(cell, skeleton(motion)).through();
        return isNear(own, motion.through(), own) ? 1 : own / motion.through();
    }

    /// Each neuron's potentials in a unit of its own, so that all have the threshold of the first.
    private List<Motion> withOneThreshold(List<Motion> motions) {
        double common = motions.getFirst().threshold();
        if (motions.stream().anyMatch(motion -> !(motion.threshold() * common > 0))) {
            double mean =
                    motions.stream().mapToDouble(Motion::threshold).average().orElse(common);
            problems.add(new Problem(
                    "its thresholds, counted from v_reset, are not all of one sign and cannot be made one, as "
                            + target.title() + " insists",
                    "all neurons have their mean, " + mean));
            return motions.stream().map(motion -> motion.withThreshold(mean)).toList();
        }
        changes.say("one threshold, " + Changes.range(List.of(common))
                + ", for all its neurons, the potentials of each in units to match");
        return motions.stream()
                .map(motion -> motion.times(common / motion.threshold()).withThreshold(common))
                .toList();
    }

    /// Time constants, and gains where the target has no choice.
    private Parameters skeleton(Motion motion) {
        double tau = cell.leaks() ? tau(motion.share(), cell.synaptic() ? "tau_mem" : "tau") : 1;
        double tauSynapse = cell.synaptic() ? tau(motion.synapseShare(), "tau_syn") : 1;
        double resistance = gains.hasResistance() ? 1 : gains.resistance(motion.share(), tau);
        double weight = gains.hasInputWeight() ? 1 : gains.inputWeight(motion.synapseShare());
        if (!cell.leaks() && there.motion(cell, Parameters.PLAIN).share() != motion.share()) {
            problems.add(Problem.hopeless("its membrane keeps " + (1 - motion.share()) + " of itself in a step, there "
                    + (1 - there.motion(cell, Parameters.PLAIN).share())));
        }
        double bounded = Double.isInfinite(resistance) ? tau / there.stepSeconds() : resistance;
        return new Parameters(tauSynapse, weight, tau, bounded, 0, motion.threshold(), 0);
    }

    private double tau(double share, String name) {
        double tau = there.tau(share);
        if (tau > 0 && Double.isFinite(tau)) {
            return tau;
        }
        if (share == 0 && steps.precision() == Precision.FLOAT32) {
            changes.say("a time constant so long that float32 keeps all of the membrane");
            return there.stepSeconds() / NEXT_TO_NOTHING;
        }
        if (share == 1 && steps.decay() == Decay.EXPONENTIAL) {
            return there.stepSeconds() / FORGETTING;
        }
        String found = share <= 0
                ? "it does not decay, and no " + name + " says that there"
                : "it overshoots: of the old state remains " + (1 - share) + ", which no " + name + " says there";
        problems.add(share <= 0 ? Problem.hopeless(found) : new Problem(found, "nothing of it remains"));
        return there.stepSeconds() / (share <= 0 ? NEXT_TO_NOTHING : FORGETTING);
    }

    /// The gains that the target reads, set to what is wanted.
    private Parameters withGains(Parameters skeleton, Motion motion) {
        Motion plain = there.motion(cell, skeleton);
        if (gains.hasInputWeight() && gains.hasResistance()) {
            return skeleton.withInputWeight(ratio(motion.synapseGain(), plain.synapseGain()))
                    .withResistance(ratio(motion.gain(), plain.gain()));
        }
        if (gains.hasResistance()) {
            return skeleton.withResistance(ratio(motion.through(), plain.through()));
        }
        if (gains.hasInputWeight()) {
            return skeleton.withInputWeight(ratio(motion.through(), plain.through()));
        }
        return skeleton;
    }

    private static double ratio(double wanted, double plain) {
        return wanted == plain ? 1 : wanted / plain;
    }

    private Parameters withPotentials(Parameters gained, Motion motion, Firing firing, Firing fires) {
        double reset =
                steps.reset() == Reset.TO_V_RESET && !steps.ignores(Ignored.RESET_POTENTIAL) ? motion.reset() : 0;
        double threshold = cell.spikes() ? threshold(motion.threshold(), firing, fires) : 1;
        Parameters unleaking = gained.withPotentials(0, threshold, reset);
        return unleaking.withLeak(leak(unleaking, motion, reset));
    }

    /// `v >= t` is `v > t'` for the largest number t' below t that the arithmetic knows.
    private double threshold(double threshold, Firing firing, Firing fires) {
        if (firing.inclusive() == fires.inclusive() || firing.many() || fires.many()) {
            return threshold;
        }
        changes.say(
                firing.inclusive()
                        ? "thresholds lowered by the last bit of float32, because a potential at the threshold fires"
                        : "thresholds raised by the last bit of float32, because a potential at the threshold"
                                + " does not fire");
        return firing.inclusive() ? Math.nextDown((float) threshold) : Math.nextUp((float) threshold);
    }

    private double leak(Parameters unleaking, Motion motion, double reset) {
        boolean fixedToZero =
                !cell.leaks() || steps.ignores(Ignored.LEAK_POTENTIAL) || target.insistsOn(Requirement.NO_LEAK);
        if (fixedToZero) {
            return 0;
        }
        if (target.insistsOn(Requirement.LEAK_IS_RESET) && cell == Cell.LEAKY_AND_FIRE) {
            return reset;
        }
        double perLeak = there.motion(cell, unleaking.withLeak(1)).constant();
        double pulling = motion.constant() == 0 ? 0 : motion.constant() / perLeak;
        boolean startsThere = steps.initialPotential() == InitialPotential.LEAK && !motion.forgets();
        boolean corrected = !cell.synaptic() && motion.through() != 0;
        double leak = startsThere && corrected ? motion.start() : pulling;
        return isNear(leak, pulling, Math.abs(pulling)) ? pulling : leak;
    }

    /// What must be added to the input so that the potential gets its constant.
    private double offset(Motion motion, Motion reached) {
        double missing = motion.constant() - reached.constant();
        double size = Math.abs(motion.constant()) + Math.abs(reached.constant());
        if (Math.abs(missing) <= ROUNDING * size) {
            return 0;
        }
        if (cell.synaptic() || reached.gain() == 0) {
            problems.add(new Problem(
                    "v_leak adds " + missing + " to its potential in every step, which " + target.title()
                            + " has no parameter for",
                    "v_leak is left out"));
            return 0;
        }
        return missing / reached.gain();
    }

    private void checkStart(Motion motion, Motion reached) {
        double size = Math.max(Math.abs(motion.threshold()), Math.abs(motion.start()));
        if (!motion.forgets() && !isNear(motion.start(), reached.start(), size)) {
            problems.add(new Problem(
                    "its potential starts at " + motion.start() + ", there at " + reached.start()
                            + (cell.spikes() ? ", counted from the reset" : ""),
                    "its potential starts as the framework starts it"));
        }
    }

    private void makeAlike(List<Parameters> parameters) {
        if (!target.insistsOn(Requirement.ALIKE)
                || parameters.stream().distinct().count() <= 1) {
            return;
        }
        problems.add(new Problem(
                "its neurons differ, and " + target.title() + " insists that all neurons of a layer are alike",
                "all are like the first"));
        parameters.replaceAll(_ -> parameters.getFirst());
    }

    /// The problem of a membrane that sees another part of its current than it would there; none where both see the
    /// same.
    static List<Problem> currents(Discretization here, Discretization there) {
        if (here.cubaCurrent() == there.cubaCurrent() && here.cubaCurrent() != CubaCurrent.INTEGRATED) {
            return List.of();
        }
        return List.of(new Problem(
                "its membrane sees of its current " + here.cubaCurrent().says() + ", there "
                        + there.cubaCurrent().says(),
                "it sees the current that the framework shows it"));
    }

    private static boolean isNear(double one, double other, double size) {
        return Math.abs(one - other) <= ROUNDING * size;
    }
}
