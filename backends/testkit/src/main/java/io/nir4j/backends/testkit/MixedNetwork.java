package io.nir4j.backends.testkit;

import io.nir4j.backends.testkit.PlainNeuron.Kind;
import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Delay;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.Linear;
import io.nir4j.model.Padding;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A network with everything that has a memory: all neurons, delays of several lengths, a recurrent synapse with a
/// bias, behind a convolution and a pool.
final class MixedNetwork {
    static final Shape INPUT = Shape.of(2, 6, 6);
    static final double STEP_SECONDS = 1e-3;
    private static final int WIDTH = 18;

    private MixedNetwork() {}

    static Graph graph() {
        Samples samples = new Samples(91);
        var graph = Graph.builder();
        var chain = graph.input("x", INPUT.toArray())
                .then(
                        "conv",
                        Conv2d.of(
                                samples.uniform(Shape.of(2, 2, 3, 3), -0.2, 0.6),
                                samples.uniform(Shape.of(2), -0.1, 0.3),
                                1,
                                Padding.zeros(1)))
                .then("pool", AvgPool2d.of(2))
                .then("flat", Flatten.of(0, -1));
        int layer = 0;
        for (Kind kind : List.of(Kind.LIF, Kind.CUBA_LIF, Kind.LI, Kind.IF, Kind.CUBA_LI, Kind.I)) {
            chain = chain.then(
                            "l" + layer,
                            PlainLayer.of(kind, WIDTH, STEP_SECONDS, layer).node())
                    .then("w" + layer, new Linear(samples.uniform(Shape.of(WIDTH, WIDTH), -0.4, 0.8)));
            layer++;
        }
        chain.then("out", new Linear(samples.uniform(Shape.of(4, WIDTH), -1, 1)))
                .output("y", 4);
        graph.from("l1")
                .then(
                        "rec",
                        new Affine(
                                samples.uniform(Shape.of(WIDTH, WIDTH), -0.4, 0.4),
                                samples.uniform(Shape.of(WIDTH), 0, 0.5)))
                .to("l1");
        Tensor delays = samples.uniform(Shape.of(WIDTH), 0, 9 * STEP_SECONDS);
        graph.from("l0").then("late", new Delay(delays)).to("w2");
        return graph.build();
    }

    /// All that a trial can record of it.
    static List<String> recordable() {
        List<String> names = new ArrayList<>(graph().nodes().keySet());
        for (int layer = 0; layer < 6; layer++) {
            names.add("l" + layer + ".v");
        }
        names.add("l1.i");
        names.add("l4.i");
        return names;
    }
}
