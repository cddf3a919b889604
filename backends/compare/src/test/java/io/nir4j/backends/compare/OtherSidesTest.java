package io.nir4j.backends.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.compare.Comparison.Options;
import io.nir4j.backends.compare.Side.Recorded;
import io.nir4j.backends.compare.Side.Simulated;
import io.nir4j.backends.spi.Backends;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Recordings and second networks.
class OtherSidesTest {
    private static final int STEPS = 30;

    private static Graph network(String layer, float weight, float tau) {
        GraphBuilder graph = Graph.builder();
        graph.input("in", 2)
                .then("fc", new Linear(Tensor.of(Shape.of(2, 2), weight, 0.2f, -0.1f, 1f)))
                .then(
                        layer,
                        new LIF(
                                Tensor.ofFloats(tau, tau),
                                Tensor.ofFloats(2, 2),
                                Tensor.ofFloats(0, 0),
                                Tensor.ofFloats(0.3f, 0.3f)))
                .output("out", 2);
        return graph.build();
    }

    private static Simulated run(Graph graph) {
        return new Simulated(TypedGraph.of(graph), Dialects.NIR, 1e-3, Backends.simulator("reference"));
    }

    private static Feed feed() {
        double[] values = new double[STEPS * 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 7 % 5) / 4.0;
        }
        return Feed.of(Map.of("in", Tensor.of(Shape.of(STEPS, 1, 2), values)));
    }

    private static Comparison compare(Side a, Side b, Findings findings) {
        return Comparison.of(a, b, feed(), Options.STANDARD, findings);
    }

    private static Tensor spikes(Simulated side) {
        return Planted.record(side, feed()).get("out");
    }

    @Test
    void arraysAreFoundUnderAnyOfTheirNames() {
        Simulated side = run(network("l.lif", 1, 5e-3f));
        Map<String, Tensor> all = Planted.record(side, feed());
        Map<String, Tensor> named = Map.of(
                "output", all.get("out"),
                "node:l.lif", all.get("l.lif"),
                "l.lif.v", all.get("l.lif.v"));
        Findings findings = new Findings();

        Comparison comparison = compare(new Recorded(named), side, findings);

        assertTrue(comparison.agrees());
        assertEquals(List.of(), findings.all());
        assertEquals(
                List.of("l.lif.v", "l.lif", "out"),
                comparison.layers().stream().map(layer -> layer.signal().a()).toList());
        assertTrue(comparison.layers().stream().allMatch(layer -> layer.signal().judged()));
    }

    @Test
    void theRecordingMayBeEitherSide() {
        Simulated side = run(network("lif", 1, 5e-3f));
        Recorded recorded = new Recorded(Planted.record(side.every(2e-3), feed()));

        Why ofB = compare(recorded, side, new Findings()).why().orElseThrow();
        Why ofA = compare(side, recorded, new Findings()).why().orElseThrow();

        assertEquals("B", ofB.changed().toString());
        assertEquals("A", ofA.changed().toString());
        assertEquals(
                List.of(new Choice.StepLength(2e-3)),
                ofA.explanations().getFirst().choices());
        assertEquals(
                List.of(new Choice.StepLength(2e-3)),
                ofB.explanations().getFirst().choices());
    }

    @Test
    void numbersRecordedInFloat32AreComparedInFloat32() {
        Simulated side = run(network("lif", 1, 5e-3f));
        Tensor rounded = Planted.record(side, feed()).get("lif.v").cast(DType.F32);

        Comparison comparison = Comparison.of(
                new Recorded(Map.of("lif.v", rounded)),
                side,
                feed(),
                new Options(new Tolerance(0, 0), true, Duration.ZERO),
                new Findings());

        assertTrue(comparison.agrees());
    }

    @Test
    void aSampleWithoutBatchAxisFits() {
        Simulated side = run(network("lif", 1, 5e-3f));
        Tensor flat = spikes(side).reshape(Shape.of(STEPS, 2));

        assertTrue(compare(new Recorded(Map.of("output", flat)), side, new Findings())
                .agrees());
    }

    @Test
    void refusesARecordingOfOtherSteps() {
        Simulated side = run(network("lif", 1, 5e-3f));
        Recorded recorded = new Recorded(Map.of("output", Tensor.filled(DType.F32, Shape.of(7, 1, 2), 0)));

        InvalidNetwork fault = assertThrows(InvalidNetwork.class, () -> compare(recorded, side, new Findings()));

        assertEquals(Code.RECORDING, fault.diagnostics().getFirst().code());
        assertTrue(
                fault.getMessage().contains("(7, 1, 2)") && fault.getMessage().contains("(30, 1, 2)"));
    }

    @Test
    void refusesARecordingOfNothingInTheNetwork() {
        Simulated side = run(network("lif", 1, 5e-3f));
        Recorded recorded = new Recorded(Map.of("mem_rec", spikes(side)));

        InvalidNetwork fault = assertThrows(InvalidNetwork.class, () -> compare(recorded, side, new Findings()));

        assertTrue(fault.diagnostics().stream().map(Diagnostic::code).anyMatch(Code.RECORDING::equals));
    }

    @Test
    void saysWhatOfARecordingIsLeftOut() {
        Simulated side = run(network("lif", 1, 5e-3f));
        Recorded recorded = new Recorded(Map.of("output", spikes(side), "lif2", spikes(side)));
        Findings findings = new Findings();

        assertTrue(compare(recorded, side, findings).agrees());

        assertEquals(
                List.of(Code.NOT_COMPARED),
                findings.all().stream().map(Diagnostic::code).toList());
        assertTrue(findings.all().getFirst().hint().orElseThrow().contains("'lif'"));
    }

    @Test
    void nodesOfAnotherNameAreComparedWithTheirCounterparts() {
        Findings findings = new Findings();

        Comparison comparison = compare(run(network("lif", 1, 5e-3f)), run(network("0.lif", 1, 5e-3f)), findings);

        assertTrue(comparison.agrees());
        assertEquals(List.of(), findings.all());
        assertTrue(comparison.layers().stream()
                .anyMatch(layer ->
                        layer.signal().a().equals("lif") && layer.signal().b().equals("0.lif")));
    }

    @Test
    void theStepThatMakesTimesInStepsMeanTheSameIsFound() {
        // B counts time constants in steps of 1 ms, as some frameworks write them.
        Comparison comparison = compare(run(network("lif", 1, 5e-3f)), run(network("lif", 1, 5f)), new Findings());

        assertFalse(comparison.agrees());
        assertTrue(comparison.graphs().orElseThrow().conventions().stream()
                .anyMatch(convention -> convention.rule().equals("milliseconds")));
        assertEquals(
                List.of(new Choice.StepLength(1)),
                comparison.why().orElseThrow().explanations().getFirst().choices());
    }

    @Test
    void whereFileAndDialectDifferTheOneThatMattersIsNamed() {
        Simulated a = run(network("lif", 1, 5e-3f));
        Simulated b = run(network("lif", 0.3f, 5e-3f)).stepping(Dialects.NORSE.discretization());

        Why why = compare(a, b, new Findings()).why().orElseThrow();

        assertTrue(why.explanations().getFirst().choices().stream().anyMatch(Choice.InNetwork.class::isInstance));
    }

    @Test
    void saysWhichLayersHaveNoCounterpart() {
        Graph longer = network("lif", 1, 5e-3f)
                .edit()
                .disconnect("lif", "out")
                .add("more", lif(2))
                .connect("lif", "more")
                .connect("more", "out")
                .build();
        Findings findings = new Findings();

        compare(run(longer), run(network("lif", 1, 5e-3f)), findings);

        assertTrue(findings.all().stream()
                .anyMatch(finding ->
                        finding.code() == Code.NOT_COMPARED && finding.message().contains("'more'")));
    }

    private static LIF lif(int neurons) {
        Tensor one = Tensor.filled(DType.F32, Shape.of(neurons), 1);
        return new LIF(Tensor.filled(DType.F32, Shape.of(neurons), 0.01), one, one, one);
    }

    @Test
    void twoRecordingsLeaveNothingToRun() {
        Recorded recorded = new Recorded(Map.of("output", Tensor.ofFloats(1)));

        assertThrows(IllegalArgumentException.class, () -> compare(recorded, recorded, new Findings()));
    }

    /// The network under other names, potentials counted in halves.
    private static Graph rewritten(float weight) {
        GraphBuilder graph = Graph.builder();
        graph.input("entry", 2)
                .then("matrix", new Linear(Tensor.of(Shape.of(2, 2), weight, 0.2f, -0.1f, 1f)))
                .then(
                        "out",
                        new LIF(
                                Tensor.ofFloats(0.01f, 0.01f),
                                Tensor.ofFloats(4, 4),
                                Tensor.ofFloats(0, 0),
                                Tensor.ofFloats(0.6f, 0.6f)))
                .output("exit", 2);
        return graph.build();
    }

    private static Comparison withRewritten(float weight) {
        Map<String, String> partners = Map.of("in", "entry", "fc", "matrix", "lif", "out", "out", "exit");
        return Comparison.ofRewritten(
                run(network("lif", 0.5f, 0.01f)),
                run(rewritten(weight)),
                partners,
                feed(),
                Tolerance.STANDARD,
                new Findings());
    }

    @Test
    void pairsANetworkWithWhatWasMadeOfItAsTold() {
        Comparison comparison = withRewritten(0.5f);

        assertTrue(comparison.agrees(), comparison::toString);
        assertEquals(
                List.of("out", "exit"),
                comparison.layers().stream().map(layer -> layer.signal().b()).toList());
        assertTrue(comparison.layers().getFirst().totalA() > 0, "no spikes");
    }

    @Test
    void asksForNoReasonWhereARewrittenNetworkParts() {
        Comparison comparison = withRewritten(0.1f);

        assertFalse(comparison.agrees());
        assertTrue(comparison.divergence().isPresent());
        assertTrue(comparison.why().isEmpty());
    }
}
