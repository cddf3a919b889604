package io.nir4j.dsl.print;

import io.nir4j.model.Field;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes what stands to the right of a definition: `LIF[10](tau = 10 ms, ...)`.
final class NodePrinter {
    private final Values values;

    NodePrinter(Values values) {
        this.values = values;
    }

    /// `input` or `output` and the shape, if `node` is a port of the kind that a text declares: `image` becomes
    /// `input image [784]`.
    static Optional<String> port(String name, Node node) {
        return switch (node) {
            case Input(var shape) -> port("input ", name, shape);
            case Output(var shape) -> port("output ", name, shape);
            default -> Optional.empty();
        };
    }

    private static Optional<String> port(String direction, String name, IntVector shape) {
        Tensor extents = shape.tensor();
        return extents.dtype() == DType.I64 && extents.shape().rank() == 1
                ? Optional.of(direction + Quoted.name(name) + " " + Arrays.toString(extents.toLongs()))
                : Optional.empty();
    }

    /// @param node no graph
    /// @param path the node's name with the graphs around it
    String text(Node node, String path) {
        if (node instanceof Opaque(var type, var fields)) {
            return "opaque " + Quoted.name(type) + "(" + values.entries(fields.entries(), path) + ")";
        }
        Schema<?> schema =
                Node.schema(node.type()).orElseThrow(() -> new CompilerBug("there is no schema of " + node.type()));
        Value.Tree fields = schema.write(node);
        Optional<Shape> size = size(schema, node);
        Map<String, Shape> shapes = shapes(fields);
        List<String> arguments = new ArrayList<>();
        for (Field<?, ?> field : schema.fields()) {
            Optional<Shape> shape = size.or(() -> schema.shapeOf(field, shapes));
            fields.get(field.name())
                    .map(value -> field.name() + " = " + field(field, value, path, shape))
                    .ifPresent(arguments::add);
        }
        return node.type() + size.map(shape -> Arrays.toString(shape.toArray())).orElse("") + "("
                + String.join(", ", arguments) + ")";
    }

    private static Map<String, Shape> shapes(Value.Tree fields) {
        Map<String, Shape> shapes = new HashMap<>();
        fields.entries().forEach((name, value) -> {
            if (value instanceof Value.Numbers(var tensor)) {
                shapes.put(name, tensor.shape());
            }
        });
        return shapes;
    }

    /// The shape of the layer, where the kind of node has one and the parameters have it.
    private static Optional<Shape> size(Schema<?> schema, Node node) {
        return schema.isElementwise() ? node.elementwise().filter(shape -> shape.rank() > 0) : Optional.empty();
    }

    /// @param shape what a number without a shape of its own has here
    private String field(Field<?, ?> field, Value value, String path, Optional<Shape> shape) {
        boolean numbers = field.holdsNumbers();
        if (numbers
                && value instanceof Value.Numbers(var tensor)
                && shape.equals(Optional.of(tensor.shape()))
                && ArrayTexts.isPlain(tensor)) {
            return ArrayTexts.shapeless(tensor, field.unit());
        }
        return values.text(value, numbers ? Place.NUMBERS : Place.INTEGERS, path + "." + field.name());
    }
}
