package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The shapes of a node that works element by element with parameters of the same shape.
///
/// A parameter of one element counts for all (NIR issues 12, 154 and 176 ask for this); an axis of extent 1 likewise.
///
/// @param parameters the shapes of the parameters that the node has, by field name
record Elementwise(Map<String, Shape> parameters) {

    /// The parameters of any primitive whose fields are all numbers.
    static Elementwise of(Node node) {
        Schema<?> schema =
                Node.schema(node.type()).orElseThrow(() -> new CompilerBug(node.type() + " does not say its shapes"));
        Elementwise shapes = new Elementwise(Map.of());
        for (var entry : schema.write(node).entries().entrySet()) {
            if (entry.getValue() instanceof Value.Numbers(var tensor)) {
                shapes = shapes.and(entry.getKey(), tensor);
            }
        }
        return shapes;
    }

    static Elementwise of(String name, Tensor parameter) {
        return new Elementwise(Map.of(name, parameter.shape()));
    }

    Elementwise and(String name, Tensor parameter) {
        Map<String, Shape> more = new LinkedHashMap<>(parameters);
        more.put(name, parameter.shape());
        return new Elementwise(more);
    }

    Elementwise and(String name, Optional<Tensor> parameter) {
        return parameter.map(present -> and(name, present)).orElse(this);
    }

    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the parameters do not agree, with all names and shapes
    void check() {
        Shape common = common();
        if (!parameters.values().stream().allMatch(shape -> shape.broadcastsTo(common))) {
            String listing = parameters.entrySet().stream()
                    .map(entry -> entry.getKey() + " has shape " + entry.getValue())
                    .collect(Collectors.joining(", "));
            throw Diagnostic.of(Code.PARAMETER_SHAPES, listing)
                    .hint("parameters of one node have the same shape, or one element that counts for all")
                    .asException();
        }
    }

    /// The shape that the parameters alone determine; empty while an axis of extent 1 may stand for a longer one.
    Optional<Shape> full() {
        return Optional.of(common())
                .filter(shape ->
                        shape.rank() > 0 && Arrays.stream(shape.toArray()).allMatch(dim -> dim != 1));
    }

    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if a parameter does not fit the input
    Shape output(Shape input) {
        if (!common().broadcastsTo(input)) {
            throw mismatch(common(), input);
        }
        return input;
    }

    /// The largest shape among the parameters; the others broadcast to it.
    Shape common() {
        Collection<Shape> shapes = parameters.values();
        return shapes.stream()
                .max(Comparator.comparingInt(Shape::rank).thenComparingLong(Shape::elements))
                .orElse(Shape.SCALAR);
    }

    /// `given`, which must be `taken`.
    static Shape exactly(Shape taken, Shape given) {
        if (!taken.equals(given)) {
            throw mismatch(taken, given);
        }
        return given;
    }

    private static RuntimeException mismatch(Shape taken, Shape given) {
        return Diagnostic.of(Code.SHAPE_MISMATCH, "takes " + taken + ", but is given " + given)
                .asException();
    }
}
