package io.nir4j.dialects.export;

import io.nir4j.dialects.Axis.Comparison;
import io.nir4j.dialects.Axis.Integrators;
import io.nir4j.dialects.Axis.LateReset;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.ResetWhen;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.dialects.Axis.SpikesPerStep;
import io.nir4j.dialects.Discretization;
import java.util.ArrayList;
import java.util.List;

/// What a neuron does at its threshold, with choices that give the same spikes made the same.
///
/// @param effect what a spike does to the potential
/// @param when when it does it
/// @param many as many spikes as whole thresholds fit
/// @param inclusive a potential at the threshold fires
/// @param fromOld the potential before the update decides
/// @param floored the potential never ends a step below the negative threshold
record Firing(Effect effect, When when, boolean many, boolean inclusive, boolean fromOld, boolean floored) {
    enum Effect {
        SETS("takes the potential to v_reset or zero"),
        SUBTRACTS("takes the threshold off the potential"),
        NONE("leaves the potential");

        private final String says;

        Effect(String says) {
            this.says = says;
        }
    }

    enum When {
        AT_ONCE("in the step of the spike"),
        ONCE("in the step of the spike, but a reset can be undone in the next"),
        AFTER_UPDATE("after the next step's update");

        private final String says;

        When(String says) {
            this.says = says;
        }
    }

    /// How a neuron of this kind fires.
    ///
    /// A potential that is set before the next update might as well be set at once: only recordings show the
    /// difference. A reset to a potential below the threshold cannot be undone in the next step.
    static Firing of(Discretization steps, Cell cell) {
        boolean integrator = cell == Cell.INTEGRATE_AND_FIRE;
        boolean floored = integrator && steps.integrators() == Integrators.FLOORED;
        boolean inclusive = steps.comparison() == Comparison.AT_LEAST;
        boolean many = steps.spikes() == SpikesPerStep.MANY;
        boolean fromOld = steps.spikeFrom() == SpikeFrom.OLD_POTENTIAL;
        if (integrator && steps.integrators() == Integrators.LEAKY) {
            return new Firing(Effect.SUBTRACTS, When.ONCE, many, inclusive, false, false);
        }
        Effect effect = switch (steps.reset()) {
            case TO_V_RESET, TO_ZERO -> Effect.SETS;
            case SUBTRACT -> Effect.SUBTRACTS;
            case NONE -> Effect.NONE;
        };
        When when = steps.reset() == Reset.NONE ? When.AT_ONCE : when(steps, cell, effect, fromOld);
        return new Firing(effect, when, many, inclusive, fromOld, floored);
    }

    private static When when(Discretization steps, Cell cell, Effect effect, boolean fromOld) {
        if (!fromOld && steps.resetWhen() == ResetWhen.SAME_STEP) {
            return When.AT_ONCE;
        }
        if (!fromOld && steps.resetWhen() == ResetWhen.SAME_STEP_ONCE) {
            return effect == Effect.SETS ? When.AT_ONCE : When.ONCE;
        }
        LateReset order = switch (steps.lateReset()) {
            case CUBA_BEFORE -> cell.synaptic() ? LateReset.BEFORE : LateReset.SPLIT;
            case CUBA_AFTER -> cell.synaptic() ? LateReset.AFTER : LateReset.SPLIT;
            case SPLIT, BEFORE, AFTER -> steps.lateReset();
        };
        boolean before = order == LateReset.BEFORE || (order == LateReset.SPLIT && effect == Effect.SETS);
        return before ? When.AT_ONCE : When.AFTER_UPDATE;
    }

    /// What is otherwise in `there`.
    ///
    /// @param forgets nothing of a potential is left in the next step, so that no reset shows
    List<Problem> differences(Firing there, boolean forgets) {
        List<Problem> found = new ArrayList<>();
        if (!forgets && effect != there.effect) {
            found.add(difference("a spike " + effect.says, "it " + there.effect.says));
        }
        if (!forgets && effect == there.effect && when != there.when) {
            found.add(difference("a reset comes " + when.says, "it comes " + there.when.says));
        }
        if (many != there.many) {
            found.add(difference("a step brings " + number(), "it brings " + there.number()));
        }
        if (fromOld != there.fromOld) {
            found.add(difference(
                    "the potential " + decider() + " the update decides about spikes",
                    "the one " + there.decider() + " it does"));
        }
        if (floored != there.floored) {
            found.add(difference(
                    "a step " + (floored ? "never ends" : "can end") + " below -v_threshold",
                    "it " + (there.floored ? "never does" : "can")));
        }
        return found;
    }

    private static Problem difference(String here, String there) {
        return new Problem(here + ", there " + there, there);
    }

    private String number() {
        return many ? "as many spikes as whole thresholds fit" : "one spike at most";
    }

    private String decider() {
        return fromOld ? "before" : "after";
    }
}
