package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.Affine;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.Linear;
import io.nir4j.model.Output;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What arrives where: sums, copies, several ports, nested graphs, silence.
interface WiringContract extends SimulatorUnderTest {

    private static Scale scale(double factor) {
        return new Scale(Tensor.scalar(factor));
    }

    /// One step of one sample of one element.
    private static Tensor number(double value) {
        return Tensor.of(Shape.of(1, 1, 1), value);
    }

    @ParameterizedTest
    @EnumSource
    default void edgesIntoANodeAreSummed(Precision precision) {
        var graph = Graph.builder();
        graph.input("x", 2).then("a", scale(3)).output("y", 2);
        graph.from("x").then("b", scale(-1)).to("y");
        graph.from("x").to("y");
        trial(graph.build()).at(precision).feed(Shape.of(2), 1, 2, 4, 8).gives(Shape.of(2), 3, 6, 12, 24);
    }

    @ParameterizedTest
    @EnumSource
    default void edgeMadeTwiceCountsTwice(Precision precision) {
        var graph = Graph.builder();
        graph.input("x", 1).then("a", scale(3)).output("y", 1);
        graph.connect("x", "a").connect("x", "a").connect("a", "y");
        trial(graph.build()).at(precision).feed(1, 2).gives(Shape.of(1), 18, 36);
    }

    @Test
    default void sumsAreRoundedInTheOrderOfTheNamesOfTheirSources() {
        var graph = Graph.builder();
        graph.input("x", 1).then("c", scale(1)).output("y", 1);
        graph.from("x").then("a", scale(1e8)).to("y");
        graph.from("x").then("b", scale(-1e8)).to("y");
        trial(graph.build()).at(Precision.FLOAT32).feed(1).gives(Shape.of(1), 1);
    }

    @Test
    default void otherOrderOfNamesGivesAnotherSum() {
        var graph = Graph.builder();
        graph.input("x", 1).then("b", scale(1)).output("y", 1);
        graph.from("x").then("a", scale(1e8)).to("y");
        graph.from("x").then("c", scale(-1e8)).to("y");
        trial(graph.build()).at(Precision.FLOAT32).feed(1).gives(Shape.of(1), 0);
    }

    @Test
    default void inputMayLeadStraightToAnOutput() {
        var graph = Graph.builder();
        graph.input("x", 2).output("y", 2);
        trial(graph.build()).feed(Shape.of(2), 1, 2, 3, 4).gives(Shape.of(2), 1, 2, 3, 4);
    }

    @Test
    default void severalInputsAndOutputsGoByTheirNames() {
        GraphBuilder graph = Graph.builder();
        graph.input("left", 1).then("a", scale(2)).output("first", 1);
        graph.input("right", 1).then("b", scale(5)).output("second", 1);
        graph.from("left").then("cross", scale(100)).to("second");
        Outcome outcome = trial(graph.build()).run(Map.of("left", number(1), "right", number(3)));
        outcome.holds("first", 0, 2);
        outcome.holds("second", 0, 115);
    }

    @Test
    default void inputThatNothingReadsIsTakenAllTheSame() {
        GraphBuilder graph = Graph.builder();
        graph.input("x", 1).output("y", 1);
        graph.input("unused", 1);
        trial(graph.build()).run(Map.of("x", number(1), "unused", number(2))).holds("y", 0, 1);
    }

    @Test
    default void nodeThatNothingFeedsHearsSilence() {
        GraphBuilder graph = Graph.builder();
        graph.input("x", 1).output("y", 1);
        graph.add("quiet", new Affine(Tensor.of(Shape.of(1, 1), 7.0), Tensor.ofDoubles(0.5)));
        graph.connect("quiet", "y");
        trial(graph.build()).feed(1, 2).gives(Shape.of(1), 1.5, 2.5);
    }

    @Test
    default void outputThatNothingFeedsGivesZeros() {
        GraphBuilder graph = Graph.builder();
        graph.input("x", 1).output("y", 1);
        graph.add("silent", Output.of(2));
        Outcome outcome = trial(graph.build()).feed(1, 2);
        outcome.holds("silent", 0, 0, 0, 0, 0);
        outcome.holds("y", 0, 1, 2);
    }

    @Test
    default void nodesOfUnknownShapeThatLeadNowhereAreNoObstacle() {
        GraphBuilder graph = Graph.builder();
        graph.input("x", 1).output("y", 1);
        graph.add("loose", SumPool2d.of(2)).add("next", scale(2)).connect("loose", "next");
        trial(graph.build()).feed(1, 2).gives(Shape.of(1), 1, 2);
    }

    private static Graph block(double factor) {
        var graph = Graph.builder();
        graph.input("in", 1).then("n", scale(factor)).output("out", 1);
        return graph.build();
    }

    @Test
    default void nestedGraphsComputeInPlace() {
        var graph = Graph.builder();
        graph.input("x", 1).then("first", block(2)).then("second", block(3)).output("y", 1);
        graph.from("first").to("y");
        trial(graph.build()).feed(1, -1).gives(Shape.of(1), 8, -8);
    }

    @Test
    default void graphsMayBeNestedInNestedGraphs() {
        var middle = Graph.builder();
        middle.input("in", 1).then("deep", block(2)).then("n", scale(5)).output("out", 1);
        var graph = Graph.builder();
        graph.input("x", 1).then("outer", middle.build()).output("y", 1);
        trial(graph.build()).feed(1).gives(Shape.of(1), 10);
    }

    @Test
    default void edgesIntoANestedGraphAreSummedToo() {
        var graph = Graph.builder();
        graph.input("x", 1).then("a", scale(3)).then("block", block(2)).output("y", 1);
        graph.from("x").to("block");
        graph.from("x").to("block");
        trial(graph.build()).feed(1).gives(Shape.of(1), 10);
    }

    @Test
    default void nestedGraphWithoutPortsOrEdgesIsNoObstacle() {
        var loose = Graph.builder().add("n", new Linear(Tensor.of(Shape.of(1, 1), 1.0)));
        var graph = Graph.builder();
        graph.input("x", 1).output("y", 1);
        graph.add("loose", loose.build());
        trial(graph.build()).feed(1).gives(Shape.of(1), 1);
    }

    @Test
    default void namesOfNodesMayHoldDotsAndAnyScript() {
        var graph = Graph.builder();
        graph.input("x.in", 1)
                .then("lif1.lif", new IF(Tensor.scalar(1.0), Tensor.scalar(1.0)))
                .then("größe →", scale(2))
                .output("y.0", 1);
        trial(graph.build()).every(1).feed(2, 0).gives(Shape.of(1), 2, 0);
    }
}
