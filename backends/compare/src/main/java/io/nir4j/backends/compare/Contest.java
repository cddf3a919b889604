package io.nir4j.backends.compare;

import io.nir4j.backends.compare.Comparison.Options;
import io.nir4j.backends.compare.Divergence.Earlier;
import io.nir4j.backends.compare.Divergence.Row;
import io.nir4j.backends.compare.Divergence.Trace;
import io.nir4j.backends.compare.FirstDifference.Place;
import io.nir4j.backends.compare.Side.Recorded;
import io.nir4j.backends.compare.Side.Simulated;
import io.nir4j.backends.compare.Trials.Feeding;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.diff.GraphDiff;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Two sides made ready to be compared: sources of the same signals.
///
/// @param changing the side whose choices are varied to find out why they part
/// @param changesA whether that is A
/// @param known what that side would have to change to be the other; empty where the other is a recording; no changes
///     where there is nothing to look for
/// @param feeding what each network is fed, and how the signals are called in it
record Contest(
        Source a,
        Source b,
        List<Watched> signals,
        List<Watched> outputs,
        Feed feed,
        Options options,
        Optional<GraphDiff> graphs,
        Simulated changing,
        boolean changesA,
        Optional<List<Choice>> known,
        Function<TypedGraph, Feeding> feeding) {
    private static final int LONGEST_LAG = 8;
    private static final int STEPS_BEFORE = 4;
    private static final int STEPS_AFTER = 2;
    private static final long NUMBERS_FOR_LAGS = 1L << 24;

    static Contest ofRuns(Simulated a, Simulated b, Feed feed, Options options, Findings findings) {
        Program programA = a.program(findings);
        Program programB = b.program(findings);
        Pairing pairing = new Pairing(programA, a.network().graph());
        boolean same = a.network().graph().equals(b.network().graph());
        Optional<GraphDiff> diff = same
                ? Optional.empty()
                : Optional.of(GraphDiff.of(a.network().graph(), b.network().graph(), 0));
        Map<String, String> partners =
                diff.map(found -> partners(found, programB)).orElse(Map.of());
        List<Watched> signals =
                same ? pairing.own(options.states()) : pairing.with(programB, partners, options.states(), findings);
        Feeding forA = new Feeding(feed, signals.stream().map(Watched::a).toList());
        Feeding forB = new Feeding(
                renamed(feed, programB, partners),
                signals.stream().map(Watched::b).toList());
        TypedGraph networkA = a.network();
        List<Choice> known = Choices.between(b, a);
        boolean onlyNetwork = known.stream().allMatch(Choice.InNetwork.class::isInstance);
        return new Contest(
                new Source.Live(programA, a.simulator(), forA.feed(), forA.names()),
                new Source.Live(programB, b.simulator(), forB.feed(), forB.names()),
                signals,
                outputs(signals, programA),
                feed,
                options,
                diff,
                b,
                false,
                onlyNetwork ? Optional.empty() : Optional.of(known),
                network -> network.equals(networkA) ? forA : forB);
    }

    /// Of a network and what was made of it; where they part, that is not asked why.
    static Contest ofRewritten(
            Simulated a, Simulated b, Map<String, String> partners, Feed feed, Options options, Findings findings) {
        Program programA = a.program(findings);
        Program programB = b.program(findings);
        List<Watched> signals = new Pairing(programA, a.network().graph())
                .with(programB, partners, false, findings).stream()
                        .filter(signal -> signal.kind() != Watched.Kind.STATE)
                        .toList();
        Feeding forA = new Feeding(feed, signals.stream().map(Watched::a).toList());
        Feeding forB = new Feeding(
                renamed(feed, programB, partners),
                signals.stream().map(Watched::b).toList());
        return new Contest(
                new Source.Live(programA, a.simulator(), forA.feed(), forA.names()),
                new Source.Live(programB, b.simulator(), forB.feed(), forB.names()),
                signals,
                outputs(signals, programA),
                feed,
                options,
                Optional.empty(),
                b,
                false,
                Optional.of(List.of()),
                _ -> forB);
    }

    static Contest withRecording(
            Simulated run, Recorded result, boolean recordedIsA, Feed feed, Options options, Findings findings) {
        Program program = run.program(findings);
        RecordedSignals recorded = RecordedSignals.of(
                result, program, new Pairing(program, run.network().graph()), feed, findings);
        List<Watched> signals = recorded.signals();
        Feeding feeding = new Feeding(feed, signals.stream().map(Watched::a).toList());
        Source live = new Source.Live(program, run.simulator(), feed, feeding.names());
        return new Contest(
                recordedIsA ? recorded.source() : live,
                recordedIsA ? live : recorded.source(),
                signals,
                outputs(signals, program),
                feed,
                options,
                Optional.empty(),
                run,
                !recordedIsA,
                Optional.empty(),
                network -> feeding);
    }

    private static List<Watched> outputs(List<Watched> signals, Program program) {
        return signals.stream()
                .filter(signal -> program.outputs().containsKey(signal.a()))
                .toList();
    }

    /// The nodes of B by those of A; nodes of the same name belong together, whatever the diff pairs.
    private static Map<String, String> partners(GraphDiff diff, Program b) {
        Map<String, String> partners = new HashMap<>();
        diff.pairs().stream()
                .filter(pair -> !b.nodes().containsKey(pair.a()))
                .forEach(pair -> partners.put(pair.a(), pair.b()));
        return partners;
    }

    /// The feed by the names of B's inputs.
    private static Feed renamed(Feed feed, Program b, Map<String, String> partners) {
        boolean single = feed.inputs().size() == 1 && b.inputs().size() == 1;
        Map<String, Tensor> inputs = new HashMap<>();
        feed.inputs().forEach((name, array) -> {
            inputs.put(single ? b.inputs().firstKey() : partners.getOrDefault(name, name), array);
        });
        return new Feed(feed.steps(), feed.batch(), inputs);
    }

    Comparison settle() {
        Extent whole = Extent.all(feed);
        Tolerance tolerance = options.tolerance();
        int longestLag = longestLag();
        Statistics statistics = new Statistics(signals, outputs, feed.batch(), longestLag, tolerance);
        Lockstep.run(a, b, whole, feed.batch(), signals, statistics);
        List<LayerAgreement> layers = statistics.layers();
        boolean agrees = layers.stream()
                .allMatch(layer -> layer.agrees() || !layer.signal().judged());
        boolean statesAgree = layers.stream().allMatch(LayerAgreement::agrees);
        // Where all that counts agrees, states may still part, which is worth a reason.
        List<Watched> judged = agrees && !statesAgree
                ? signals.stream().map(signal -> signal.judged(true)).toList()
                : signals;
        double[] scales = statistics.scales();
        FirstDifference first = new FirstDifference(judged, scales, tolerance);
        Lockstep.run(a, b, whole, feed.batch(), judged, first);
        return new Comparison(
                feed.steps(),
                feed.batch(),
                agrees,
                layers,
                statistics.outputs(),
                first.judged().map(place -> divergence(place, first.state())),
                graphs,
                known.orElse(List.of()),
                statesAgree || isUnasked()
                        ? Optional.empty()
                        : first.judged().map(place -> why(place, judged, scales)));
    }

    private boolean isUnasked() {
        return known.filter(List::isEmpty).isPresent();
    }

    /// Shorter where so many steps of a large network could not be kept.
    private int longestLag() {
        long perStep = 2L
                * feed.batch()
                * signals.stream().mapToLong(Watched::elements).sum();
        long fitting = NUMBERS_FOR_LAGS / Math.max(1, perStep);
        return (int) Math.max(0, Math.min(Math.min(LONGEST_LAG, feed.steps() - 1), fitting));
    }

    private Divergence divergence(Place place, Optional<Place> state) {
        List<Watched> shown = signals.stream()
                .filter(signal -> signal.node().equals(place.signal().node()))
                .sorted((one, other) ->
                        other.kind().name().length() - one.kind().name().length())
                .toList();
        Optional<Earlier> earlier =
                state.map(before -> new Earlier(before.signal(), before.neuron(), before.sample(), before.step()));
        return new Divergence(
                place.signal(),
                place.neuron(),
                place.sample(),
                place.step(),
                place.a(),
                place.b(),
                new Trace(shown, rows(place, shown)),
                earlier);
    }

    private List<Row> rows(Place place, List<Watched> shown) {
        long from = Math.max(0, place.step() - STEPS_BEFORE);
        long to = Math.min(feed.steps(), place.step() + STEPS_AFTER + 1);
        List<Row> rows = new ArrayList<>();
        Lockstep.run(a, b, Extent.of(place.sample(), to), 1, signals, block -> {
            for (int step = 0; step < block.steps(); step++) {
                if (block.firstStep() + step >= from) {
                    rows.add(new Row(
                            block.firstStep() + step,
                            values(block.rowsA(), step, place.neuron(), shown),
                            values(block.rowsB(), step, place.neuron(), shown)));
                }
            }
            return true;
        });
        return rows;
    }

    private List<Double> values(List<double[]> rows, int step, int neuron, List<Watched> shown) {
        return shown.stream()
                .map(signal -> rows.get(signals.indexOf(signal))[step * signal.elements() + neuron])
                .toList();
    }

    private Why why(Place place, List<Watched> judged, double[] scales) {
        long end = System.nanoTime() + options.patience().toNanos();
        Trials trials = new Trials(
                changing,
                feeding,
                Lockstep.kept(changesA ? b : a, Extent.all(feed), feed.batch(), signals),
                judged,
                scales,
                options.tolerance(),
                Extent.all(feed),
                feed.batch());
        trials.probe(place.sample(), place.step());
        Search search = new Search(trials, changesA, () -> System.nanoTime() - end > 0);
        return known.map(search::among).orElseGet(() -> search.around(Choices.around(changing), Choices.dialects()));
    }
}
