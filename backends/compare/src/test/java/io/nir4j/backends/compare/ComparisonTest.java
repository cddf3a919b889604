package io.nir4j.backends.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.compare.Comparison.Options;
import io.nir4j.backends.compare.Side.Simulated;
import io.nir4j.backends.compare.Watched.Kind;
import io.nir4j.backends.spi.Backends;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a comparison of two runs finds.
class ComparisonTest {
    private static final Simulator REFERENCE = Backends.simulator("reference");
    private static final long SEED = 11;

    private static Simulated run(Graph graph, Axis... choices) {
        return new Simulated(TypedGraph.of(graph), Dialects.NIR, 1e-3, REFERENCE)
                .stepping(Discretization.CANONICAL.with(choices));
    }

    private static Simulated exposing(Axis... choices) {
        return run(ExposingNetworks.network(SEED), choices);
    }

    private static Comparison compare(Side a, Side b, Options options) {
        return Comparison.of(a, b, ExposingNetworks.feed(SEED), options, new Findings());
    }

    private static Comparison compare(Side a, Side b) {
        return compare(a, b, Options.STANDARD);
    }

    private static List<String> texts(Why.Explanation explanation) {
        return explanation.choices().stream().map(Choice::text).toList();
    }

    private static LayerAgreement layer(Comparison comparison, String name) {
        return comparison.layers().stream()
                .filter(layer -> layer.signal().a().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Two layers in a row, each neuron driven beyond its threshold of 1 when it is fed 1.
    private static Graph chain(String first, String second) {
        GraphBuilder graph = Graph.builder();
        graph.input("in", 2)
                .then(first, lif())
                .then("fc", new Linear(Tensor.of(Shape.of(2, 2), 1f, 0f, 0f, 1f)))
                .then(second, lif())
                .output("out", 2);
        return graph.build();
    }

    private static LIF lif() {
        Tensor ones = Tensor.ofFloats(1, 1);
        return new LIF(Tensor.ofFloats(1e-3f, 1e-3f), Tensor.ofFloats(2, 2), Tensor.ofFloats(0, 0), ones);
    }

    /// A sample of one input, 1 in these steps for neuron 1, always 0 for neuron 0.
    private static Feed spikes(int steps, int... at) {
        double[] values = new double[steps * 2];
        Arrays.stream(at).forEach(step -> values[2 * step + 1] = 1);
        return Feed.of(Map.of("in", Tensor.of(Shape.of(steps, 1, 2), values)));
    }

    @Test
    void theSameTwiceAgrees() {
        Comparison comparison = compare(exposing(), exposing(), new Options(new Tolerance(0, 0), true, Duration.ZERO));

        assertTrue(comparison.agrees());
        assertTrue(comparison.divergence().isEmpty() && comparison.why().isEmpty());
        assertTrue(comparison.layers().stream().allMatch(layer -> layer.differing() == 0 && layer.positions() > 0));
        assertTrue(layer(comparison, "lif1").totalA() > 0, "the network is silent");
    }

    @Test
    void comparesEveryLayerWithItsStatesInTheOrderOfTheirFlow() {
        List<String> names = compare(exposing(), exposing()).layers().stream()
                .map(layer -> layer.signal().a())
                .toList();

        assertTrue(names.containsAll(List.of(
                "lif1", "lif1.v", "cuba", "cuba.i", "cuba.v", "if1", "li", "cubali", "out", "out_li", "out_cubali")));
        assertFalse(names.contains("fc1"));
        assertTrue(names.indexOf("lif1") < names.indexOf("cuba") && names.indexOf("cuba") < names.indexOf("if1"));
        assertTrue(
                names.indexOf("cuba.i") < names.indexOf("cuba.v") && names.indexOf("cuba.v") < names.indexOf("cuba"));
    }

    @Test
    void whatAnOutputPassesOnIsSpikesWhereItsSourceSpikes() {
        Comparison comparison = compare(exposing(), exposing());

        assertEquals(Kind.SPIKES, layer(comparison, "out").signal().kind());
        assertEquals(Kind.NUMBERS, layer(comparison, "out_li").signal().kind());
    }

    @Test
    void partsInTheEarliestStepAtTheFirstNodeInTheFlow() {
        Simulated a = run(chain("z", "a"));
        Simulated b = a.on(new FaultySimulator("z", 3));

        Comparison comparison = Comparison.of(a, b, spikes(8, 1, 5), Options.STANDARD, new Findings());

        Divergence divergence = comparison.divergence().orElseThrow();
        assertEquals("z", divergence.signal().a());
        assertEquals(3, divergence.step());
        assertEquals(0, divergence.neuron());
        assertEquals(0, divergence.a());
        assertEquals(1, divergence.b());
    }

    @Test
    void showsTheNodesSignalsInTheStepsAround() {
        Simulated a = run(chain("z", "a"));

        Divergence divergence = Comparison.of(
                        a, a.on(new FaultySimulator("z", 5)), spikes(20, 1, 5), Options.STANDARD, new Findings())
                .divergence()
                .orElseThrow();

        assertEquals(
                List.of("z", "z.v"),
                divergence.trace().signals().stream().map(Watched::a).sorted().toList());
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L),
                divergence.trace().rows().stream().map(Divergence.Row::step).toList());
    }

