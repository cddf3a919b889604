package io.nir4j.backends.testkit;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;

/// A part of the contract: knows the simulator that it is about.
public interface SimulatorUnderTest {
    Simulator simulator();

    /// A run of `graph` to be set up.
    default Trial trial(Graph graph) {
        return Trial.of(simulator(), graph);
    }

    /// A run of the network `x -> n -> y` to be set up.
    ///
    /// @param input what x gives, without time and batch
    /// @param output what y takes
    default Trial trial(Node node, long[] input, long... output) {
        var graph = Graph.builder();
        graph.input("x", input).then("n", node).output("y", output);
        return trial(graph.build());
    }

    /// The same for a node that gives as many elements as it takes.
    default Trial trialOfVector(Node node, long elements) {
        return trial(node, new long[] {elements}, elements);
    }
}
