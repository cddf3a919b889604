package io.nir4j.dialects.origin;

import static io.nir4j.dialects.origin.TimeUnit.MILLISECONDS;
import static io.nir4j.dialects.origin.TimeUnit.SECONDS;
import static io.nir4j.dialects.origin.TimeUnit.STEPS;

import io.nir4j.dialects.StepInResistance;
import io.nir4j.dialects.origin.Clues.Placed;
import io.nir4j.model.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/// What tells seconds, milliseconds and counted steps apart (see [Rule] for the weights).
///
/// A neuron's time constants lie between some 0.1 ms and some seconds. What is less than 1 is no number of steps; what
/// is more than 1 would be slow in seconds. A step that follows from the parameters tells more: 1 counts, 1e-4 is
/// seconds.
final class UnitRules {
    private static final double ROUNDING = 1e-6;
    private static final double LONGEST_STEP_SECONDS = 0.02;
    private static final double LONGEST_STEP_MILLISECONDS = 10;

    private UnitRules() {}

    private static final List<Rule<TimeUnit>> RULES = List.of(
            rule("short-times", NeuronClues::shortTimes).gives(5, SECONDS).gives(-8, STEPS),
            rule("long-times", NeuronClues::longTimes)
                    .gives(2, MILLISECONDS, STEPS)
                    .gives(-4, SECONDS),
            rule("step-of-one", UnitRules::stepOfOne).gives(6, STEPS),
            rule("step-of-seconds", UnitRules::stepOfSeconds).gives(4, SECONDS).gives(-4, STEPS),
            rule("step-of-milliseconds", UnitRules::stepOfMilliseconds)
                    .gives(3, MILLISECONDS)
                    .gives(-2, STEPS),
            rule("counting-integrators", UnitRules::onlyCounting).gives(6, STEPS),
            rule("whole-delays", UnitRules::wholeDelays)
                    .gives(2, STEPS)
                    .gives(1, MILLISECONDS)
                    .gives(-3, SECONDS),
            rule("short-delays", UnitRules::shortDelays).gives(3, SECONDS).gives(-6, STEPS));

    private static Rule<TimeUnit> rule(String name, Function<Clues, Optional<String>> finds) {
        return Rule.of(name, finds);
    }

    /// All rules for a file that is likely from `writer`.
    static List<Rule<TimeUnit>> all(Verdict<Writer> writer) {
        List<Rule<TimeUnit>> rules = new ArrayList<>(RULES);
        for (TimeUnit unit : TimeUnit.values()) {
            rules.add(rule("unit-in-metadata", clues -> MetadataClues.unit(clues, unit))
                    .gives(8, unit));
        }
        Writer likely = writer.first().what();
        if (writer.isClear()) {
            likely.unit()
                    .ifPresent(unit -> rules.add(
                            rule("habit-of-writer", clues -> Optional.of(likely.label() + " writes " + unit.label()))
                                    .gives(writer.confidence() == Verdict.Confidence.PERHAPS ? 2 : 6, unit)));
        }
        return List.copyOf(rules);
    }

    /// Whether the network has any time in it, or counts steps.
    static boolean concerns(Clues clues) {
        return clues.taus().length > 0
                || !clues.all(Delay.class).isEmpty()
                || step(clues).isPresent();
    }

    /// The step that follows from the file: from the parameters, else from metadata.
    static Optional<Step> step(Clues clues) {
        return clues.step()
                .filter(UnitRules::isReliable)
                .map(implied -> new Step(implied.seconds(), implied.form().equation()))
                .or(() -> NeuronClues.integratorStep(clues)
                        .map(step -> new Step(step, StepInResistance.INTEGRATOR_RATE.equation() + " of IF")))
                .or(() -> onlyCounting(clues).map(says -> new Step(1, says)))
                .or(() -> MetadataClues.step(clues)
                        .map(stated -> new Step(stated.value(), "the metadata " + stated.entry())));
    }

    /// Any tau and r have a ratio: one alone is taken for a step only if it is the usual one.
    private static boolean isReliable(StepInResistance.Implied step) {
        return step.taus() > 1 || step.form() != StepInResistance.TAU_OVER_STEP || NeuronClues.isUsual(step);
    }

    /// A step in the unit of the file, and what says so.
    record Step(double length, String source) {}

    private static Optional<String> stepOfOne(Clues clues) {
        return step(clues)
                .filter(step -> Math.abs(step.length() - 1) < ROUNDING
                        && onlyCounting(clues).isEmpty())
                .map(step -> "a step is 1 (" + step.source() + ")");
    }

    private static Optional<String> stepOfSeconds(Clues clues) {
        return step(clues)
                .filter(step -> step.length() <= LONGEST_STEP_SECONDS)
                .map(step -> "a step is " + Phrases.number(step.length()) + " (" + step.source() + ")");
    }

    private static Optional<String> stepOfMilliseconds(Clues clues) {
        return step(clues)
                .filter(step -> step.length() > LONGEST_STEP_SECONDS
                        && step.length() <= LONGEST_STEP_MILLISECONDS
                        && Math.abs(step.length() - 1) >= ROUNDING)
                .map(step -> "a step is " + Phrases.number(step.length()) + " (" + step.source() + ")");
    }

    private static Optional<String> onlyCounting(Clues clues) {
        return clues.leaky().isEmpty()
                ? NeuronClues.countingIntegrator(clues).map(says -> says + ", which counts steps")
                : Optional.empty();
    }

    private static Optional<String> wholeDelays(Clues clues) {
        return delays(clues)
                .filter(delays -> DoubleStream.of(delays).allMatch(value -> value == Math.rint(value))
                        && DoubleStream.of(delays).anyMatch(value -> value >= 1))
                .map(delays -> "delays are whole numbers up to "
                        + Phrases.number(DoubleStream.of(delays).max().orElse(0)));
    }

    private static Optional<String> shortDelays(Clues clues) {
        return delays(clues)
                .filter(delays -> DoubleStream.of(delays).allMatch(value -> value < 1)
                        && DoubleStream.of(delays).anyMatch(value -> value > 0))
                .map(delays -> "delays are at most "
                        + Phrases.number(DoubleStream.of(delays).max().orElse(0)));
    }

    private static Optional<double[]> delays(Clues clues) {
        List<Placed> delays = clues.all(Delay.class);
        return delays.isEmpty()
                ? Optional.empty()
                : Optional.of(delays.stream()
                        .flatMapToDouble(placed -> DoubleStream.of(placed.values("delay")))
                        .toArray());
    }
}
