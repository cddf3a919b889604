package io.nir4j.dialects.importing;

import io.nir4j.model.Field;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// The arrays of a primitive by name, and the same primitive with others.
final class Parameters {
    private Parameters() {}

    /// The arrays that `node` has, in the order of its schema; none for graphs and nodes that are carried unread.
    static Map<String, Tensor> of(Node node) {
        return schema(node).map(schema -> of(schema, node)).orElse(Map.of());
    }

    private static <N extends Node> Map<String, Tensor> of(Schema<N> schema, Node node) {
        N typed = schema.node().cast(node);
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        for (Field<N, ?> field : schema.fields()) {
            if (field.holdsNumbers() && field.valueOf(typed).orElse(null) instanceof Value.Numbers(var tensor)) {
                arrays.put(field.name(), tensor);
            }
        }
        return arrays;
    }

    /// `node` with each array replaced by what `change` makes of it.
    static Node changed(Node node, BiFunction<String, Tensor, Tensor> change) {
        Map<String, Tensor> arrays = new LinkedHashMap<>(of(node));
        arrays.replaceAll(change);
        return with(node, arrays);
    }

    /// `node` with these arrays, in addition or instead.
    static Node with(Node node, Map<String, Tensor> arrays) {
        Schema<?> schema = schema(node).orElseThrow();
        Map<String, Value> fields = new LinkedHashMap<>(schema.write(node).entries());
        arrays.forEach((name, tensor) -> fields.put(name, new Value.Numbers(tensor)));
        return schema.make().apply(new Value.Tree(fields));
    }

    static Optional<Schema<?>> schema(Node node) {
        return Node.schema(node.type()).filter(schema -> schema.node().isInstance(node));
    }

    /// The row of a field of this node.
    static Optional<Field<?, ?>> row(Node node, String field) {
        return schema(node).flatMap(schema -> row(schema, field));
    }

    private static Optional<Field<?, ?>> row(Schema<?> schema, String name) {
        for (Field<?, ?> field : schema.fields()) {
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
