package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.Arrival;
import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.model.Affine;
import io.nir4j.model.Delay;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.Linear;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a synapse that closes a cycle gives at the first step: nothing, or what it makes of silence.
interface BackEdgeContract extends SimulatorUnderTest {
    Shape ONE = Shape.of(1);

    private static I sum() {
        return new I(Tensor.scalar(1.0));
    }

    private static Affine affine(double weight, double bias) {
        return new Affine(Tensor.of(Shape.of(1, 1), weight), Tensor.ofDoubles(bias));
    }

    private Trial trial(GraphBuilder graph, BackEdges backEdges) {
        return trial(graph.build()).with(backEdges).every(1);
    }

    @ParameterizedTest
    @EnumSource
    default void biasCountsAtTheFirstStepOnlyWhereTheDialectSaysSo(BackEdges backEdges) {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", sum()).output("y", 1);
        graph.from("n").then("w", affine(-1, 0.5)).to("n");
        double n = 0;
        double[] input = {2, 0, 1, 0};
        double[] expected = new double[4];
        for (int step = 0; step < 4; step++) {
            boolean hasBias = step > 0 || backEdges == BackEdges.BIAS;
            n += input[step] - n + (hasBias ? 0.5 : 0);
            expected[step] = n;
        }
        trial(graph, backEdges).feed(input).gives(ONE, expected);
    }

    @ParameterizedTest
    @EnumSource
    default void synapseWithoutBiasIsTheSameEitherWay(BackEdges backEdges) {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", sum()).output("y", 1);
        graph.from("n").then("w", new Linear(Tensor.of(Shape.of(1, 1), -0.5))).to("n");
        trial(graph, backEdges).feed(4, 0, 0, 0).gives(ONE, 4, 2, 1, 0.5);
    }

    @ParameterizedTest
    @EnumSource
    default void synapseOfACycleMayHaveOtherSources(BackEdges backEdges) {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", sum()).output("y", 1);
        graph.input("other", 1).to("w");
        graph.from("n").then("w", affine(-1, 0.5)).to("n");
        double[] input = {2, 0, 1, 0};
        double[] other = {1, 10, 0, 3};
        double[] expected = new double[4];
        double back = backEdges == BackEdges.BIAS ? 0.5 : 0;
        double n = 0;
        for (int step = 0; step < 4; step++) {
            n += input[step] + back;
            back = -(n + other[step]) + 0.5;
            expected[step] = n;
        }
        Map<String, Tensor> inputs =
                Map.of("x", Tensor.of(Shape.of(4, 1, 1), input), "other", Tensor.of(Shape.of(4, 1, 1), other));
        // The synapse is as near to the inputs as the neuron and comes later by its name.
        trial(graph, backEdges).run(inputs).holds("y", 0, expected);
    }

    @ParameterizedTest
    @EnumSource
    default void biasPassesThroughAllSynapsesInARow(BackEdges backEdges) {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", sum()).output("y", 1);
        graph.from("n")
                .then("w1", affine(-1, 0.5))
                .then("w2", affine(2, 0.25))
                .then("w3", new Scale(Tensor.scalar(3.0)))
                .to("n");
        double n = 0;
        double[] expected = new double[4];
        for (int step = 0; step < 4; step++) {
            double back = 3 * (2 * (-n + 0.5) + 0.25);
            n += 1 + (step > 0 || backEdges == BackEdges.BIAS ? back : 0);
            expected[step] = n;
        }
        trial(graph, backEdges).feed(1, 1, 1, 1).gives(ONE, expected);
    }

    @ParameterizedTest
    @EnumSource
    default void synapseThatIsReadInTheSameStepKeepsItsBias(BackEdges backEdges) {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", sum()).then("w", affine(-1, 0.5)).to("n");
        graph.from("w").output("y", 1);
        double n = 0;
        double back = backEdges == BackEdges.BIAS ? 0.5 : 0;
        double[] expected = new double[3];
        for (int step = 0; step < 3; step++) {
            n += 1 + back;
            back = -n + 0.5;
            expected[step] = back;
        }
        trial(graph, backEdges).feed(1, 1, 1).gives(ONE, expected);
    }

    @ParameterizedTest
    @EnumSource
    default void delayIsNoSynapse(BackEdges backEdges) {
        var graph = Graph.builder();
        graph.input("x", 1)
                .then("n", sum())
                .then("w", affine(-1, 0.5))
                .then("d", new Delay(Tensor.scalar(1.0)))
                .to("n");
        graph.from("n").output("y", 1);
        double n = 0;
        double[] back = {0, 0, 0, 0, 0, 0};
        double[] expected = new double[4];
        for (int step = 0; step < 4; step++) {
            n += 1 + back[step];
            back[step + 2] = -n + 0.5;
            expected[step] = n;
        }
        trial(graph, backEdges).feed(1, 1, 1, 1).gives(ONE, expected);
    }

