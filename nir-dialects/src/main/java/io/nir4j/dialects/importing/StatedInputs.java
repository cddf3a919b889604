package io.nir4j.dialects.importing;

import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A convolution or a Flatten repeats the shape of its input, wrongly, and the network fits without.
final class StatedInputs {
    static final Remedy REMEDY = Remedy.repair(
            "stated-input-shape",
            "The input_shape of a convolution, or input_type of a Flatten, is not what arrives, and what arrives fits"
                    + " all that follows: it states what arrives.",
            "NIR, nir/ir/utils.py computes the output of Conv2d with the kernel's height for both axes, and its input"
                    + " without the groups; exporters write what it infers",
            List.of(),
            StatedInputs::apply);

    private StatedInputs() {}

    private static void apply(Operation operation) {
        for (String name : List.copyOf(operation.graph().nodes().keySet())) {
            Node node = operation.graph().node(name).orElseThrow();
            Optional<Node> silent = stating(node, Optional.empty()).filter(other -> !other.equals(node));
            silent.ifPresent(open -> {
                Graph candidate = with(name, open, operation.graph());
                if (operation.hasFewerErrorsWith(candidate)) {
                    Graph before = operation.graph();
                    operation.replace(candidate);
                    state(name, node, before, operation);
                }
            });
        }
    }

    private static void state(String name, Node node, Graph before, Operation operation) {
        Optional<Shape> arriving = operation.shapes().input(name);
        if (arriving.isEmpty()) {
            operation.replace(before);
            return;
        }
        operation.replace(with(name, stating(node, arriving).orElseThrow(), operation.graph()));
        operation.report(
                name,
                "takes " + node.input().orElseThrow(),
                "takes " + arriving.get(),
                "that is what arrives, and what it gives then fits what follows");
    }

    private static Graph with(String name, Node node, Graph graph) {
        return graph.edit().replace(name, node).buildUnchecked();
    }

    /// `node`, saying that its input is of shape `input`, or nothing about it; empty for nodes that never do.
    static Optional<Node> stating(Node node, Optional<Shape> input) {
        if (node instanceof Flatten flatten) {
            return Optional.of(new Flatten(input.map(IntVector::of), flatten.startDim(), flatten.endDim()));
        }
        if (node instanceof Conv2d conv) {
            return Optional.of(new Conv2d(
                    extents(input),
                    conv.weight(),
                    conv.stride(),
                    conv.padding(),
                    conv.dilation(),
                    conv.groups(),
                    conv.bias()));
        }
        if (node instanceof Conv1d conv) {
            return Optional.of(new Conv1d(
                    extents(input).map(extents -> IntVector.of(extents.at(0))),
                    conv.weight(),
                    conv.stride(),
                    conv.padding(),
                    conv.dilation(),
                    conv.groups(),
                    conv.bias()));
        }
        return Optional.empty();
    }

    private static Optional<IntVector> extents(Optional<Shape> input) {
        return input.map(shape -> IntVector.of(shape.slice(1, shape.rank())));
    }
}
