package io.nir4j.model.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Padding;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Threshold;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeInferenceTest {
    private final Findings findings = new Findings();

    private Shapes infer(GraphBuilder graph) {
        return ShapeInference.infer(graph.build(), findings);
    }

    private List<Code> codes() {
        return findings.all().stream().map(Diagnostic::code).toList();
    }

    private static Linear linear(long out, long in) {
        return new Linear(Tensor.filled(DType.F32, Shape.of(out, in), 1));
    }

    private static Threshold threshold(long... dims) {
        return new Threshold(Tensor.filled(DType.F32, Shape.of(dims), 1));
    }

    private static LIF lif(long... dims) {
        Tensor parameter = Tensor.filled(DType.F32, Shape.of(dims), 1);
        return new LIF(parameter, parameter, parameter, parameter);
    }

    private static Optional<Shape> shape(long... dims) {
        return Optional.of(Shape.of(dims));
    }

    @Test
    void followsAChainWithConvolutionAndPool() {
        var graph = Graph.builder();
        graph.input("x", 2, 8, 6)
                .then("conv", Conv2d.of(filled(4, 2, 3, 3), Tensor.scalar(0f), 1, Padding.zeros(1)))
                .then("lif", lif())
                .then("pool", SumPool2d.of(2))
                .output("y", 4, 4, 3);
        Shapes shapes = infer(graph);
        assertEquals(List.of(), findings.all());
        assertEquals(shape(4, 8, 6), shapes.output("lif"));
        assertEquals(shape(4, 4, 3), shapes.output("pool"));
    }

    private static Tensor filled(long... dims) {
        return Tensor.filled(DType.F32, Shape.of(dims), 1);
    }

    @Test
    void givesScalarParametersTheShapeThatArrives() {
        var graph = Graph.builder();
        graph.input("x", 5)
                .then("lif", lif(1))
                .then("scale", new Scale(Tensor.scalar(2f)))
                .output("y", 5);
        Shapes shapes = infer(graph);
        assertEquals(shape(5), shapes.input("lif"));
        assertEquals(shape(5), shapes.output("scale"));
        assertEquals(List.of(), findings.all());
    }

    @Test
    void givesScalarParametersTheShapeThatIsAskedFor() {
        var graph = Graph.builder();
        graph.add("lif", lif()).add("t", threshold(1));
        graph.from("lif").to("t").then("fc", linear(2, 7)).output("y", 2);
        Shapes shapes = infer(graph);
        assertEquals(shape(7), shapes.output("lif"));
        assertEquals("LIF 'lif' takes (7) as 't' takes it and gives the same.", shapes.explain("lif"));
        assertEquals(List.of(), findings.all());
    }

    @Test
    void takesOneElementParametersAsTheyAreAsALastResort() {
        var graph = Graph.builder();
        graph.add("scalar", threshold()).add("one", threshold(1)).add("map", lif(4, 1, 1));
        graph.from("scalar").to("one");
        Shapes shapes = infer(graph);
        assertEquals(shape(1), shapes.input("scalar"), "the larger of the two shapes counts");
        assertEquals(shape(4, 1, 1), shapes.input("map"));
        assertEquals(List.of(), findings.all());
    }

    @Test
    void acceptsOneNeuronForOneInput() {
        var graph = Graph.builder();
        graph.input("x", 1).then("fc", linear(1, 1)).then("lif", lif(1)).output("y", 1);
        infer(graph);
        assertEquals(List.of(), findings.all());
    }

    @Test
    void repeatsAxesOfExtentOneAlongTheInput() {
        var graph = Graph.builder();
        graph.input("x", 4, 3, 3).then("lif", lif(4, 1, 1)).output("y", 4, 3, 3);
        assertEquals(shape(4, 3, 3), infer(graph).output("lif"));
        assertEquals(List.of(), findings.all());
    }

    @Test
    void goesRoundCyclesFromEitherSide() {
        var graph = Graph.builder();
        graph.input("x", 3).then("fc", linear(5, 3)).then("lif", lif(1)).output("y", 5);
        graph.from("lif").then("gate", threshold()).then("rec", linear(5, 5)).to("lif");
        Shapes shapes = infer(graph);
        assertEquals(shape(5), shapes.input("gate"));
        assertEquals(List.of(), findings.all());
    }

    @Test
    void typesNestedGraphsInside() {
        var inner = Graph.builder();
        inner.input("in", 5).then("lif", lif(1)).output("out", 5);
        inner.from("lif").then("rec", linear(5, 5)).to("lif");
        var graph = Graph.builder();
        graph.input("x", 3)
                .then("fc", linear(5, 3))
                .then("rnn", inner.build())
                .then("t", threshold())
                .output("y", 5);
        Shapes shapes = infer(graph);
        assertEquals(shape(5), shapes.nested("rnn").orElseThrow().output("lif"));
        assertEquals(shape(5), shapes.output("t"));
        assertEquals("NIRGraph 'rnn' takes (5) as its Input 'in' says and gives the same.", shapes.explain("rnn"));
        assertEquals(List.of(), findings.all());
    }

    @Test
    void placesFindingsInsideTheNestedGraph() {
        var inner = Graph.builder();
        inner.input("in", 5).then("fc", linear(2, 4)).output("out", 2);
        var graph = Graph.builder();
        graph.input("x", 5).then("block", inner.build()).output("y", 2);
        infer(graph);
        assertEquals(List.of(Code.SHAPE_MISMATCH), codes());
        assertEquals("block/fc", findings.all().getFirst().place().node().orElseThrow());
    }

    @Test
    void namesBothSidesOfAContradictionAndHowEachCameAbout() {
        var graph = Graph.builder();
        graph.input("x", 4)
                .then("fc1", linear(12, 4))
                .then("t", threshold())
                .then("lif1", lif(38))
                .output("y", 38);
        infer(graph);
        assertEquals(List.of(Code.SHAPE_MISMATCH), codes());
        assertEquals(
                "LIF 'lif1' takes (38) from its parameters, but Threshold 't' gives (12) as 'fc1' gives it",
                findings.all().getFirst().message());
    }

    @Test
    void reportsAShapePassedOnToManyOnce() {
        var graph = Graph.builder();
        graph.input("x", 12).then("t", threshold());
        for (int i = 0; i < 20; i++) {
            graph.from("t").then("t" + i, threshold()).then("y" + i, Output.of(13));
        }
        infer(graph);
        assertEquals(List.of(Code.SHAPE_MISMATCH), codes());
    }

    @Test
    void reportsEachTakerThatContradictsItsSourceDirectly() {
        var graph = Graph.builder();
        graph.input("x", 12).then("a", linear(1, 13)).output("y", 1);
        graph.from("x").then("b", linear(1, 14)).to("y");
        infer(graph);
        assertEquals(List.of(Code.SHAPE_MISMATCH, Code.SHAPE_MISMATCH), codes());
    }

    @Test
    void rejectsFanInOfDifferentShapes() {
        var graph = Graph.builder();
        graph.input("a", 4).then("t", threshold()).output("y", 4);
        graph.input("b", 5).to("t");
        infer(graph);
        assertEquals(List.of(Code.SHAPE_MISMATCH), codes());
    }

    @Test
    void hintsAtShapesThatDifferInRankAlone() {
        var graph = Graph.builder();
        graph.input("x", 1).output("y", 1, 1, 1);
        infer(graph);
        assertTrue(findings.all().getFirst().hint().orElseThrow().contains("equally many elements"));
    }

    @Test
    void rejectsAWindowLargerThanItsInputWithoutFollowUps() {
        var graph = Graph.builder();
        graph.input("x", 1, 3, 3)
                .then("pool", AvgPool2d.of(4))
                .then("again", AvgPool2d.of(2))
                .then("t", threshold())
                .output("y", 1, 1, 1);
        infer(graph);
        assertEquals(List.of(Code.SHAPE_MISMATCH), codes());
        assertEquals(
                "AvgPool2d 'pool' has a kernel that reaches over 4 elements, but the input (1, 3, 3) has only 3 with"
                        + " its padding, as 'x' gives it",
                findings.all().getFirst().message());
    }

    @Test
    void rejectsParametersThatDoNotFitTheSignal() {
        var graph = Graph.builder();
        graph.input("x", 5, 3, 3)
                .then("lif", lif(4, 1, 1))
                .then("pool", SumPool2d.of(1))
                .output("y", 5, 3, 3);
        infer(graph);
        assertEquals(List.of(Code.SHAPE_MISMATCH), codes());
    }

    @Test
    void leavesWhatLiesBehindAnOpaqueNodeUnknownInSilence() {
        var graph = Graph.builder();
        graph.input("x", 5)
                .then("odd", new Opaque("Odd", Value.Tree.EMPTY))
                .then("t", threshold())
                .then("pool", SumPool2d.of(2))
                .output("y", 5);
        Shapes shapes = infer(graph);
        assertEquals(List.of(), findings.all());
        assertEquals(Optional.empty(), shapes.output("pool"));
        assertEquals(Optional.empty(), shapes.output("t"));
        assertEquals("nothing determines the shape of 't'", shapes.explain("t"));
    }

    @Test
    void saysOnceThatAPoolWithoutInputHasNoShape() {
        var graph = Graph.builder();
        graph.add("pool", SumPool2d.of(2));
        graph.from("pool")
                .then("more", SumPool2d.of(2))
                .then("t", threshold())
                .then("last", AvgPool2d.of(1))
                .output("y", 5);
        infer(graph);
        assertEquals(List.of(Code.UNKNOWN_SHAPE), codes());
        assertEquals("pool", findings.all().getFirst().place().node().orElseThrow());
    }

    @Test
    void saysOnceThatACycleHasNoShape() {
        var graph = Graph.builder();
        graph.add("a", AvgPool2d.of(1));
        graph.from("a").then("b", AvgPool2d.of(1)).to("a").output("y", 1, 2, 2);
        infer(graph);
        assertEquals(List.of(Code.UNKNOWN_SHAPE), codes());
    }

    @Test
    void saysNothingOfNodesThatTakeNoPart() {
        var graph = Graph.builder();
        graph.input("x", 5).output("y", 5);
        graph.add("alone", SumPool2d.of(2)).add("pair", SumPool2d.of(2));
        graph.from("pair").then("other", SumPool2d.of(2));
        infer(graph);
        assertEquals(List.of(), findings.all());
    }

    @Test
    void rejectsANestedGraphWithTwoInputsOnlyWhereItIsUsed() {
        var inner = Graph.builder();
        inner.input("a", 5).output("out", 5);
        inner.input("b", 5).to("out");
        var unused = Graph.builder();
        unused.input("x", 5).output("y", 5);
        unused.add("block", inner.build());
        infer(unused);
        assertEquals(List.of(), findings.all());

        var used = Graph.builder();
        used.input("x", 5).then("block", inner.build()).then("t", threshold()).output("y", 5);
        infer(used);
        assertEquals(List.of(Code.NESTED_PORTS), codes());
    }

    @Test
    void neverEditsTheGraph() {
        var graph = Graph.builder();
        graph.input("x", 5).then("lif", lif(1)).output("y", 5);
        Graph before = graph.build();
        Shapes shapes = ShapeInference.infer(before, findings);
        assertEquals(before, shapes.graph());
        assertEquals(lif(1), shapes.graph().node("lif").orElseThrow());
    }

    @Test
    void takesWellUnderASecondForTenThousandNodes() {
        var graph = Graph.builder();
        var chain = graph.input("x", 5);
        for (int i = 0; i < 10_000; i++) {
            chain = chain.then("t" + i, threshold());
        }
        chain.output("y", 5);
        for (int i = 0; i < 10_000; i += 10) {
            graph.connect("t" + i, "t" + (i / 2));
        }
        Graph large = graph.build();
        // Ten times what it takes on a slow machine.
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertEquals(
                        shape(5), ShapeInference.infer(large, findings).output("t9999")));
        assertEquals(List.of(), findings.all());
    }

    @Test
    void takesTheShapeOfInputsAndOutputsFromThemselves() {
        var graph = Graph.builder();
        graph.add("x", Input.of(2, 3)).add("y", Output.of(4));
        Shapes shapes = infer(graph);
        assertEquals(shape(2, 3), shapes.output("x"));
        assertEquals(shape(4), shapes.input("y"));
    }
}
