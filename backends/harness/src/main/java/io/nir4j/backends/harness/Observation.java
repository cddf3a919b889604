package io.nir4j.backends.harness;

import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.dsl.spec.Expectation;
import io.nir4j.dsl.spec.Expectation.Equals;
import io.nir4j.dsl.spec.Expectation.Fires;
import io.nir4j.dsl.spec.Expectation.Near;
import io.nir4j.dsl.spec.Expectation.SpikesAt;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/// What a run did where something was expected of it.
///
/// @param membrane the potential behind a signal of spikes
record Observation(Expectation expectation, Elements elements, Trace trace, Optional<Trace> membrane) {
    /// Steps shown before and after the one that a report is about.
    private static final int AROUND = 3;

    /// One step of one element of one sample.
    record Position(long step, long sample, long element) {}

    static Observation of(Watched watched, Function<Recording, Trace> recorded) {
        return new Observation(
                watched.expectation(),
                watched.elements(),
                recorded.apply(watched.recording()),
                watched.membrane().map(recorded));
    }

    /// What of the expectation was not met.
    Optional<Difference> difference() {
        return switch (expectation.condition()) {
            case SpikesAt(var steps) -> new SpikeCheck(this).spikesAt(steps);
            case Fires(long times) -> new SpikeCheck(this).fires(times);
            case Near near -> new NumberCheck(this).near(near);
            case Equals equals -> new NumberCheck(this).equalTo(equals);
        };
    }

    /// The elements of all samples that the expectation is about, at step 0.
    List<Position> neurons() {
        List<Position> neurons = new ArrayList<>();
        for (long sample = 0; sample < trace.batch(); sample++) {
            for (long element = elements.first(); element < elements.end(); element++) {
                neurons.add(new Position(0, sample, element));
            }
        }
        return neurons;
    }

    double at(Position position) {
        return trace.at(position.step(), position.sample(), position.element());
    }

    String label(Position position) {
        return trace.label(position.sample(), position.element());
    }

    Difference difference(String message, List<String> lines) {
        return new Difference(Diagnostic.of(Code.EXPECTATION_FAILED, message).at(expectation.place()), lines);
    }

    /// The steps around `position`, one a line, with the membrane where there is one.
    ///
    /// @param expected what was expected at a step, empty where nothing was
    List<String> around(Position position, LongFunction<String> expected) {
        long first = Math.max(0, position.step() - AROUND);
        long end = Math.min(trace.steps(), position.step() + AROUND + 1);
        StepTable table = new StepTable(position.step());
        List<Trace> shown = new ArrayList<>(List.of(trace));
        membrane.ifPresent(shown::add);
        List<String> heads = new ArrayList<>(List.of("step", "expected"));
        shown.forEach(signal -> heads.add(signal.label(position.sample(), position.element())));
        table.row(heads);
        for (long step = first; step < end; step++) {
            List<String> cells = new ArrayList<>(List.of(Long.toString(step), expected.apply(step)));
            for (Trace signal : shown) {
                cells.add(signal.shown(step, position.sample(), position.element()));
            }
            table.row(cells);
        }
        return table.lines();
    }
}