    /// A neuron that spikes from its old potential, and adds up what it gets.
    private static IF late() {
        return new IF(Tensor.scalar(1.0), Tensor.scalar(1.0));
    }

    private Trial late(GraphBuilder graph, BackEdges backEdges) {
        return trial(graph, backEdges)
                .with(SpikeFrom.OLD_POTENTIAL, Reset.SUBTRACT)
                .recording("n.v", "n");
    }

    @Test
    default void spikesOfTheOldPotentialComeBackAtOnceWhereTheDialectSaysSo() {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", late()).output("y", 1);
        graph.from("n").then("w", affine(0.75, 0.5)).to("n");
        double[] input = {2, 0, 1, 0.5, 0, 0, 0, 3, 0};
        for (BackEdges backEdges : BackEdges.values()) {
            double[] potentials = new double[input.length];
            double[] spikes = new double[input.length];
            double v = 0;
            double last = 0;
            for (int step = 0; step < input.length; step++) {
                double z = v > 1 ? 1 : 0;
                double back = step == 0 && backEdges != BackEdges.BIAS ? 0 : 0.75 * last + 0.5;
                if (backEdges == BackEdges.DIRECT && step > 0) {
                    back = 0.75 * z + 0.5;
                }
                v += input[step] + back - z;
                last = z;
                spikes[step] = z;
                potentials[step] = v;
            }
            Outcome outcome = late(graph, backEdges).feed(input);
            outcome.holds("n.v", 0, potentials);
            outcome.holds("n", 0, spikes);
            outcome.holds("y", 0, spikes);
        }
    }

    @Test
    default void spikesComeBackOneStepLaterWhereTheirSynapseIsReadElsewhere() {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", late()).then("w", affine(0.75, 0)).to("n");
        graph.from("w").output("y", 1);
        double[] input = {2, 0, 1, 0.5, 0, 0, 0, 3, 0};
        Outcome direct = late(graph, BackEdges.DIRECT).feed(input);
        direct.isIdenticalTo(late(graph, BackEdges.SILENT).feed(input), "w has two readers");
    }

    @ParameterizedTest
    @EnumSource
    default void whatArrivesLateTakesOneStepAroundACycleToo(BackEdges backEdges) {
        var graph = Graph.builder();
        graph.input("x", 1).then("n", sum()).output("y", 1);
        graph.from("n").then("w", affine(-1, 0.5)).to("n");
        double[] input = {2, 0, 1, 0};
        double[] expected = new double[4];
        double n = 0;
        for (int step = 0; step < 4; step++) {
            boolean hasBias = step > 0 || backEdges == BackEdges.BIAS;
            n += (step == 0 ? 0 : input[step - 1]) - n + (hasBias ? 0.5 : 0);
            expected[step] = n;
        }
        trial(graph, backEdges).with(Arrival.NEXT_STEP).feed(input).gives(ONE, expected);
    }

    @Test
    default void everyLayerOnTheWayTakesAStepWhereInputsArriveLate() {
        var graph = Graph.builder();
        graph.input("x", 1)
                .then("a", sum())
                .then("w", affine(2, 0))
                .then("b", sum())
                .output("y", 1);
        graph.connect("x", "b");
        // a(t) sums x up to t - 1; b(t) sums 2 a + x up to t - 1.
        trial(graph.build())
                .with(Arrival.NEXT_STEP)
                .every(1)
                .feed(1, 0, 3, 0, 0)
                .gives(ONE, 0, 1, 3, 8, 16);
    }

    @ParameterizedTest
    @EnumSource
    default void cyclesOfSynapsesAloneComeToAnEnd(BackEdges backEdges) {
        var graph = Graph.builder();
        graph.input("x", 1).then("a", affine(1, 0.5)).then("b", affine(2, 0)).to("a");
        graph.connect("a", "a").connect("b", "b");
        graph.from("b").output("y", 1);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> trial(graph, backEdges).feed(1, 0));
    }

    @Test
    default void biasOfACycleAroundANestedGraphCountsToo() {
        var block = Graph.builder();
        block.input("in", 1).then("w", affine(-1, 0.5)).output("out", 1);
        var graph = Graph.builder();
        graph.input("x", 1).then("n", sum()).output("y", 1);
        graph.from("n").then("block", block.build()).to("n");
        trial(graph, BackEdges.BIAS).feed(1, 0, 0).gives(ONE, 1.5, 0.5, 0.5);
    }
}
