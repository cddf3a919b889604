package io.nir4j.compiler.lowering;

import io.nir4j.model.Affine;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Scale;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Small networks of one element for tests, written as their edges.
final class Graphs {
    private Graphs() {}

    /// The network of these edges, `"x a"` from x to a. x is the Input, y the Output, names in w are affine, names in n
    /// are LIF, all others Scale.
    static TypedGraph of(String... edges) {
        return TypedGraph.of(graph(edges).build());
    }

    static GraphBuilder graph(String... edges) {
        GraphBuilder graph = Graph.builder();
        Set<String> names = new TreeSet<>();
        for (String edge : edges) {
            names.addAll(List.of(edge.split(" ", -1)));
        }
        names.forEach(name -> graph.add(name, node(name)));
        for (String edge : edges) {
            String[] ends = edge.split(" ", -1);
            graph.connect(ends[0], ends[1]);
        }
        return graph;
    }

    private static Node node(String name) {
        return switch (name.charAt(0)) {
            case 'x' -> Input.of(1);
            case 'y' -> Output.of(1);
            case 'w' -> new Affine(Tensor.of(Shape.of(1, 1), 0.5), Tensor.ofDoubles(0.25));
            case 'n' -> new LIF(one(0.01), one(1), one(0), one(1));
            default -> new Scale(one(2));
        };
    }

    static Tensor one(double value) {
        return Tensor.ofDoubles(value);
    }
}
