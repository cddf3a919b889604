package io.nir4j.cli.draw;

import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Delay;
import io.nir4j.model.Edge;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Padding;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Threshold;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The networks that the tests draw.
final class Networks {
    static final String UGLY_NAME = "\"]; x <b>&amp;\\ `end` #quot;\n\u0001 %22 神経";

    private Networks() {}

    static Tensor zeros(long... dims) {
        return Tensor.filled(DType.F32, Shape.of(dims), 0);
    }

    /// x -> fc -> lif -> y, and lif -> rec -> lif.
    static Graph recurrent() {
        var graph = Graph.builder();
        graph.input("x", 3)
                .then("fc", new Affine(zeros(2, 3), zeros(2)))
                .then("lif", lif(2))
                .output("y", 2);
        graph.from("lif").then("rec", new Linear(zeros(2, 2))).to("lif");
        return graph.build();
    }

    static LIF lif(int size) {
        return new LIF(seconds(size, 0.02), fill(size, 1), fill(size, 0), fill(size, 1));
    }

    private static Tensor seconds(int size, double value) {
        return fill(size, value);
    }

    private static Tensor fill(int size, double value) {
        return Tensor.filled(DType.F32, Shape.of(size), value);
    }

    /// x -> block(in -> mid -> out) -> y, with a loop at the block.
    static Graph nested() {
        var inner = Graph.builder();
        inner.input("in", 2).then("mid", lif(2)).output("out", 2);
        var graph = Graph.builder();
        graph.input("x", 2).then("block", inner.build()).output("y", 2);
        graph.connect("block", "block");
        return graph.build();
    }

    /// A chain of so many nodes.
    static Graph chain(int nodes) {
        var graph = Graph.builder();
        var end = graph.input("n0", 4);
        for (int number = 1; number < nodes; number++) {
            end = end.then("n" + number, new Linear(zeros(4, 4)));
        }
        return graph.build();
    }

    /// One of each primitive, by type.
    static Map<String, Node> primitives() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        List<Node> all = List.of(
                Input.of(3),
                Output.of(2, 3),
                new Affine(zeros(2, 3), zeros(2)),
                new Linear(zeros(5, 2, 3)),
                new Scale(Tensor.ofFloats(0.5f, 2)),
                Conv1d.of(zeros(4, 2, 5), zeros(4), 2, new Padding.Same()),
                new Conv2d(
                        Optional.empty(),
                        zeros(4, 1, 3, 5),
                        IntVector.of(1, 2),
                        Padding.zeros(1),
                        IntVector.of(2),
                        IntVector.of(2),
                        zeros(4)),
                SumPool2d.of(2),
                new AvgPool2d(IntVector.of(2, 3), IntVector.of(1), IntVector.of(1)),
                Flatten.of(0, -1),
                new Delay(fill(2, 0.003)),
                new Threshold(fill(2, 0.5)),
                new I(fill(2, 1e-4)),
                new IF(fill(2, 1), fill(2, 2)),
                new LI(seconds(2, 1.5), fill(2, 1), fill(2, 0)),
                new LIF(Tensor.ofFloats(0.005f, 0.03f), fill(2, 1), fill(2, 0), fill(2, 1)),
                new CubaLI(seconds(2, 0.001), seconds(2, 0.0002), fill(2, 1), fill(2, 0)),
                new CubaLIF(seconds(2, 0.001), seconds(2, 0.02), fill(2, 1), fill(2, 0), fill(2, 1)),
                recurrent(),
                new Opaque("SuperLIF", new Value.Tree(Map.of("tau", new Value.Numbers(fill(2, 1))))));
        all.forEach(node -> nodes.put(node.type(), node));
        return nodes;
    }

    /// All that may go wrong in one network: every primitive without an edge, ugly names, edges made twice, loops,
    /// edges to nowhere, an empty graph.
    static Graph zoo() {
        Map<String, Node> nodes = new LinkedHashMap<>(primitives());
        nodes.put("empty", Graph.builder().build());
        nodes.put(UGLY_NAME, new Opaque(UGLY_NAME, new Value.Tree(Map.of(UGLY_NAME, new Value.Text(UGLY_NAME)))));
        nodes.put("x".repeat(300), nested());
        List<Edge> edges = new ArrayList<>(List.of(
                new Edge("Input", "Affine"),
                new Edge("Affine", "LIF"),
                new Edge("Affine", "LIF"),
                new Edge("LIF", "LIF"),
                new Edge("LIF", UGLY_NAME),
                new Edge(UGLY_NAME, "x".repeat(300)),
                new Edge("x".repeat(300), "empty"),
                new Edge("empty", "empty"),
                new Edge("LIF", "nowhere"),
                new Edge("nobody", "LIF")));
        return new Graph(nodes, edges, Map.of(), Value.Tree.EMPTY);
    }
}
