package io.nir4j.dialects.importing;

import io.nir4j.model.Affine;
import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.check.Shapes;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One number that counts for a whole layer is written once for each neuron, which all readers take.
final class OneElementParameters {
    static final Remedy REMEDY = Remedy.normalisation(
            "scalar-parameters",
            "Parameters with one element, or one along an axis, that count for a whole layer are written once for each"
                    + " neuron; a bias once for each output.",
            "snnTorch, Norse and yana write one number for a layer, as () or (1); NIR's own reader wants all of them"
                    + " alike: NIR issues 12, 154, 176, snnTorch 334, 410",
            List.of("snntorch", "norse"),
            OneElementParameters::apply);

    /// Of one array; a file of a few bytes may ask for as many as it likes.
    static final long MOST_ELEMENTS = 1L << 26;

    private OneElementParameters() {}

    private static void apply(Operation operation) {
        Shapes shapes = operation.shapes();
        for (String name : List.copyOf(operation.graph().nodes().keySet())) {
            Graph graph = operation.graph();
            Node node = graph.node(name).orElseThrow();
            Map<String, Tensor> full = new LinkedHashMap<>();
            Map<String, Tensor> all = Parameters.of(node);
            targets(name, node, shapes, all).forEach((field, shape) -> {
                Tensor tensor = Optional.ofNullable(all.get(field)).orElseThrow();
                if (!tensor.shape().equals(shape) && tensor.shape().broadcastsTo(shape)) {
                    full.put(field, tensor);
                }
            });
            if (full.isEmpty()) {
                continue;
            }
            Shape shape = targets(name, node, shapes, all).values().iterator().next();
            if (shape.elements() > MOST_ELEMENTS) {
                operation.doubt(
                        name,
                        "parameters of '" + name + "' stay one number: written out they would have " + shape.elements()
                                + " elements each",
                        "most readers want them written out");
                continue;
            }
            Map<String, Tensor> written = new LinkedHashMap<>();
            full.forEach((field, tensor) -> written.put(field, tensor.broadcastTo(shape)));
            operation.replace(
                    graph.edit().replace(name, Parameters.with(node, written)).buildUnchecked());
            operation.report(
                    name, String.join(", ", described(full)), "shape " + shape, "the layer has shape " + shape);
        }
    }

    /// The shape that each array has in full.
    private static Map<String, Shape> targets(String name, Node node, Shapes shapes, Map<String, Tensor> arrays) {
        Map<String, Shape> targets = new LinkedHashMap<>();
        if (node.elementwise().isPresent()) {
            shapes.input(name).ifPresent(shape -> arrays.keySet().forEach(field -> targets.put(field, shape)));
        } else if (node instanceof Affine affine) {
            Shape weight = affine.weight().shape();
            targets.put("bias", weight.slice(0, weight.rank() - 1));
        } else if (node instanceof Conv1d || node instanceof Conv2d) {
            Optional.ofNullable(arrays.get("weight"))
                    .ifPresent(weight ->
                            targets.put("bias", Shape.of(weight.shape().dim(0))));
        }
        return targets;
    }

    private static List<String> described(Map<String, Tensor> arrays) {
        return arrays.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().shape())
                .toList();
    }
}
