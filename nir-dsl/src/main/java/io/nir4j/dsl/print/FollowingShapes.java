package io.nir4j.dsl.print;

import io.nir4j.model.Field;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which shapes of a node's parameters follow from those of its others: a bias has the extent `out` of the
/// weight.
final class FollowingShapes {
    private static final String ANY_AXES = "...";

    private final Map<String, Shape> axes = new HashMap<>();

    private FollowingShapes() {}

    /// The shape that `field` has if it has the extents of the same name of `values`' other numbers; empty
    /// where they do not tell all of them.
    static Optional<Shape> of(Field<?, ?> field, Schema<?> schema, Map<String, Value> values) {
        FollowingShapes known = new FollowingShapes();
        for (Field<?, ?> other : schema.fields()) {
            if (!other.name().equals(field.name()) && values.get(other.name()) instanceof Value.Numbers(var tensor)) {
                known.learn(other.dims(), tensor.shape());
            }
        }
        return field.dims().isEmpty() ? Optional.empty() : known.shape(field.dims());
    }

    private void learn(List<String> dims, Shape shape) {
        int many = dims.indexOf(ANY_AXES);
        int rest = shape.rank() - dims.size() + 1;
        if (dims.isEmpty() || (many < 0 ? rest != 1 : rest < 0)) {
            return;
        }
        int axis = 0;
        for (String name : dims) {
            int width = name.equals(ANY_AXES) ? rest : 1;
            axes.put(name, shape.slice(axis, axis + width));
            axis += width;
        }
    }

    private Optional<Shape> shape(List<String> dims) {
        Shape shape = Shape.SCALAR;
        for (String name : dims) {
            Shape known = axes.get(name);
            if (known == null) {
                return Optional.empty();
            }
            shape = shape.plus(known);
        }
        return Optional.of(shape);
    }
}
