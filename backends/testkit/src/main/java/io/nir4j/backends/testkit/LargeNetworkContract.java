package io.nir4j.backends.testkit;

import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.dialects.Axis.IntegratorGain;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.Linear;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Networks of thousands of nodes: within seconds, and on a stack of the usual size.
interface LargeNetworkContract extends SimulatorUnderTest {
    Duration LIMIT = Duration.ofSeconds(30);

    private static String name(int number) {
        return String.format(Locale.ROOT, "n%05d", number);
    }

    private static Outcome inTime(Supplier<Outcome> run) {
        return Assertions.assertTimeoutPreemptively(LIMIT, run::get);
    }

    @Test
    default void chainOfTenThousandNodes() {
        GraphBuilder graph = Graph.builder();
        var chain = graph.input("x", 2);
        for (int number = 0; number < 10_000; number++) {
            chain = chain.then(name(number), new Scale(Tensor.scalar(number % 2 == 0 ? 2.0 : 0.5)));
        }
        chain.output("y", 2);
        inTime(() -> trial(graph.build()).feed(Shape.of(2), 1, 2, 3, 4)).gives(Shape.of(2), 1, 2, 3, 4);
    }

    @ParameterizedTest
    @EnumSource
    default void cycleOfFiveThousandNodes(BackEdges backEdges) {
        GraphBuilder graph = Graph.builder();
        var chain = graph.input("x", 1).then("first", new Scale(Tensor.scalar(1.0)));
        for (int number = 0; number < 5_000; number++) {
            chain = chain.then(
                    name(number),
                    number % 2 == 0
                            ? new Linear(Tensor.of(Shape.of(1, 1), 2.0))
                            : new IF(Tensor.scalar(1.0), Tensor.scalar(1.0)));
        }
        chain.to("first");
        chain.output("y", 1);
        // A spike runs around within one step, and starts anew in the next.
        inTime(() -> trial(graph.build()).with(backEdges, IntegratorGain.ONE).feed(1, 0, 0))
                .gives(Shape.of(1), 1, 1, 1);
    }

    @ParameterizedTest
    @EnumSource
    default void fiveThousandSynapsesInARowWithinACycle(BackEdges backEdges) {
        GraphBuilder graph = Graph.builder();
        var chain = graph.input("x", 1).then("neuron", new IF(Tensor.scalar(1.0), Tensor.scalar(1.0)));
        chain.output("y", 1);
        for (int number = 0; number < 5_000; number++) {
            chain = chain.then(name(number), new Scale(Tensor.scalar(number % 2 == 0 ? 2.0 : 0.5)));
        }
        chain.then("last", new Scale(Tensor.scalar(2.0))).to("neuron");
        inTime(() -> trial(graph.build()).with(backEdges, IntegratorGain.ONE).feed(2, 0, 0))
                .gives(Shape.of(1), 1, 1, 1);
    }

    @Test
    default void manyNodesThatAllFeedOne() {
        GraphBuilder graph = Graph.builder();
        graph.input("x", 1).output("y", 1);
        for (int number = 0; number < 2_000; number++) {
            graph.from("x").then(name(number), new Scale(Tensor.scalar(1.0))).to("y");
        }
        inTime(() -> trial(graph.build()).feed(1)).gives(Shape.of(1), 2_001);
    }
}
