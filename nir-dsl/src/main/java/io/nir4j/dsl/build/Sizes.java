package io.nir4j.dsl.build;

import io.nir4j.dsl.build.Draft.Inner;
import io.nir4j.dsl.build.Draft.Known;
import io.nir4j.dsl.build.Draft.OpenLayer;
import io.nir4j.dsl.build.Draft.OpenPort;
import io.nir4j.dsl.build.Draft.Part;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Scale;
import io.nir4j.model.Value;
import io.nir4j.model.check.ShapeInference;
import io.nir4j.model.check.Shapes;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works out the sizes that a text leaves open, by the model's shape inference.
///
/// Inference looks at one graph at a time, but the size of a block's input follows from what stands around the block.
/// So the draft is first laid out flat: the nodes of nested graphs beside those around them, edges to a nested graph
/// leading to its input, edges from it coming from its output. What is open there is an element-wise node whose
/// parameters have one element, which takes the shape of its neighbours.
///
/// Contradictions are not reported here: the verifier finds them in the finished graph.
final class Sizes {
    private static final Node PASSES_ON = new Scale(Tensor.scalar(1f));

    private final PrimitiveReader primitives;
    private final Positions positions;
    private final Map<String, Node> nodes = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, String> flatNames = new HashMap<>();
    private boolean hasScalars;

    private Sizes(PrimitiveReader primitives, Positions positions) {
        this.primitives = primitives;
        this.positions = positions;
    }

    /// The shapes of open nodes, by path.
    record Found(Map<String, String> flatNames, Shapes shapes, boolean hasScalars) {
        /// The shape at the node of this path. Where nothing tells one, inference takes that of the parameters, a
        /// single number; so that counts only in a network that has single numbers on purpose.
        Optional<Shape> at(String path) {
            return shapes.input(flatNames.getOrDefault(path, "")).filter(shape -> shape.rank() > 0 || hasScalars);
        }
    }

    static Found infer(Draft draft, PrimitiveReader primitives, Positions positions) {
        Sizes sizes = new Sizes(primitives, positions);
        sizes.lay(draft, "");
        Graph flat = new Graph(sizes.nodes, sizes.edges, Map.of(), Value.Tree.EMPTY);
        return new Found(sizes.flatNames, ShapeInference.infer(flat, new Findings()), sizes.hasScalars);
    }

    private void lay(Draft draft, String prefix) {
        draft.nodes.forEach((name, part) -> {
            String path = prefix + name;
            if (part instanceof Inner(var inner)) {
                lay(inner, path + "/");
            } else {
                stand(path, part, prefix.isEmpty()).ifPresent(node -> {
                    String flat = "n" + nodes.size();
                    flatNames.put(path, flat);
                    nodes.put(flat, node);
                });
            }
        });
        for (Edge edge : draft.edges) {
            Optional<String> source = end(draft, prefix, edge.source(), false);
            Optional<String> target = end(draft, prefix, edge.target(), true);
            if (source.isPresent() && target.isPresent()) {
                edges.add(new Edge(source.get(), target.get()));
            }
        }
    }

    /// What stands for a part while sizes are worked out.
    private Optional<Node> stand(String path, Part part, boolean isTopLevel) {
        return switch (part) {
            case Known(var node) -> {
                hasScalars |= node.input().filter(shape -> shape.rank() == 0).isPresent();
                yield Optional.of(
                        isTopLevel || !(part.isPort(true) || part.isPort(false))
                                ? node
                                : passage(node.input().orElseThrow()));
            }
            case OpenPort _ -> Optional.of(PASSES_ON);
            case OpenLayer(var schema, var arguments) ->
                primitives.make(
                        schema,
                        arguments,
                        Optional.of(Shape.SCALAR),
                        positions.node(path).orElseThrow(),
                        path);
            case Inner _ -> Optional.empty();
        };
    }

    /// A port of a nested graph, through which edges lead on: nothing follows an Output, but this.
    private static Node passage(Shape shape) {
        return Graph.builder()
                .add("in", new Input(IntVector.of(shape)))
                .add("out", new Output(IntVector.of(shape)))
                .build();
    }

    /// The flat name of what an edge at `name` leads to; empty where that is no single node.
    private Optional<String> end(Draft draft, String prefix, String name, boolean isTarget) {
        String path = prefix + name;
        if (!(draft.nodes.get(name) instanceof Inner(var inner))) {
            return Optional.ofNullable(flatNames.get(path));
        }
        List<String> ports = inner.nodes.entrySet().stream()
                .filter(entry -> entry.getValue().isPort(isTarget))
                .map(Map.Entry::getKey)
                .toList();
        return ports.size() == 1 ? Optional.ofNullable(flatNames.get(path + "/" + ports.getFirst())) : Optional.empty();
    }
}
