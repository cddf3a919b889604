package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.Affine;
import io.nir4j.model.Delay;
import io.nir4j.model.Graph;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.Linear;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Recurrence: the edge that closes a cycle carries the value of the step before, zero at the first.
interface CycleContract extends SimulatorUnderTest {

    /// Adds up its input, at steps of one second.
    private static I sum() {
        return new I(Tensor.scalar(1.0));
    }

    private static IF spiking() {
        return new IF(Tensor.scalar(1.0), Tensor.scalar(1.0));
    }

    private static Scale scale(double factor) {
        return new Scale(Tensor.scalar(factor));
    }

    @ParameterizedTest
    @EnumSource
    default void nodeMayFeedItself(Precision precision) {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", sum()).output("y", 1);
        graph.connect("n", "n");
        // v += x + v of the step before.
        trial(graph.build()).every(1).at(precision).feed(1, 0, 0, 1).gives(Shape.of(1), 1, 2, 4, 9);
    }

    @ParameterizedTest
    @EnumSource
    default void twoNodesMayFeedEachOther(Precision precision) {
        var graph = Graph.builder();
        graph.input("x", 1).then("a", sum()).then("b", scale(-0.5)).to("a").output("y", 1);
        // a += x + b of the step before; b = -a/2, read by a one step later.
        trial(graph.build()).every(1).at(precision).feed(4, 0, 0, 0).gives(Shape.of(1), 4, 2, 1, 0.5);
    }

    @ParameterizedTest
    @EnumSource
    default void spikesComeBackThroughTheSynapseOneStepLater(Precision precision) {
        var graph = Graph.builder();
        graph.input("x", 2).then("n", spiking()).output("y", 2);
        graph.from("n")
                .then("w", new Linear(Tensor.of(Shape.of(2, 2), 0.0, 1.5, -1, 0)))
                .to("n");
        Trial trial = trial(graph.build()).every(1).at(precision).recording("n.v");
        Outcome outcome = trial.feed(Shape.of(2), 0, 2, 0, 0, 0, 0.5, 0, 0);
        // Neuron 1 fires, so neuron 0 gets 1.5 and fires, so neuron 1 gets -1.
        outcome.gives(Shape.of(2), 0, 1, 1, 0, 0, 0, 0, 0);
        outcome.holds("n.v", 0, 0, 0, 0, 0, 0, -0.5, 0, -0.5);
    }

    @Test
    default void onlyTheEdgeNearestToTheInputsIsLate() {
        var graph = Graph.builder();
        graph.input("x", 1)
                .then("c", sum())
                .then("a", scale(1))
                .then("b", scale(2))
                .to("c");
        graph.from("b").output("y", 1);
        // Within a step c, a and b follow each other, whatever their names; c hears b one step later.
        trial(graph.build()).every(1).feed(1, 0, 0).gives(Shape.of(1), 2, 6, 18);
    }

    @Test
    default void nodeInACycleWaitsForAllThatItReadsInTheSameStep() {
        var graph = Graph.builder();
        graph.input("x", 1)
                .then("a", sum())
                .then("b", scale(1))
                .then("d", scale(10))
                .then("c", scale(1))
                .to("a");
        graph.from("a").to("c");
        graph.from("c").output("y", 1);
        // c is as near to the input as b, yet comes after d: c = a + 10 b of the same step.
        trial(graph.build()).every(1).feed(1, 0).gives(Shape.of(1), 11, 132);
    }

    @Test
    default void cyclesMayShareNodes() {
        var graph = Graph.builder();
        graph.input("x", 1).then("a", sum()).then("b", sum()).output("y", 1);
        graph.connect("b", "a").connect("b", "b");
        double[] input = {1, 2, 0, -1, 0};
        double[] expected = new double[input.length];
        double a = 0;
        double b = 0;
        for (int step = 0; step < input.length; step++) {
            a += input[step] + b;
            b += a + b;
            expected[step] = b;
        }
        trial(graph.build()).every(1).feed(input).gives(Shape.of(1), expected);
    }

    @Test
    default void cycleMayLieInsideACycle() {
        var graph = Graph.builder();
        graph.input("x", 1)
                .then("a", sum())
                .then("b", sum())
                .then("c", sum())
                .then("d", scale(-1))
                .output("y", 1);
        graph.connect("c", "b").connect("d", "a");
        double[] input = {1, 0, 2, 0, -1, 0};
        double[] expected = new double[input.length];
        double a = 0;
        double b = 0;
        double c = 0;
        for (int step = 0; step < input.length; step++) {
            double d = -c;
            a += input[step] + d;
            b += a + c;
            c += b;
            expected[step] = -c;
        }
        trial(graph.build()).every(1).feed(input).gives(Shape.of(1), expected);
    }

    @Test
    default void nestedGraphMayBeACycleInside() {
        var block = Graph.builder();
        block.input("in", 1).then("n", sum()).output("out", 1);
        block.connect("n", "n");
        var graph = Graph.builder();
        graph.input("x", 1).then("block", block.build()).output("y", 1);
        trial(graph.build()).every(1).feed(1, 0, 0, 1).gives(Shape.of(1), 1, 2, 4, 9);
    }

    @Test
    default void cycleMayPassThroughANestedGraph() {
        var block = Graph.builder();
        block.input("in", 1).then("n", scale(-0.5)).output("out", 1);
        var graph = Graph.builder();
        graph.input("x", 1)
                .then("a", sum())
                .then("block", block.build())
                .to("a")
                .output("y", 1);
        trial(graph.build()).every(1).feed(4, 0, 0, 0).gives(Shape.of(1), 4, 2, 1, 0.5);
    }

    @Test
    default void delayInACycleAddsToTheStepOfTheCycle() {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", scale(1)).output("y", 1);
        graph.from("n").then("d", new Delay(Tensor.scalar(2.0))).to("n");
        trial(graph.build()).every(1).feed(1, 0, 0, 0, 0, 0, 0).gives(Shape.of(1), 1, 0, 0, 1, 0, 0, 1);
    }

    @Test
    default void duplicateEdgesOfACycleCountTwice() {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", scale(1)).output("y", 1);
        graph.connect("n", "n").connect("n", "n");
        trial(graph.build()).feed(1, 0, 0).gives(Shape.of(1), 1, 2, 4);
    }

    @Test
    default void cycleWithoutNeuronsRunsStepByStep() {
        var graph = Graph.builder();
        graph.input("x", 1).then("a", scale(0.5)).then("b", scale(2)).to("a").output("y", 1);
        trial(graph.build()).feed(2, 0, 0, 4).gives(Shape.of(1), 1, 1, 1, 3);
    }

    @Test
    default void cycleThatNoInputReachesRunsOnItsOwn() {
        var graph = Graph.builder();
        graph.input("x", 1).output("y", 1);
        graph.add("a", new Affine(Tensor.of(Shape.of(1, 1), 2.0), Tensor.ofDoubles(1)));
        graph.from("a").then("b", scale(1)).to("a").to("y");
        trial(graph.build()).feed(0, 0, 0).gives(Shape.of(1), 1, 3, 7);
    }
}
