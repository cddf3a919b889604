package io.nir4j.dialects.importing;

import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Graph;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Padding;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.tensor.Shape;
import java.util.List;

/// One number for both axes of a convolution or a pool is written as two, which all readers take.
final class NumbersPerAxis {
    static final Remedy REMEDY = Remedy.normalisation(
            "number-per-axis",
            "A stride, padding, dilation, kernel or input size of two axes that is one number is written as two.",
            "snnTorch, export_nir.py writes the kernel of AvgPool2d as it was given, and its importer takes it for a"
                    + " row; snnTorch issues 304, 305",
            List.of("snntorch", "spikingjelly"),
            NumbersPerAxis::apply);

    private NumbersPerAxis() {}

    private static void apply(Operation operation) {
        for (String name : List.copyOf(operation.graph().nodes().keySet())) {
            Graph graph = operation.graph();
            Node node = graph.node(name).orElseThrow();
            Node full = inFull(node);
            if (!full.equals(node)) {
                operation.replace(graph.edit().replace(name, full).buildUnchecked());
                operation.report(name, "one number for both axes", "one for each", "not every reader takes one");
            }
        }
    }

    private static Node inFull(Node node) {
        if (node instanceof Conv2d conv) {
            return new Conv2d(
                    conv.inputShape().map(NumbersPerAxis::pair),
                    conv.weight(),
                    pair(conv.stride()),
                    conv.padding() instanceof Padding.Zeros(var amount)
                            ? new Padding.Zeros(pair(amount))
                            : conv.padding(),
                    pair(conv.dilation()),
                    conv.groups(),
                    conv.bias());
        }
        if (node instanceof SumPool2d pool) {
            return new SumPool2d(pair(pool.kernelSize()), pair(pool.stride()), pair(pool.padding()));
        }
        if (node instanceof AvgPool2d pool) {
            return new AvgPool2d(pair(pool.kernelSize()), pair(pool.stride()), pair(pool.padding()));
        }
        return node;
    }

    private static IntVector pair(IntVector numbers) {
        return new IntVector(numbers.tensor().broadcastTo(Shape.of(2)));
    }
}
