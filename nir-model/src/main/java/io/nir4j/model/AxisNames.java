package io.nir4j.model;

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

    private final Map<String, Shape> axes = new HashMap<>();

    private AxisNames() {}

    /// @param shapes of the arrays that are known, by field
    static Optional<Shape> shapeOf(Field<?, ?> field, List<? extends Field<?, ?>> fields, Map<String, Shape> shapes) {
        AxisNames known = new AxisNames();
        for (Field<?, ?> other : fields) {
            Shape shape = shapes.get(other.name());
            if (shape != null && !other.name().equals(field.name())) {
                known.learn(other.dims(), shape);
            }
        }
        if (field.dims().isEmpty() || !known.axes.keySet().containsAll(field.dims())) {
            return Optional.empty();
        }
        return Optional.of(field.dims().stream().map(known.axes::get).reduce(Shape.SCALAR, Shape::plus));
    }

    private void learn(List<String> dims, Shape shape) {
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
