package io.nir4j.dialects.importing;

import io.nir4j.model.CubaLIF;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Small networks, broken ones too.
final class Networks {
    private Networks() {}

    /// Nodes and edges `a -> b`, whether the ends exist or not.
    static Graph graph(Map<String, Node> nodes, String... edges) {
        List<Edge> list = new ArrayList<>();
        for (String edge : edges) {
            String[] ends = edge.split(" -> ", -1);
            for (int i = 0; i + 1 < ends.length; i++) {
                list.add(new Edge(ends[i], ends[i + 1]));
            }
        }
        return new Graph(nodes, list, Map.of(), Value.Tree.EMPTY);
    }

    /// The nodes of `input -> fc -> lif -> output`, two neurons wide, under these names.
    static Map<String, Node> chain(String input, String fc, String lif, String output) {
        return new TreeMap<>(Map.of(input, Input.of(2), fc, matrix(2, 2), lif, neurons(2), output, Output.of(2)));
    }

    static LIF neurons(long count) {
        return neurons(Shape.of(count));
    }

    static LIF neurons(Shape shape) {
        return new LIF(filled(shape, 0.01), filled(shape, 1), filled(shape, 0), filled(shape, 0.5));
    }

    static CubaLIF current(long count) {
        Shape shape = Shape.of(count);
        return new CubaLIF(
                filled(shape, 0.005), filled(shape, 0.01), filled(shape, 1), filled(shape, 0), filled(shape, 0.5));
    }

    static Linear matrix(long outputs, long inputs) {
        return new Linear(filled(Shape.of(outputs, inputs), 0.5));
    }

    static Tensor filled(Shape shape, double value) {
        return Tensor.filled(DType.F32, shape, value);
    }
}
