package io.nir4j.dsl.build;

import io.nir4j.dsl.build.Draft.Argument;
import io.nir4j.dsl.value.Quantity;
import io.nir4j.model.Field;
import io.nir4j.model.Schema;
import io.nir4j.model.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the arrays of a node say about the axes that its schema names.
///
/// Equal names mean equal extents, and `...` stands for any axes before the others: the `(..., out)` of a bias follows
/// from the `(..., out, in)` of a weight.
final class AxisNames {
    private static final String ANY = "...";

    private AxisNames() {}

    /// The shape of `field` as far as the other fields tell; empty if one of its axes is in none of them.
    static Optional<Shape> shapeOf(Field<?, ?> field, Schema<?> schema, Map<String, Argument> arguments) {
        Map<String, Shape> axes = new HashMap<>();
        for (Field<?, ?> other : schema.fields()) {
            Argument argument = arguments.get(other.name());
            if (argument != null && argument.value() instanceof Quantity quantity) {
                quantity.shape().ifPresent(shape -> bind(other.dims(), shape, axes));
            }
        }
        if (field.dims().isEmpty() || !axes.keySet().containsAll(field.dims())) {
            return Optional.empty();
        }
        return Optional.of(field.dims().stream().map(axes::get).reduce(Shape.SCALAR, Shape::plus));
    }

    private static void bind(List<String> dims, Shape shape, Map<String, Shape> axes) {
        boolean hasMore = !dims.isEmpty() && dims.getFirst().equals(ANY);
        List<String> last = hasMore ? dims.subList(1, dims.size()) : dims;
        int more = shape.rank() - last.size();
        if (more < 0 || (more > 0 && !hasMore)) {
            return;
        }
        if (hasMore) {
            axes.putIfAbsent(ANY, shape.slice(0, more));
        }
        for (int i = 0; i < last.size(); i++) {
            axes.putIfAbsent(last.get(i), shape.slice(more + i, more + i + 1));
        }
    }
}
