package io.nir4j.backends.compare;

import io.nir4j.backends.compare.FirstDifference.Place;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.program.Program;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Tries choices: runs the changed side and compares it with what the other gave.
///
/// First on the samples and the few steps in which earlier attempts parted, then, only where those agree, on
/// everything. Settings that lower to the same program give the same, so each program is run once.
final class Trials {
    /// How many steps beyond the one in which the sides part are looked at first.
    private static final int MARGIN = 16;

    private final Side.Simulated base;
    private final Function<TypedGraph, Feeding> feeding;
    private final Source target;
    private final List<Watched> signals;
    private final double[] scales;
    private final Tolerance tolerance;
    private final Extent whole;
    private final int batch;
    private final List<Probe> probes = new ArrayList<>();
    private final Map<Setting, Outcome> outcomes = new HashMap<>();
    private final Map<List<Choice>, Optional<Outcome>> lowered = new HashMap<>();
    private long runs;

    /// What a network is fed, and what its signals are called.
    record Feeding(Feed feed, List<String> names) {}

    /// A part of the run on which attempts are tried first, and what the other side gave there.
    private record Probe(Extent extent, Source target) {}

    private record Setting(Program program, String simulator) {}

    /// What is known of a setting.
    static final class Outcome {
        private final Source source;
        private int passed;
        private Optional<Place> parted = Optional.empty();
        private boolean confirmed;

        private Outcome(Source source) {
            this.source = source;
        }

        /// The step in which it parts, in what has been tried; none if it has not yet.
        OptionalLong partedAt() {
            return parted.isPresent() ? OptionalLong.of(parted.get().step()) : OptionalLong.empty();
        }
    }

    /// @param base the side that is changed
    /// @param target what the other side gives
    /// @param signals what is compared, in the order of both
    Trials(
            Side.Simulated base,
            Function<TypedGraph, Feeding> feeding,
            Source target,
            List<Watched> signals,
            double[] scales,
            Tolerance tolerance,
            Extent whole,
            int batch) {
        this.base = base;
        this.feeding = feeding;
        this.target = target;
        this.signals = signals;
        this.scales = scales;
        this.tolerance = tolerance;
        this.whole = whole;
        this.batch = batch;
    }

    Side.Simulated base() {
        return base;
    }

    /// The number of runs so far, whole or in part.
    long runs() {
        return runs;
    }

    /// From now on attempts are tried on this sample up to a bit beyond this step first.
    void probe(int sample, long step) {
        long steps =
                tolerance.spikes() > 0 ? whole.steps() : Math.min(whole.steps(), step + 1 + Math.max(MARGIN, step / 2));
        Extent extent = Extent.of(sample, steps);
        probes.add(new Probe(extent, Lockstep.kept(target, extent, 1, signals)));
    }

    /// What comes of these choices on the probes; nothing if they cannot be made.
    Optional<Outcome> outcome(List<Choice> choices) {
        Optional<Outcome> found = lowered.computeIfAbsent(choices, this::lower);
        found.ifPresent(this::probe);
        return found;
    }

    private Optional<Outcome> lower(List<Choice> choices) {
        Side.Simulated changed = base;
        for (Choice choice : choices) {
            changed = choice.in(changed);
        }
        Program program;
        try {
            program = changed.program(new Findings());
        } catch (InvalidNetwork impossible) {
            return Optional.empty();
        }
        Feeding fed = feeding.apply(changed.network());
        Simulator simulator = changed.simulator();
        return Optional.of(outcomes.computeIfAbsent(
                new Setting(program, simulator.name()),
                setting -> new Outcome(new Source.Live(setting.program(), simulator, fed.feed(), fed.names()))));
    }

    private void probe(Outcome outcome) {
        while (outcome.parted.isEmpty() && outcome.passed < probes.size()) {
            Probe probe = probes.get(outcome.passed);
            outcome.parted = run(outcome.source, probe.target(), probe.extent(), 1, signals);
            outcome.passed += outcome.parted.isEmpty() ? 1 : 0;
        }
    }

    /// Whether the choices change what is computed at all, as far as that can be told without running it.
    boolean changes(List<Choice> choices, List<Choice> others) {
        return !outcome(choices).equals(outcome(others));
    }

    /// Whether with these choices the sides agree on the probes.
    boolean passes(List<Choice> choices) {
        return outcome(choices).filter(outcome -> outcome.parted.isEmpty()).isPresent();
    }

    /// Whether with these choices the sides agree on everything.
    boolean explains(List<Choice> choices) {
        Optional<Outcome> found = outcome(choices);
        if (found.isEmpty() || found.get().parted.isPresent()) {
            return false;
        }
        Outcome outcome = found.get();
        if (!outcome.confirmed) {
            outcome.parted = run(outcome.source, target, whole, batch, signals);
            outcome.confirmed = outcome.parted.isEmpty();
            outcome.parted.ifPresent(place -> probe(place.sample(), place.step()));
        }
        return outcome.confirmed;
    }

    /// Whether with these choices states agree that are not judged.
    boolean statesAgree(List<Choice> choices) {
        List<Watched> all = signals.stream().map(signal -> signal.judged(true)).toList();
        return outcome(choices)
                .map(outcome -> run(outcome.source, target, whole, batch, all).isEmpty())
                .orElse(false);
    }

    private Optional<Place> run(Source source, Source goal, Extent extent, int samples, List<Watched> judged) {
        runs++;
        Verdict verdict = new Verdict(judged, scales, tolerance, extent.steps() * samples);
        Lockstep.run(goal, source, extent, samples, judged, verdict);
        return verdict.parted();
    }
}
