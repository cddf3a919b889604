package io.nir4j.backends.compare;

import io.nir4j.dialects.Axes;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.dialects.TimeStep;
import io.nir4j.model.Delay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// The choices among which an explanation is looked for, the most plausible first.
final class Choices {
    /// What people get differently most often, and what changes most, first; what decides last bits, last.
    private static final List<String> PLAUSIBLE = List.of(
            "reset",
            "reset-when",
            "dt",
            "decay",
            "gain",
            "comparison",
            "spikes-per-step",
            "spike-from",
            "cuba-current",
            "synapse-gain",
            "integrator-gain",
            "back-edges",
            "arrival",
            "initial-potential",
            "resistance",
            "reset-potential",
            "leak-potential",
            "cuba-resistance",
            "input-weight",
            "input-decay",
            "leak-term",
            "integrators",
            "synapse-rest",
            "late-reset",
            "sum-pool-padding",
            "precision",
            "coefficients",
            "form",
            "dialect",
            "backend",
            "file");

    private static final List<Double> USUAL_STEPS = List.of(1e-3, 1e-4, 1e-5, 1.0);
    private static final List<Double> USUAL_FACTORS = List.of(0.1, 10.0, 1e-3, 1e3, 0.5, 2.0);
    private static final double SAME_STEP = 1e-9;
    /// A delay of many more steps than the user asked for takes memory without bounds.
    private static final double LONGEST_DELAY = 100;

    private Choices() {}

    /// How plausible a choice is; less is more.
    static int rank(Choice choice) {
        int at = PLAUSIBLE.indexOf(choice.about());
        return at < 0 ? PLAUSIBLE.size() : at;
    }

    /// How plausible it is that all of these are made.
    static int rank(List<Choice> choices) {
        return choices.stream().mapToInt(Choices::rank).sum();
    }

    private static List<Choice> ranked(List<Choice> choices) {
        return choices.stream().sorted(Comparator.comparingInt(Choices::rank)).toList();
    }

    /// What makes `from` into `to`.
    static List<Choice> between(Side.Simulated from, Side.Simulated to) {
        List<Choice> choices = new ArrayList<>();
        for (Axis axis : to.steps().axes()) {
            if (!from.steps().axes().contains(axis)) {
                choices.add(new Choice.OnAxis(axis));
            }
        }
        for (Ignored parameter : Ignored.values()) {
            boolean ignored = to.steps().ignores(parameter);
            if (ignored != from.steps().ignores(parameter)) {
                choices.add(new Choice.Parameter(parameter, ignored));
            }
        }
        if (from.stepSeconds() != to.stepSeconds()) {
            choices.add(new Choice.StepLength(to.stepSeconds()));
        }
        if (!from.simulator().name().equals(to.simulator().name())) {
            choices.add(new Choice.OnBackend(to.simulator()));
        }
        if (!from.network().graph().equals(to.network().graph())) {
            choices.add(new Choice.InNetwork(to.network()));
        }
        return ranked(choices);
    }

    /// Every single choice that `side` could make otherwise.
    static List<Choice> around(Side.Simulated side) {
        List<Choice> choices = new ArrayList<>();
        for (String name : Axes.names()) {
            Axes.choices(name).stream()
                    .filter(axis -> !side.steps().axes().contains(axis))
                    .forEach(axis -> choices.add(new Choice.OnAxis(axis)));
        }
        for (Ignored parameter : Ignored.values()) {
            choices.add(new Choice.Parameter(parameter, !side.steps().ignores(parameter)));
        }
        steps(side).forEach(seconds -> choices.add(new Choice.StepLength(seconds)));
        return ranked(choices);
    }

    /// All dialects.
    static List<Choice> dialects() {
        List<Choice> choices = new ArrayList<>();
        Dialects.all().forEach(dialect -> choices.add(new Choice.Whole(dialect)));
        return choices;
    }

    private static List<Double> steps(Side.Simulated side) {
        List<Double> steps = new ArrayList<>();
        TimeStep.fromParameters(side.network().graph()).ifPresent(step -> steps.add(step.seconds()));
        USUAL_FACTORS.forEach(factor -> steps.add(side.stepSeconds() * factor));
        steps.addAll(USUAL_STEPS);
        Dialects.all().forEach(dialect -> dialect.fixedStepSeconds().ifPresent(steps::add));
        TreeSet<Double> distinct =
                new TreeSet<>((one, other) -> Math.abs(one / other - 1) < SAME_STEP ? 0 : Double.compare(one, other));
        distinct.add(side.stepSeconds());
        boolean delays =
                side.network().graph().nodesThroughout().values().stream().anyMatch(Delay.class::isInstance);
        return steps.stream()
                .map(seconds -> Double.parseDouble(String.format(Locale.ROOT, "%.9e", seconds)))
                .filter(seconds -> !delays || seconds * LONGEST_DELAY >= side.stepSeconds())
                .filter(distinct::add)
                .toList();
    }
}