    @Test
    void noConventionExplainsABackendWithABug() {
        Comparison comparison = compare(exposing(), exposing().on(new FaultySimulator("cuba", 9)));

        Why why = comparison.why().orElseThrow();
        assertFalse(comparison.agrees());
        assertEquals(
                List.of(List.of("backend=reference")),
                why.explanations().stream().map(ComparisonTest::texts).toList());
    }

    @Test
    void findsAllThatIsNeededTogetherAndNothingElse() {
        Axis[] planted = {Axis.Reset.SUBTRACT, Axis.Decay.EXPONENTIAL, Axis.CubaCurrent.PREVIOUS};
        // What makes no difference here does not count.
        Axis[] idle = {Axis.LateReset.AFTER, Axis.InitialPotential.LEAK};
        Axis[] all = Stream.concat(Arrays.stream(planted), Arrays.stream(idle)).toArray(Axis[]::new);

        Why why = compare(exposing(all), exposing()).why().orElseThrow();

        assertEquals(
                List.of(List.of("reset=subtract", "decay=exponential", "cuba-current=previous")),
                why.explanations().stream().map(ComparisonTest::texts).toList());
        assertTrue(why.smallest());
    }

    @Test
    void findsAPairBehindARecording() {
        Simulated a = exposing(Axis.Reset.SUBTRACT, Axis.CubaCurrent.PREVIOUS);
        Feed feed = ExposingNetworks.feed(SEED);

        Why why = compare(new Side.Recorded(Planted.record(a, feed)), exposing())
                .why()
                .orElseThrow();

        assertTrue(
                why.explanations().stream()
                        .map(ComparisonTest::texts)
                        .anyMatch(List.of("reset=subtract", "cuba-current=previous")::equals),
                why::toString);
    }

    @Test
    void namesTheDialectThatARecordingFollows() {
        Simulated spyx = exposing().stepping(Dialects.SPYX.discretization());
        Feed feed = ExposingNetworks.feed(SEED);
        // Spyx has no CubaLI: only the others are recorded, as a framework would.
        Graph known = ExposingNetworks.network(SEED)
                .edit()
                .remove("cubali")
                .remove("out_cubali")
                .remove("fc5")
                .build();
        Simulated b = run(known);

        Why why = Comparison.of(
                        new Side.Recorded(Planted.record(spyx.of(TypedGraph.of(known)), feed)),
                        b,
                        feed,
                        Options.STANDARD,
                        new Findings())
                .why()
                .orElseThrow();

        assertEquals(List.of("dialect=spyx"), texts(why.explanations().getFirst()));
    }

