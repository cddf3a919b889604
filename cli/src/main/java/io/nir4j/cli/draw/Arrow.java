package io.nir4j.cli.draw;

import io.nir4j.model.Edge;
import io.nir4j.model.tensor.Shape;
import java.util.Optional;

/// All edges from one node to another.
///
/// @param edge the names of both
/// @param source place of the box it leads from
/// @param target place of the box it leads to
/// @param count how often the edge is there
/// @param shape what flows, where known
record Arrow(Edge edge, int source, int target, long count, Optional<Shape> shape) {
    /// True when it leads against the direction of the boxes, as one edge of every cycle must.
    boolean leadsBack() {
        return target <= source;
    }

    /// `(2, 34, 34)`, `(7) ×2`, or nothing.
    String label() {
        String flowing = shape.map(Shape::toString).orElse("");
        return count == 1 ? flowing : (flowing + " ×" + count).strip();
    }
}
