package io.nir4j.compiler.lowering;

import io.nir4j.compiler.program.Expr;
import io.nir4j.compiler.program.NeuronModel;
import io.nir4j.dialects.Axis.Comparison;
import io.nir4j.dialects.Axis.LateReset;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.dialects.Axis.SpikesPerStep;
import io.nir4j.dialects.Discretization;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Completes the model of a neuron: integrates its membrane, and where there is a threshold, fires and resets.
final class Firing {
    private static final Expr ZERO = Expr.num(0);
    private static final Expr ONE = Expr.num(1);

    private final Discretization steps;
    private final ModelBuilder model;
    private final Membrane membrane;

    Firing(Discretization steps, ModelBuilder model, Membrane membrane) {
        this.steps = steps;
        this.model = model;
        this.membrane = membrane;
    }

    /// @param integrate the membrane one step on
    NeuronModel complete(UnaryOperator<Expr> integrate) {
        if (membrane.threshold().isEmpty()) {
            return finish(model.line("v_new", integrate.apply(old())), Optional.empty());
        }
        Expr threshold = membrane.threshold().get();
        if (steps.spikeFrom() == SpikeFrom.OLD_POTENTIAL) {
            Expr before = earlierSpikes(threshold);
            return finish(floored(model.line("v_new", late(before, threshold, integrate))), Optional.of(before));
        }
        return switch (steps.resetWhen()) {
            case SAME_STEP -> inTheSameStep(threshold, integrate);
            case SAME_STEP_ONCE -> once(threshold, integrate);
            case NEXT_STEP -> {
                Expr potential = model.line("v_new", late(earlierSpikes(threshold), threshold, integrate));
                Expr spikes = model.line("z", spikes(potential, threshold));
                yield finish(floored(potential), Optional.of(spikes));
            }
        };
    }

    private static Expr old() {
        return Expr.ref("v");
    }

    private Expr earlierSpikes(Expr threshold) {
        return model.line("z_old", spikes(old(), threshold));
    }

    private NeuronModel inTheSameStep(Expr threshold, UnaryOperator<Expr> integrate) {
        Expr reached = model.line("v_reached", integrate.apply(old()));
        Expr spikes = model.line("z", spikes(reached, threshold));
        Expr lowered = lowered(set(spikes, reached), spikes, threshold);
        return finish(floored(model.line("v_new", lowered)), Optional.of(spikes));
    }

    /// snnTorch's way to reset in the step of the spike: the reset that the state before calls for is done first, and
    /// what that already did is taken back from this step's.
    private NeuronModel once(Expr threshold, UnaryOperator<Expr> integrate) {
        Expr before = earlierSpikes(threshold);
        Expr reached = model.line("v_reached", late(before, threshold, integrate));
        Expr spikes = model.line("z", spikes(reached, threshold));
        Expr potential = switch (steps.reset()) {
            case TO_V_RESET ->
                reached.plus(more(spikes, before).times(membrane.reset().minus(reached)));
            case TO_ZERO -> reached.minus(more(spikes, before).times(reached));
            case SUBTRACT -> reached.minus(spikes.minus(before).times(threshold));
            case NONE -> reached;
        };
        return finish(floored(model.line("v_new", potential)), Optional.of(spikes));
    }

    /// Whether it spikes now, less whether it did before: 1, 0 or -1.
    private Expr more(Expr spikes, Expr before) {
        return steps.spikes() == SpikesPerStep.ONE
                ? spikes.minus(before)
                : spikes.choose(ONE, ZERO).minus(before.choose(ONE, ZERO));
    }

    /// One step in which the reset comes that `before`, the spikes of the old potential, call for.
    private Expr late(Expr before, Expr threshold, UnaryOperator<Expr> integrate) {
        return switch (order()) {
            case BEFORE -> integrate.apply(model.line("v_start", lowered(set(before, old()), before, threshold)));
            case AFTER -> {
                Expr updated = model.line("v_updated", integrate.apply(old()));
                yield lowered(set(before, updated), before, threshold);
            }
            case SPLIT, CUBA_BEFORE, CUBA_AFTER -> {
                Expr start = model.line("v_start", set(before, old()));
                yield lowered(integrate.apply(start), before, threshold);
            }
        };
    }

    private LateReset order() {
        return switch (steps.lateReset()) {
            case CUBA_BEFORE -> membrane.behindSynapse() ? LateReset.BEFORE : LateReset.SPLIT;
            case CUBA_AFTER -> membrane.behindSynapse() ? LateReset.AFTER : LateReset.SPLIT;
            case SPLIT, BEFORE, AFTER -> steps.lateReset();
        };
    }

    private Expr spikes(Expr potential, Expr threshold) {
        Expr fires =
                steps.comparison() == Comparison.GREATER ? potential.exceeds(threshold) : potential.reaches(threshold);
        return steps.spikes() == SpikesPerStep.ONE
                ? fires
                : fires.choose(potential.over(threshold).floor(), ZERO);
    }

    /// `potential`, set anew where it fired; subtraction is left to [#lowered].
    private Expr set(Expr spikes, Expr potential) {
        return switch (steps.reset()) {
            case TO_V_RESET -> spikes.choose(membrane.reset(), potential);
            case TO_ZERO -> spikes.choose(ZERO, potential);
            case SUBTRACT, NONE -> potential;
        };
    }

    private Expr lowered(Expr potential, Expr spikes, Expr threshold) {
        return steps.reset() == Reset.SUBTRACT ? potential.minus(spikes.times(threshold)) : potential;
    }

    private Expr floored(Expr potential) {
        if (!membrane.floored()) {
            return potential;
        }
        Expr floor =
                model.coefficient("floor", membrane.threshold().orElseThrow().negate());
        return model.line("v_bounded", potential.exceeds(floor).choose(potential, floor));
    }

    private NeuronModel finish(Expr potential, Optional<Expr> spikes) {
        Expr initial = switch (steps.initialPotential()) {
            case LEAK, LEAK_OR_RESET -> membrane.leak();
            case ZERO -> ZERO;
            case RESET -> membrane.reset();
        };
        model.state("v", initial, potential);
        Expr shown = membrane.unit().isOne() ? potential : model.line("v_shown", potential.times(membrane.unit()));
        model.observe("v", shown);
        return model.output(spikes.orElse(shown));
    }
}
