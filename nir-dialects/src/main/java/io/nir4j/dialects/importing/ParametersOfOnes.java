package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The parameters of neurons begin with axes of extent 1, for batch or time, that the signal does not have.
final class ParametersOfOnes {
    static final Remedy REMEDY = Remedy.repair(
            "parameters-of-ones",
            "Parameters of neurons begin with axes of extent 1 that the signal does not have: they lose them.",
            "PyTorch modules that keep parameters as (1, neurons) for a batch; snnTorch with learnt thresholds",
            List.of("snntorch"),
            ParametersOfOnes::apply);

    private ParametersOfOnes() {}

    private static void apply(Operation operation) {
        for (String name : List.copyOf(operation.graph().nodes().keySet())) {
            Node node = operation.graph().node(name).orElseThrow();
            node.elementwise().ifPresent(common -> correct(name, node, common, operation));
        }
    }

    private static void correct(String name, Node node, Shape common, Operation operation) {
        List<Optional<Shape>> given = operation.graph().sources(name).stream()
                .map(operation.shapes()::output)
                .distinct()
                .toList();
        if (given.size() != 1 || given.getFirst().isEmpty()) {
            return;
        }
        Shape arriving = given.getFirst().get();
        int extra = common.rank() - arriving.rank();
        if (extra <= 0 || !isOnes(common.slice(0, extra))) {
            return;
        }
        Shape shorter = common.slice(extra, common.rank());
        Node corrected = Parameters.changed(
                node,
                (field, tensor) -> tensor.shape().rank() == common.rank()
                        ? tensor.reshape(tensor.shape().slice(extra, common.rank()))
                        : tensor);
        Graph candidate = operation.graph().edit().replace(name, corrected).buildUnchecked();
        if (operation.hasFewerErrorsWith(candidate)) {
            operation.replace(candidate);
            operation.report(name, "parameters of shape " + common, "of shape " + shorter, "the signal is " + arriving);
        }
    }

    private static boolean isOnes(Shape axes) {
        return Arrays.stream(axes.toArray()).allMatch(extent -> extent == 1);
    }
}
