package io.nir4j.cli.draw;

import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.Tensor;
import java.util.List;

/// Everything about a node that has no room in its box; shown where the mouse rests.
final class Facts {
    private Facts() {}

    /// One line per field: `tau: float32(128), 0.02`.
    static List<String> of(Node node) {
        return fields(node).entries().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + shown(entry.getValue()))
                .toList();
    }

    /// The fields of any node but a graph, which has none.
    static Value.Tree fields(Node node) {
        if (node instanceof Graph) {
            return Value.Tree.EMPTY;
        }
        return node instanceof Opaque opaque ? opaque.fields() : schema(node).write(node);
    }

    private static Schema<?> schema(Node node) {
        return Node.schema(node.type()).orElseThrow(() -> new CompilerBug(node.type() + " has no schema"));
    }

    private static String shown(Value value) {
        return value instanceof Value.Numbers(Tensor tensor) && tensor.elements() > 0
                ? value.describe() + ", " + Amount.of(tensor)
                : value.describe();
    }
}
