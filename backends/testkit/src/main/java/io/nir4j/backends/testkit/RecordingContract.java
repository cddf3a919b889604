package io.nir4j.backends.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What can be recorded besides the outputs, and that it changes nothing.
interface RecordingContract extends SimulatorUnderTest {

    private static IF spiking(double threshold) {
        return new IF(Tensor.scalar(1.0), Tensor.scalar(threshold));
    }

    private static Scale scale(double factor) {
        return new Scale(Tensor.scalar(factor));
    }

    private static Graph chain() {
        var graph = Graph.builder();
        graph.input("x", 2)
                .then("a", scale(2))
                .then("n", spiking(3))
                .then("b", scale(10))
                .output("y", 2);
        graph.from("a").then("aside", spiking(5));
        return graph.build();
    }

    @ParameterizedTest
    @EnumSource
    default void everyNodeAndStateCanBeRecorded(Precision precision) {
        Outcome outcome = trial(chain())
                .every(1)
                .at(precision)
                .recording("x", "a", "n", "n.v", "b", "y", "aside", "aside.v")
                .feed(Shape.of(2), 1, 2, 1, 0);
        outcome.holds("x", 0, 1, 2, 1, 0);
        outcome.holds("a", 0, 2, 4, 2, 0);
        outcome.holds("n", 0, 0, 1, 1, 0);
        outcome.holds("n.v", 0, 2, 0, 0, 0);
        outcome.holds("b", 0, 0, 10, 10, 0);
        outcome.holds("y", 0, 0, 10, 10, 0);
        outcome.holds("aside", 0, 0, 0, 0, 0);
        outcome.holds("aside.v", 0, 2, 4, 4, 4);
        outcome.recordings().values().forEach(tensor -> assertEquals(Shape.of(2, 1, 2), tensor.shape()));
        outcome.isOf(trial(chain()).at(precision).dtype());
    }

    @Test
    default void nodesThatNoOutputNeedsCanBeRecorded() {
        trial(chain()).every(1).recording("aside").feed(Shape.of(2), 3, 1, 0, 0).holds("aside", 0, 1, 0, 0, 0);
    }

    @Test
    default void recordingChangesNoOutput() {
        Tensor input = new Samples(71).uniform(Shape.of(30, 2, 2), -1, 3);
        Trial trial = trial(chain()).every(1).at(Precision.FLOAT32);
        Tensor plain = trial.run(input).output();
        Tensor recorded = trial.recording("a", "n.v", "aside", "y").run(input).output();
        assertEquals(plain, recorded);
    }

    @Test
    default void potentialOfIntegratorsIsTheirOutput() {
        Outcome outcome = trialOfVector(new I(Tensor.scalar(2.0)), 1)
                .every(1)
                .recording("n", "n.v")
                .feed(1, 2);
        outcome.holds("n", 0, 2, 6);
        outcome.holds("n.v", 0, 2, 6);
    }

    @Test
    default void currentsCanBeRecordedWithAndWithoutSpikes() {
        Tensor two = Tensor.scalar(2.0);
        Tensor zero = Tensor.scalar(0.0);
        trialOfVector(new CubaLI(two, two, two, zero), 1)
                .every(1)
                .recording("n.i")
                .feed(1, 0)
                .holds("n.i", 0, 0.5, 0.25);
        trialOfVector(new CubaLIF(two, two, two, zero, two), 1)
                .every(1)
                .recording("n.i", "n.v")
                .feed(1, 0)
                .holds("n.i", 0, 0.5, 0.25);
    }

    @Test
    default void namesOfNodesComeBeforeNamesOfStates() {
        var graph = Graph.builder();
        graph.input("x", 1)
                .then("lif1", spiking(9))
                .then("lif1.lif", spiking(9))
                .then("lif1.v", scale(5))
                .output("y", 1);
        graph.from("x").to("lif1.lif");
        Outcome outcome = trial(graph.build())
                .every(1)
                .recording("lif1.lif", "lif1.lif.v", "lif1.v")
                .feed(4, 4, 4);
        outcome.holds("lif1.lif", 0, 0, 0, 1);
        outcome.holds("lif1.lif.v", 0, 4, 8, 0);
        outcome.holds("lif1.v", 0, 0, 0, 5);
    }

    @Test
    default void nodesOfNestedGraphsGoByTheirPath() {
        var block = Graph.builder();
        block.input("in", 1).then("n", spiking(2)).output("out", 1);
        var graph = Graph.builder();
        graph.input("x", 1).then("block", block.build()).then("a", scale(7)).output("y", 1);
        Outcome outcome = trial(graph.build())
                .every(1)
                .recording("block", "block/n", "block/n.v", "block/in", "block/out")
                .feed(2, 1);
        outcome.holds("block", 0, 0, 1);
        outcome.holds("block/n", 0, 0, 1);
        outcome.holds("block/n.v", 0, 2, 0);
        outcome.holds("block/in", 0, 2, 1);
        outcome.holds("block/out", 0, 0, 1);
        outcome.holds("y", 0, 0, 7);
    }

    @Test
    default void nodeInsideACycleShowsThePresentStep() {
        var graph = Graph.builder();
        graph.input("x", 1)
                .then("n", new I(Tensor.scalar(1.0)))
                .then("w", scale(-0.5))
                .to("n");
        graph.from("n").output("y", 1);
        trial(graph.build()).every(1).recording("w").feed(4, 0, 0).holds("w", 0, -2, -1, -0.5);
    }

    @Test
    default void sameSignalMayBeRecordedUnderSeveralNames() {
        Outcome outcome =
                trial(chain()).every(1).recording("n", "y", "n.v", "b").feed(Shape.of(2), 1, 2);
        assertEquals(
                List.of("b", "n", "n.v", "y"), List.copyOf(outcome.recordings().keySet()));
    }
}
