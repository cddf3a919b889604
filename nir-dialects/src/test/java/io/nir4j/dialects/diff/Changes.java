package io.nir4j.dialects.diff;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Networks that are others with something changed.
final class Changes {
    private Changes() {}

    /// Every node under a name of its own, inside nested graphs too.
    static Graph renamed(Graph graph, UnaryOperator<String> name) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        Map<String, Value.Tree> metadata = new LinkedHashMap<>();
        graph.nodes().forEach((old, node) -> {
            if (node instanceof Graph nested) {
                nodes.put(name.apply(old), renamed(nested, name));
            } else {
                nodes.put(name.apply(old), node);
                metadata.put(name.apply(old), graph.metadata(old));
            }
        });
        List<Edge> edges = graph.edges().stream()
                .map(edge -> new Edge(name.apply(edge.source()), name.apply(edge.target())))
                .toList();
        return new Graph(nodes, edges, metadata, graph.metadata());
    }

    /// The nodes of the outer graph under each other's names.
    static Graph shuffled(Graph graph, long seed) {
        List<String> names = new ArrayList<>(graph.nodes().keySet());
        List<String> others = new ArrayList<>(names);
        Collections.shuffle(others, new Random(seed));
        Map<String, Node> nodes = new LinkedHashMap<>();
        Map<String, Value.Tree> metadata = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Node node = graph.nodes().get(names.get(i));
            nodes.put(others.get(i), node);
            if (!(node instanceof Graph)) {
                metadata.put(others.get(i), graph.metadata(names.get(i)));
            }
        }
        List<Edge> edges = graph.edges().stream()
                .map(edge ->
                        new Edge(others.get(names.indexOf(edge.source())), others.get(names.indexOf(edge.target()))))
                .toList();
        return new Graph(nodes, edges, metadata, graph.metadata());
    }

    /// The node with another value in a field.
    static Node with(Node node, String field, Value value) {
        Schema<?> schema = Node.schema(node.type()).orElseThrow();
        Map<String, Value> fields = new LinkedHashMap<>(schema.write(node).entries());
        fields.put(field, value);
        return schema.make().apply(new Value.Tree(fields));
    }
}
