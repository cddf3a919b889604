package io.nir4j.dialects.diff;

import io.nir4j.model.Field;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Schema;
import io.nir4j.model.Unit;
import io.nir4j.model.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of a node by name, and what its schema says of them.
final class Fields {
    /// Here one number is a shape of rank one, not the same for every axis.
    private static final Set<String> SHAPES = Set.of("shape", "input_type");

    private Fields() {}

    static Map<String, Value> of(Node node) {
        if (node instanceof Opaque(var type, var fields)) {
            return fields.entries();
        }
        return schema(node).map(schema -> schema.write(node).entries()).orElse(Map.of());
    }

    /// The row of a field; empty for nodes that are carried unread.
    static Optional<Field<?, ?>> row(Node node, String field) {
        return node instanceof Opaque ? Optional.empty() : schema(node).flatMap(schema -> rowOf(schema, field));
    }

    private static Optional<Field<?, ?>> rowOf(Schema<?> schema, String field) {
        for (Field<?, ?> row : schema.fields()) {
            if (row.name().equals(field)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static Optional<Schema<?>> schema(Node node) {
        return Node.schema(node.type());
    }

    /// Whether one number stands for as many as there are neurons or axes.
    static boolean broadcasts(Field<?, ?> row) {
        return row.dims().size() <= 1 && !SHAPES.contains(row.name());
    }

    /// Whether it only repeats a shape that the neighbours tell as well.
    static boolean isDerived(Field<?, ?> row) {
        return !row.access().needed() && row.absent().isEmpty();
    }

    static boolean isTime(Node node, String field) {
        return row(node, field).map(Field::unit).equals(Optional.of(Unit.SECOND));
    }

    /// Whether its numbers are the extents of a shape.
    static boolean isShape(String field) {
        return SHAPES.contains(field);
    }
}