    @Test
    void saysThatOneSideIsLater() {
        Comparison comparison = Comparison.of(
                run(chain("first", "second")),
                run(chain("first", "second"), Axis.Arrival.NEXT_STEP),
                spikes(30, 1, 2, 4, 7, 11, 12, 20),
                Options.STANDARD,
                new Findings());

        assertEquals(OptionalInt.of(1), layer(comparison, "first").lag());
        assertEquals(OptionalInt.of(2), layer(comparison, "second").lag());
        assertEquals(
                List.of("arrival=same-step"),
                texts(comparison.why().orElseThrow().explanations().getFirst()));
    }

    @Test
    void aShareOfTheSpikesMayDiffer() {
        Simulated a = run(chain("first", "second"));
        Simulated b = a.on(new FaultySimulator("second", 18));
        Feed feed = spikes(20, 1, 5);

        Comparison few =
                Comparison.of(a, b, feed, new Options(new Tolerance(0.05, 0), false, Duration.ZERO), new Findings());
        Comparison fewer =
                Comparison.of(a, b, feed, new Options(new Tolerance(0.04, 0), false, Duration.ZERO), new Findings());

        assertEquals(2, layer(few, "second").differing());
        assertEquals(0.95, layer(few, "second").share());
        assertTrue(few.agrees());
        assertFalse(fewer.agrees());
    }

    @Test
    void statesCountOnlyWhereAskedForAndAreExplainedAllTheSame() {
        Simulated a = run(chain("first", "second"));
        Simulated b = run(chain("first", "second"), Axis.ResetWhen.NEXT_STEP);
        Feed feed = spikes(20, 1, 5);

        Comparison outputs = Comparison.of(a, b, feed, Options.STANDARD, new Findings());
        Comparison states = Comparison.of(
                a, b, feed, new Options(Tolerance.STANDARD, true, Duration.ofSeconds(10)), new Findings());

        assertTrue(outputs.agrees());
        assertEquals("first.v", outputs.divergence().orElseThrow().signal().a());
        assertEquals(
                List.of("reset-when=same-step"),
                texts(outputs.why().orElseThrow().explanations().getFirst()));
        assertFalse(states.agrees());
    }

    @Test
    void countsAndLargestOfEachSampleAreCompared() {
        Simulated a = run(chain("first", "second"));
        Simulated b = a.on(new FaultySimulator("out", 4));

        OutputAgreement output = Comparison.of(a, b, spikes(20, 1, 5), Options.STANDARD, new Findings())
                .outputs()
                .getFirst();

        assertEquals(List.of(List.of(0.0, 2.0)), output.sumsA());
        assertEquals(List.of(List.of(16.0, 2.0)), output.sumsB());
        assertEquals(0, output.equalCounts());
        assertEquals(0, output.equalArgmax());
    }

    @Test
    void aSearchWithoutTimeSaysSo() {
        Why why = compare(
                        exposing(Axis.Reset.SUBTRACT),
                        exposing(),
                        new Options(Tolerance.STANDARD, false, Duration.ZERO))
                .why()
                .orElseThrow();

        assertTrue(why.limitReached());
        assertTrue(why.explanations().isEmpty());
    }

    @Test
    void whatNothingExplainsIsSaidWithTheBestAttempt() {
        Simulated a = exposing();
        Feed feed = ExposingNetworks.feed(SEED);
        Map<String, Tensor> recorded = Planted.record(a.on(new FaultySimulator("if1", 40)), feed);

        Why why = compare(
                        new Side.Recorded(recorded),
                        exposing(Axis.Reset.SUBTRACT),
                        new Options(Tolerance.STANDARD, false, Duration.ofSeconds(2)))
                .why()
                .orElseThrow();

        assertTrue(why.explanations().isEmpty());
        assertEquals("reset=to-v-reset", why.best().orElseThrow().choice().text());
        assertEquals(40, why.best().orElseThrow().partedAt());
    }
}
