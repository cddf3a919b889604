package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// A bias that is a truth value: the argument `bias=False` of the layer's constructor, not its bias.
///
/// False is no bias, and as a number 0, which is the same. True would be a bias whose values are not in the file, or 1.
final class BooleanBiases {
    static final Remedy REMEDY = Remedy.normalisation(
            "boolean-bias",
            "A bias that is the truth value False is written as zeros in the type of the weights.",
            "nirviz, tests/srnn.nir: an Affine whose bias is the HDF5 boolean FALSE",
            List.of(),
            BooleanBiases::apply);

    private BooleanBiases() {}

    private static void apply(Operation operation) {
        for (String name : List.copyOf(operation.graph().nodes().keySet())) {
            Graph graph = operation.graph();
            Node node = graph.node(name).orElseThrow();
            Map<String, Tensor> arrays = Parameters.of(node);
            Optional.ofNullable(arrays.get("bias"))
                    .filter(bias -> bias.dtype() == DType.BOOL)
                    .ifPresent(bias -> correct(name, node, bias, operation));
        }
    }

    private static void correct(String name, Node node, Tensor bias, Operation operation) {
        if (LongStream.range(0, bias.elements()).anyMatch(i -> bias.getLong(i) != 0)) {
            operation.doubt(
                    name,
                    node.type() + " '" + name + "' has a bias of truth values: they may be the numbers 0 and 1, or say"
                            + " that there is a bias, which the file does not hold",
                    "write the bias as numbers");
            return;
        }
        DType type = Optional.ofNullable(Parameters.of(node).get("weight"))
                .orElse(bias)
                .dtype();
        Node corrected = Parameters.with(node, Map.of("bias", Tensor.filled(type, bias.shape(), 0)));
        operation.replace(operation.graph().edit().replace(name, corrected).buildUnchecked());
        operation.report(name, "bias False", "bias 0 (" + type.label() + ")", "no bias is a bias of zero");
    }
}
