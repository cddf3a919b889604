package io.nir4j.compiler.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.Affine;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.IntVector;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Threshold;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunnabilityTest {

    private static Tensor one(double value) {
        return Graphs.one(value);
    }

    private static TypedGraph around(Node node) {
        var graph = Graph.builder();
        graph.input("x", 1).then("node", node).output("y", 1);
        return TypedGraph.of(graph.build());
    }

    private static List<Diagnostic> warnings(Node node, Dialect dialect, double stepSeconds) {
        Findings findings = new Findings();
        Lowering.lower(around(node), dialect, stepSeconds, findings);
        findings.all().forEach(finding -> {
            assertEquals(Severity.WARNING, finding.severity());
            assertEquals(Place.node("node"), finding.place());
        });
        return findings.all();
    }

    private static List<Diagnostic> refusal(TypedGraph graph, Dialect dialect, double stepSeconds) {
        return assertThrows(InvalidNetwork.class, () -> Lowering.lower(graph, dialect, stepSeconds, new Findings()))
                .diagnostics();
    }

    private static LIF lif(double tau, double r, double leak, double reset) {
        return new LIF(one(tau), one(r), one(leak), one(1), Optional.of(one(reset)));
    }

    private static void warns(List<Diagnostic> findings, Code code, String... words) {
        assertEquals(List.of(code), findings.stream().map(Diagnostic::code).toList());
        for (String word : words) {
            assertTrue(
                    findings.getFirst().message().contains(word),
                    findings.getFirst().message());
        }
    }

    @Test
    void canonicalStepsIgnoreNothing() {
        assertEquals(List.of(), warnings(lif(0.01, 5, 0.5, -1), Dialects.NIR, 1e-3));
    }

    @Test
    void saysWhichParameterIsIgnoredAndWhatItIs() {
        warns(
                warnings(lif(0.01, 5, 0, 0), Dialects.NORSE, 1e-3),
                Code.PARAMETER_IGNORED,
                "norse",
                "r of LIF 'node'",
                "5.0",
                "counts as 1.0");
        warns(
                warnings(lif(0.01, 1, 0, -0.5), Dialects.NORSE, 1e-3),
                Code.PARAMETER_IGNORED,
                "v_reset",
                "-0.5",
                "counts as 0.0");
        warns(
                warnings(lif(0.001, 10, 0.25, 0), Dialects.SNNTORCH, 1e-4),
                Code.PARAMETER_IGNORED,
                "v_leak",
                "0.25",
                "counts as 0.0");
    }

    @Test
    void saysTheRangeWhereNeuronsDiffer() {
        var graph = Graph.builder();
        LIF node = new LIF(one(0.01), Tensor.ofDoubles(2, 5), one(0), one(1));
        graph.input("x", 2).then("node", node).output("y", 2);
        Findings findings = new Findings();
        Lowering.lower(TypedGraph.of(graph.build()), Dialects.NORSE, 1e-3, findings);
        warns(findings.all(), Code.PARAMETER_IGNORED, "2.0 to 5.0");
    }

    @Test
    void saysNothingWhereTheParameterIsWhatItCountsAs() {
        assertEquals(List.of(), warnings(lif(0.01, 1, 0.5, 0), Dialects.NORSE, 1e-3));
    }

    @Test
    void resistanceIsIgnoredByKind() {
        CubaLIF cuba = new CubaLIF(one(0.01), one(0.01), one(3), one(0), one(1), Optional.empty(), Optional.of(one(7)));
        assertEquals(List.of(), warnings(cuba, ignoring(Ignored.RESISTANCE), 1e-3));
        warns(warnings(cuba, ignoring(Ignored.CUBA_RESISTANCE), 1e-3), Code.PARAMETER_IGNORED, "r of CubaLIF");
        warns(warnings(cuba, ignoring(Ignored.INPUT_WEIGHT), 1e-3), Code.PARAMETER_IGNORED, "w_in", "7.0");
        IF plain = new IF(one(3), one(1));
        assertEquals(List.of(), warnings(plain, ignoring(Ignored.CUBA_RESISTANCE), 1e-3));
        warns(warnings(plain, ignoring(Ignored.RESISTANCE), 1e-3), Code.PARAMETER_IGNORED, "r of IF");
    }

    private static Dialect ignoring(Ignored parameter) {
        Discretization steps = Discretization.CANONICAL.ignoring(parameter);
        return new Dialect("test", "", "", steps, Optional.empty(), Set.of());
    }

    @Test
    void saysWhatTheDialectDoesNotRead() {
        warns(warnings(new Threshold(one(1)), Dialects.NORSE, 1e-3), Code.NOT_IN_DIALECT, "norse", "Threshold");
        assertEquals(List.of(), warnings(new Threshold(one(1)), Dialects.NIR, 1e-3));
    }

    @Test
    void refusesEveryNodeThatTheDialectHasNoCounterpartOf() {
        var graph = Graph.builder();
        CubaLIF cuba = new CubaLIF(one(0.01), one(0.01), one(3), one(0), one(1));
        graph.input("x", 1).then("a", cuba).then("b", new I(one(1))).output("y", 1);
        List<Diagnostic> findings = refusal(TypedGraph.of(graph.build()), Dialects.SPIKINGJELLY, 1e-4);
        assertEquals(
                List.of(Place.node("a"), Place.node("b")),
                findings.stream().map(Diagnostic::place).toList());
        findings.forEach(finding -> {
            assertEquals(Code.NOT_IN_DIALECT, finding.code());
            assertEquals(Severity.ERROR, finding.severity());
        });
    }

    @Test
    void saysEverythingThatTheReaderOfTheFrameworkInsistsOn() {
        var graph = Graph.builder();
        Tensor thresholds = Tensor.ofDoubles(1, 2);
        CubaLIF cuba = new CubaLIF(one(0.01), one(0.01), one(3), one(0.5), thresholds);
        graph.input("x", 2).then("a", cuba).then("b", new IF(one(2), one(1))).output("y", 2);
        List<Diagnostic> findings = refusal(TypedGraph.of(graph.build()), Dialects.SNNTORCH_IMPORT, 1e-4);
        List<String> errors = findings.stream()
                .filter(Diagnostic::isError)
                .map(finding -> finding.place().node().orElseThrow() + ": "
                        + finding.message().replaceFirst(".*insists that ", ""))
                .toList();
        assertEquals(
                List.of(
                        "a: v_threshold is the same for all neurons of a layer",
                        "a: v_leak is 0",
                        "a: r of CubaLIF is tau_mem/dt",
                        "b: r of IF is 1"),
                errors);
        warns(
                refusal(around(lif(0.01, 1, 0.1, 0.2)), Dialects.SPIKINGJELLY, 1e-4),
                Code.NOT_IN_DIALECT,
                "v_leak of LIF is its v_reset");
        warns(refusal(around(new IF(one(1), one(1))), Dialects.SPIKINGJELLY, 1e-4), Code.NOT_IN_DIALECT, "1/dt");
        Affine affine = new Affine(Tensor.of(Shape.of(1, 1), 1.0), one(0.5));
        warns(refusal(around(affine), Dialects.LAVA, 1e-4), Code.NOT_IN_DIALECT, "bias");
    }

    @Test
    void readersAcceptWhatTheyInsistOn() {
        assertEquals(List.of(), warnings(lif(0.01, 3, 0, 0), Dialects.SNNTORCH_IMPORT, 1e-4));
        CubaLIF cuba = new CubaLIF(one(0.01), one(0.01), one(100.0004), one(0), one(1));
        assertEquals(List.of(), warnings(cuba, Dialects.SNNTORCH_IMPORT, 1e-4));
        assertEquals(List.of(), warnings(lif(0.01, 1, 0.2, 0.2), Dialects.SPIKINGJELLY, 1e-4));
        assertEquals(List.of(), warnings(new IF(one(10000), one(1)), Dialects.SPIKINGJELLY, 1e-4));
    }

    @Test
    void readersTakeParametersThatVaryAlongDifferentAxes() {
        Tensor column = Tensor.of(Shape.of(2, 1), 0.01, 0.01);
        Tensor row = Tensor.of(Shape.of(1, 3), 0.2, 0.2, 0.2);
        Tensor all = Tensor.filled(DType.F64, Shape.of(2, 3), 1);
        LIF lif = new LIF(column, all, row, all, Optional.of(Tensor.of(Shape.of(2, 1), 0.2, 0.2)));
        var graph = Graph.builder();
        graph.input("x", 2, 3).then("node", lif).output("y", 2, 3);
        Findings findings = new Findings();
        Lowering.lower(TypedGraph.of(graph.build()), Dialects.SPIKINGJELLY, 1e-4, findings);
        assertEquals(List.of(), findings.all());
    }

    @Test
    void saysWhereFoldingAGainTurnsTheComparisonAround() {
        warns(warnings(lif(0.01, -2, 0, 0), Dialects.SNNTORCH, 1e-4), Code.NOT_IN_DIALECT, "r of LIF", "-2.0");
        warns(warnings(lif(0.01, 0, 0, 0), Dialects.SPINNAKER2, 1e-4), Code.NOT_IN_DIALECT, "0.0");
        CubaLIF cuba =
                new CubaLIF(one(0.01), one(0.01), one(3), one(0), one(1), Optional.empty(), Optional.of(one(-1)));
        warns(warnings(cuba, Dialects.SNNTORCH, 1e-4), Code.NOT_IN_DIALECT, "w_in of CubaLIF");
        assertEquals(List.of(), warnings(lif(0.01, -2, 0, 0), Dialects.NIR, 1e-4));
    }

    @Test
    void saysWhenTheStepIsLongerThanATimeConstant() {
        warns(warnings(lif(0.0005, 1, 0, 0), Dialects.NIR, 1e-3), Code.UNSTABLE_STEP, "tau", "5.0E-4", "0.001");
        assertEquals(List.of(), warnings(lif(0.001, 1, 0, 0), Dialects.NIR, 1e-3));
        CubaLIF cuba = new CubaLIF(one(1e-4), one(0.01), one(1), one(0), one(1));
        warns(warnings(cuba, Dialects.NIR, 1e-3), Code.UNSTABLE_STEP, "tau_syn");
    }

    @Test
    void exactStepsMayBeOfAnyLength() {
        assertEquals(List.of(), warnings(lif(0.0005, 1, 0, 0), Dialects.EXACT, 1));
    }

    @Test
    void refusesPaddedSumsWhereTheDialectLeavesThePaddingOut() {
        var graph = Graph.builder();
        SumPool2d pool = new SumPool2d(IntVector.of(2), IntVector.of(2), IntVector.of(1));
        graph.input("x", 1, 4, 4).then("node", pool).output("y", 1, 3, 3);
        TypedGraph typed = TypedGraph.of(graph.build());
        List<Diagnostic> findings = refusal(typed, Dialects.NORSE, 1e-3);
        warns(findings, Code.NOT_IN_DIALECT, "padding");
        assertEquals(Place.node("node"), findings.getFirst().place());
        Lowering.lower(typed, Dialects.NIR, 1e-3, new Findings());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesStepsThatAreNoPositiveNumber(double stepSeconds) {
        warns(refusal(around(lif(0.01, 1, 0, 0)), Dialects.NIR, stepSeconds), Code.NOT_RUNNABLE, "step");
    }

    @Test
    void refusesNetworksWithoutPortsAndSaysSoOfBoth() {
        List<Diagnostic> findings = refusal(Graphs.of("a b"), Dialects.NIR, 1e-3);
        assertEquals(
                List.of(Code.NOT_RUNNABLE, Code.NOT_RUNNABLE),
                findings.stream().map(Diagnostic::code).toList());
        assertTrue(findings.get(0).message().contains("Input"));
        assertTrue(findings.get(1).message().contains("Output"));
    }

    @Test
    void findsWhatIsNested() {
        Graph inner =
                Graphs.graph("x n", "n y").replace("n", lif(0.01, 5, 0, 0)).build();
        var graph = Graph.builder();
        graph.input("x", 1).then("block", inner).output("y", 1);
        Findings findings = new Findings();
        Lowering.lower(TypedGraph.of(graph.build()), Dialects.NORSE, 1e-3, findings);
        List<Diagnostic> found = findings.all();
        assertEquals(
                List.of(Code.NOT_IN_DIALECT, Code.PARAMETER_IGNORED),
                found.stream().map(Diagnostic::code).toList());
        assertEquals(Place.node("block"), found.get(0).place());
        assertEquals(Place.node("block/n"), found.get(1).place());
    }
}
