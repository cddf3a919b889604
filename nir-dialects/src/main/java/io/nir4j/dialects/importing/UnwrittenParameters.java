package io.nir4j.dialects.importing;

import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.check.Shapes;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a file leaves out because its reader knows it is written: v_reset, w_in, and the shapes that convolutions and
/// Flatten repeat.
final class UnwrittenParameters {
    static final Remedy REMEDY = Remedy.normalisation(
            "unwritten-parameters",
            "Parameters that are left out are written: v_reset as 0, w_in as 1, input_shape and input_type as what"
                    + " arrives.",
            "files before NIR 1.0.6 have no v_reset, before 1.0 no w_in, and NIR 1.0.6 does not read them: NIR issues"
                    + " 142, 143, 173",
            List.of("rockpool", "spyx", "spikingjelly"),
            UnwrittenParameters::apply);

    private UnwrittenParameters() {}

    private static void apply(Operation operation) {
        Shapes shapes = operation.shapes();
        for (String name : List.copyOf(operation.graph().nodes().keySet())) {
            shapes.input(name).ifPresent(shape -> write(name, shape, operation));
        }
    }

    private static void write(String name, Shape shape, Operation operation) {
        Graph graph = operation.graph();
        Node node = graph.node(name).orElseThrow();
        List<String> found = new ArrayList<>();
        Node written = numbers(node, shape, found);
        if (node.input().isEmpty()
                && StatedInputs.stating(node, Optional.of(shape)).isPresent()) {
            written = StatedInputs.stating(node, Optional.of(shape)).orElseThrow();
            found.add("the shape of its input: " + shape);
        }
        if (!found.isEmpty()) {
            operation.replace(graph.edit().replace(name, written).buildUnchecked());
            operation.report(name, "left out", String.join(", ", found), "that is what leaving it out means");
        }
    }

    private static Node numbers(Node node, Shape shape, List<String> found) {
        Map<String, Tensor> defaults = new LinkedHashMap<>();
        Map<String, Tensor> present = Parameters.of(node);
        if (node.elementwise().isEmpty() || shape.elements() > OneElementParameters.MOST_ELEMENTS) {
            return node;
        }
        Tensor like = present.values().iterator().next();
        Parameters.schema(node).map(Schema::fields).orElse(List.of()).stream()
                .filter(field -> !present.containsKey(field.name()))
                .forEach(field -> absent(field).ifPresent(number -> {
                    defaults.put(field.name(), Tensor.filled(like.dtype(), shape, number));
                    found.add(field.name() + " " + number.intValue());
                }));
        return defaults.isEmpty() ? node : Parameters.with(node, defaults);
    }

    private static Optional<Double> absent(Field<?, ?> field) {
        return field.absent();
    }
}
