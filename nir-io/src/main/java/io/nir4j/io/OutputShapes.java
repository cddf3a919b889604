package io.nir4j.io;

import io.nir4j.model.Graph;
import io.nir4j.model.GraphCodec;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The shape of an Output that does not state it, as files of NIR 0.0.6 do not: what its only source gives.
///
/// Only a source that knows its own shapes will do; what must be inferred further away stays a missing field.
record OutputShapes(Value.Tree nodes, Optional<Value> edges) {

    /// The field `shape` for the Output of this name.
    Optional<Value> of(String output) {
        return source(output)
                .flatMap(name -> nodes.get(name).flatMap(tree -> node(name, tree)))
                .flatMap(OutputShapes::given)
                .map(shape -> new Value.Numbers(IntVector.of(shape).tensor()));
    }

    private Optional<String> source(String output) {
        if (!(edges.orElse(Value.Tree.EMPTY) instanceof Value.Texts(var shape, var ends))
                || shape.rank() != 2
                || shape.dim(1) != 2) {
            return Optional.empty();
        }
        List<String> sources = IntStream.range(0, ends.size() / 2)
                .filter(edge -> ends.get(2 * edge + 1).equals(output))
                .mapToObj(edge -> ends.get(2 * edge))
                .distinct()
                .toList();
        return sources.size() == 1 ? Optional.of(sources.getFirst()) : Optional.empty();
    }

    /// The node alone; none where it has a fault, which reading the whole graph will find.
    private static Optional<Node> node(String name, Value tree) {
        Value.Tree alone =
                new Value.Tree(Map.of("type", new Value.Text(Graph.TYPE), "nodes", new Value.Tree(Map.of(name, tree))));
        try {
            return GraphCodec.decode(alone, "", new Findings()).node(name);
        } catch (InvalidNetwork foundLater) {
            return Optional.empty();
        }
    }

    private static Optional<Shape> given(Node node) {
        try {
            return node.input().map(node::output);
        } catch (InvalidNetwork foundLater) {
            return Optional.empty();
        }
    }
}
