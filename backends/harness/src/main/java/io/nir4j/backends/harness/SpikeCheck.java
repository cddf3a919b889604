package io.nir4j.backends.harness;

import io.nir4j.backends.harness.Observation.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Compares spike trains: signals that are 0 or 1 at every step. Any other number is a difference of its own.
final class SpikeCheck {
    private static final int MOST_STEPS_SHOWN = 16;

    private final Observation observed;
    private final Trace trace;

    SpikeCheck(Observation observed) {
        this.observed = observed;
        this.trace = observed.trace();
    }

    /// A neuron whose spikes are not those expected.
    ///
    /// @param first the first step at which they are not
    private record Odd(Position first, List<Long> spikes) {}

    /// Every element spikes at each of `steps` and at no other.
    Optional<Difference> spikesAt(List<Long> steps) {
        Optional<Difference> noSpikes = noSpikes();
        if (noSpikes.isPresent()) {
            return noSpikes;
        }
        List<Odd> odd = new ArrayList<>();
        long positions = 0;
        for (Position neuron : observed.neurons()) {
            List<Long> spikes = spikes(neuron);
            TreeSet<Long> different = new TreeSet<>(spikes);
            steps.stream().filter(step -> !different.remove(step)).forEach(different::add);
            positions += different.size();
            if (!different.isEmpty()) {
                odd.add(new Odd(new Position(different.first(), neuron.sample(), neuron.element()), spikes));
            }
        }
        Optional<Odd> earliest =
                odd.stream().min(Comparator.comparingLong(one -> one.first().step()));
        long differing = positions;
        return earliest.map(one -> spikesAt(steps, one, odd.size(), differing));
    }

    private Difference spikesAt(List<Long> steps, Odd odd, int count, long differing) {
        Position first = odd.first();
        String found = observed.label(first) + " " + spiking(odd.spikes());
        long neurons = observed.neurons().size();
        String message = neurons == 1
                ? found + ", expected " + expected(steps)
                : Numbers.part(count, neurons, "neuron") + " of " + trace.name() + " spike otherwise than expected, "
                        + expected(steps) + "; " + found;
        List<String> lines = new ArrayList<>();
        if (first.step() >= trace.steps()) {
            lines.add(
                    "a spike is expected at step " + first.step() + ", the run ends with step " + (trace.steps() - 1));
        } else {
            boolean wanted = steps.contains(first.step());
            lines.add("first at step " + first.step() + ": "
                    + (wanted ? "a spike expected, none found" : "a spike found, none expected"));
            lines.addAll(observed.around(first, step -> steps.contains(step) ? "1" : "0"));
        }
        lines.add(Numbers.part(differing, neurons * trace.steps(), "position") + " differ");
        return observed.difference(message, lines);
    }

    /// Every element spikes so many times.
    Optional<Difference> fires(long times) {
        Optional<Difference> noSpikes = noSpikes();
        if (noSpikes.isPresent()) {
            return noSpikes;
        }
        List<Position> neurons = observed.neurons();
        List<Position> odd = neurons.stream()
                .filter(neuron -> spikes(neuron).size() != times)
                .toList();
        return odd.stream().findFirst().map(neuron -> {
            int found = spikes(neuron).size();
            String first = observed.label(neuron) + " fires " + times(found);
            String message = neurons.size() == 1
                    ? first + ", expected " + times(times)
                    : Numbers.part(odd.size(), neurons.size(), "neuron") + " of " + trace.name() + " do not fire "
                            + times(times) + "; " + first;
            return observed.difference(
                    message,
                    Stream.concat(Stream.of(observed.label(neuron) + " " + spiking(spikes(neuron))), summit(neuron))
                            .toList());
        });
    }

    private Stream<String> summit(Position neuron) {
        return observed.membrane().stream().map(potential -> {
            long highest = LongStream.range(0, potential.steps())
                    .boxed()
                    .max(Comparator.comparingDouble(step -> potential.at(step, neuron.sample(), neuron.element())))
                    .orElseThrow();
            return potential.label(neuron.sample(), neuron.element()) + " after a step is at most "
                    + potential.shown(highest, neuron.sample(), neuron.element()) + ", at step " + highest;
        });
    }

    /// The first number that is neither 0 nor 1.
    private Optional<Difference> noSpikes() {
        return observed.neurons().stream()
                .flatMap(neuron -> LongStream.range(0, trace.steps())
                        .mapToObj(step -> new Position(step, neuron.sample(), neuron.element())))
                .filter(position -> observed.at(position) != 0 && observed.at(position) != 1)
                .findFirst()
                .map(position -> observed.difference(
                        observed.label(position) + " is no spike train: it is "
                                + trace.shown(position.step(), position.sample(), position.element()) + " at step "
                                + position.step() + ", and a spike is 1",
                        observed.around(position, _ -> "0 or 1")));
    }

    private List<Long> spikes(Position neuron) {
        return LongStream.range(0, trace.steps())
                .filter(step -> trace.at(step, neuron.sample(), neuron.element()) == 1)
                .boxed()
                .toList();
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String spiking(List<Long> steps) {
        return steps.isEmpty() ? "never spikes" : "spikes at " + shown(steps);
    }

    private static String expected(List<Long> steps) {
        return steps.isEmpty() ? "never" : "at " + shown(steps);
    }

    private static String shown(List<Long> steps) {
        String first =
                steps.stream().limit(MOST_STEPS_SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return steps.size() > MOST_STEPS_SHOWN
                ? "[" + first + ", ...] (" + steps.size() + " steps)"
                : "[" + first + "]";
    }
}
