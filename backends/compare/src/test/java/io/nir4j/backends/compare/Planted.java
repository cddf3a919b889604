package io.nir4j.backends.compare;

import io.nir4j.backends.compare.Comparison.Options;
import io.nir4j.backends.compare.Side.Recorded;
import io.nir4j.backends.compare.Side.Simulated;
import io.nir4j.backends.spi.Backends;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.dialects.Axes;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.Graph;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One choice made otherwise in a random network, and whether a comparison names it.
///
/// @param choice the change that is planted
/// @param baseName what the rest is
record Planted(Choice choice, String baseName, Discretization base) {
    static final double STEP_SECONDS = 1e-3;
    private static final List<String> LAST_BITS =
            List.of("form", "coefficients", "precision", "gain=folded", "gain=folded-lif", "synapse-gain=folded");

    /// Every choice on every axis and every parameter, each where it makes a difference.
    static List<Planted> all() {
        List<Planted> all = new ArrayList<>();
        for (String axis : Axes.names()) {
            for (Axis choice : Axes.choices(axis)) {
                all.add(on(new Choice.OnAxis(choice)));
            }
        }
        for (Ignored parameter : Ignored.values()) {
            all.add(new Planted(new Choice.Parameter(parameter, true), "nir", Discretization.CANONICAL));
        }
        all.add(new Planted(new Choice.StepLength(2e-3), "nir", Discretization.CANONICAL));
        return all;
    }

    /// On what the choice matters: the canonical steps, but for what hides it.
    private static Planted on(Choice.OnAxis choice) {
        List<Axis> changes = new ArrayList<>(
                switch (choice.axis()) {
                    case Axis.Gain _, Axis.SynapseGain _ -> List.of(Axis.Decay.EXPONENTIAL);
                    case Axis.Coefficients _, Axis.Form _ -> List.of(Axis.Precision.FLOAT32);
                    case Axis.ResetWhen moment when moment != Axis.ResetWhen.NEXT_STEP -> List.of(Axis.Reset.SUBTRACT);
                    case Axis.LateReset late ->
                        late == Axis.LateReset.AFTER || late == Axis.LateReset.CUBA_AFTER
                                ? List.of(Axis.ResetWhen.NEXT_STEP)
                                : List.of(Axis.ResetWhen.NEXT_STEP, Axis.Reset.SUBTRACT);
                    case Axis.BackEdges edges
                    when edges != Axis.BackEdges.BIAS -> List.of(Axis.SpikeFrom.OLD_POTENTIAL);
                    default -> List.<Axis>of();
                });
        if (Discretization.CANONICAL.axes().contains(choice.axis())) {
            changes.add(other(choice.axis()));
        }
        String name = "nir" + changes.stream().map(axis -> ", " + text(axis)).collect(Collectors.joining());
        return new Planted(choice, name, Discretization.CANONICAL.with(changes.toArray(Axis[]::new)));
    }

    /// A choice on the same axis that can be told from the canonical one.
    private static Axis other(Axis canonical) {
        return switch (canonical) {
            case Axis.BackEdges _ -> Axis.BackEdges.DIRECT;
            case Axis.LateReset _ -> Axis.LateReset.BEFORE;
            default ->
                Axes.choices(Axes.nameOf(canonical)).stream()
                        .filter(known -> !known.equals(canonical))
                        .findFirst()
                        .orElseThrow();
        };
    }

    private static String text(Axis axis) {
        return new Choice.OnAxis(axis).text();
    }

    /// What a comparison makes of the planted change.
    ///
    /// @param parted whether the data show the change at all
    /// @param named whether it is among the explanations
    /// @param first whether it is the first of them
    /// @param equals how many explanations there are
    record Found(boolean parted, boolean named, boolean first, int equals) {}

    private Options options() {
        Tolerance tolerance = LAST_BITS.contains(choice.about()) || LAST_BITS.contains(choice.text())
                ? new Tolerance(0, 0)
                : Tolerance.STANDARD;
        return new Options(tolerance, true, Duration.ofSeconds(60));
    }

    private Simulated side(Graph graph) {
        return new Simulated(TypedGraph.of(graph), Dialects.NIR, STEP_SECONDS, Backends.simulator("reference"))
                .stepping(base);
    }

    /// The change in A; the comparison knows both sides.
    Comparison compare(long seed) {
        Simulated b = side(ExposingNetworks.network(seed));
        return Comparison.of(choice.in(b), b, ExposingNetworks.feed(seed), options(), new Findings());
    }

    /// The change in what was recorded of everything; the comparison knows only the result.
    Comparison compareWithRecording(long seed) {
        Simulated b = side(ExposingNetworks.network(seed));
        Feed feed = ExposingNetworks.feed(seed);
        return Comparison.of(new Recorded(record(choice.in(b), feed)), b, feed, options(), new Findings());
    }

    /// All layers and states.
    static Map<String, Tensor> record(Simulated side, Feed feed) {
        Program program = side.program(new Findings());
        List<Recording> recordings = new Pairing(program, side.network().graph())
                .own(true).stream()
                        .map(signal -> program.recording(signal.a()).orElseThrow())
                        .toList();
        SimulationOptions options = new SimulationOptions(feed.batch(), program.precision(), recordings);
        try (Simulation simulation = side.simulator().open(program, options)) {
            return new LinkedHashMap<>(simulation.advance(feed.inputs()).recordings());
        }
    }

    Found in(Comparison comparison) {
        if (comparison.agrees()) {
            return new Found(false, false, false, 0);
        }
        Why why = comparison.why().orElseThrow();
        List<List<Choice>> sets =
                why.explanations().stream().map(Why.Explanation::choices).toList();
        boolean named = sets.contains(List.of(choice));
        boolean first = named && sets.getFirst().equals(List.of(choice));
        return new Found(true, named, first, sets.size());
    }
}
