package io.nir4j.backends.harness;

import io.nir4j.backends.harness.Observation.Position;
import io.nir4j.dsl.spec.Expectation.Equals;
import io.nir4j.dsl.spec.Expectation.Near;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares numbers, after rounding what was expected to the precision of the simulation.
final class NumberCheck {
    private final Observation observed;
    private final Trace trace;

    NumberCheck(Observation observed) {
        this.observed = observed;
        this.trace = observed.trace();
    }

    /// How far apart two numbers are; NaN is 0 from NaN and infinitely far from all else.
    private static double error(double expected, double found) {
        boolean same = expected == found || (Double.isNaN(expected) && Double.isNaN(found));
        double error = same ? 0 : Math.abs(expected - found);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    /// Every element is `near.value()` at one step.
    Optional<Difference> near(Near near) {
        if (near.step() >= trace.steps()) {
            return Optional.of(observed.difference(
                    "there is no step " + near.step() + ": the run ends with step " + (trace.steps() - 1), List.of()));
        }
        double wanted = trace.rounded(near.value());
        Disagreement worst = new Disagreement();
        for (Position neuron : observed.neurons()) {
            Position position = new Position(near.step(), neuron.sample(), neuron.element());
            worst.add(position, error(wanted, observed.at(position)), near.tolerance());
        }
        return worst.farthest().map(position -> {
            String expected = Numbers.shown(wanted, trace.precision()) + " +- " + Numbers.shown(near.tolerance());
            String found = observed.label(position) + " at step " + near.step() + " is " + shown(position);
            String message = worst.positions() == 1
                    ? found + ", expected " + expected + ": off by " + Numbers.brief(worst.error())
                    : Numbers.part(worst.differing(), worst.positions(), "element") + " of " + trace.name()
                            + " at step " + near.step() + " are not " + expected + "; the worst, "
                            + observed.label(position) + ", is " + shown(position) + ": off by "
                            + Numbers.brief(worst.error());
            return observed.difference(
                    message,
                    observed.around(
                            position, step -> step == near.step() ? Numbers.shown(wanted, trace.precision()) : ""));
        });
    }

    private String shown(Position position) {
        return trace.shown(position.step(), position.sample(), position.element());
    }

    /// Every position is that of an array, but for a share of them.
    Optional<Difference> equalTo(Equals equals) {
        Optional<ArrayLayout> layout =
                ArrayLayout.of(equals.expected().shape(), observed.elements().features());
        boolean fits = layout.filter(
                        known -> known.steps() == trace.steps() && known.batch().orElse(trace.batch()) == trace.batch())
                .isPresent();
        if (!fits) {
            return Optional.of(observed.difference(
                    "the array for " + observed.expectation().signal() + " has shape "
                            + equals.expected().shape() + ", expected "
                            + ArrayLayout.expected(observed.elements().features()) + " with "
                            + trace.steps() + " steps and batch " + trace.batch(),
                    List.of()));
        }
        Expected expected = new Expected(equals, layout.orElseThrow());
        Disagreement worst = compare(expected);
        boolean met = 100.0 * worst.differing() <= equals.percent() * worst.positions();
        return worst.first().filter(_ -> !met).map(first -> report(expected, worst, first));
    }

    /// The numbers of an array by position.
    private final class Expected {
        private final Equals equals;
        private final ArrayLayout layout;

        Expected(Equals equals, ArrayLayout layout) {
            this.equals = equals;
            this.layout = layout;
        }

        double at(Position position) {
            long index = layout.index(position.step(), position.sample(), position.element());
            return trace.rounded(equals.expected().getDouble(index));
        }
    }

    private Disagreement compare(Expected expected) {
        Disagreement worst = new Disagreement();
        List<Position> neurons = observed.neurons();
        for (long step = 0; step < trace.steps(); step++) {
            for (Position neuron : neurons) {
                Position position = new Position(step, neuron.sample(), neuron.element());
                worst.add(position, error(expected.at(position), observed.at(position)), expected.equals.tolerance());
            }
        }
        return worst;
    }

    private Difference report(Expected expected, Disagreement worst, Position first) {
        Equals equals = expected.equals;
        double percent = 100.0 * worst.differing() / worst.positions();
        String allowed = equals.percent() > 0 ? ", " + Numbers.shown(equals.percent()) + " % may" : "";
        String tolerance = equals.tolerance() > 0 ? " by more than " + Numbers.shown(equals.tolerance()) : "";
        String message = observed.expectation().signal() + " differs from the array"
                + tolerance + " at " + Numbers.part(worst.differing(), worst.positions(), "position") + " ("
                + Numbers.brief(percent) + " %" + allowed + ")";
        List<String> lines = new ArrayList<>();
        lines.add("first at step " + first.step() + ": " + observed.label(first) + " is " + shown(first) + ", expected "
                + Numbers.shown(expected.at(first), trace.precision()));
        lines.addAll(observed.around(
                first,
                step -> Numbers.shown(
                        expected.at(new Position(step, first.sample(), first.element())), trace.precision())));
        Position farthest = worst.farthest().orElseThrow();
        lines.add("largest difference: " + Numbers.brief(worst.error()) + ", " + observed.label(farthest) + " at step "
                + farthest.step());
        if (observed.neurons().size() > 1) {
            lines.add("steps that differ: " + worst.byElement(observed::label));
        }
        return observed.difference(message, lines);
    }
}
