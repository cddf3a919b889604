package io.nir4j.bench;

import io.nir4j.model.Affine;
import io.nir4j.model.Conv2d;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Padding;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;

/// Networks of one layer.
final class Layers {
    /// Five steps of [#STEP_SECONDS].
    private static final double TAU = 5e-4;

    /// The step that every dialect takes; snnTorch's knows no other.
    static final double STEP_SECONDS = 1e-4;

    private Layers() {}

    /// A product with a matrix of random weights.
    static Graph product(int inputs, int outputs) {
        Tensor weight = Numbers.normal(Shape.of(outputs, inputs), 1 / Math.sqrt(inputs));
        Affine product = new Affine(weight, Tensor.filled(weight.dtype(), Shape.of(outputs), 0));
        return alone(product, Shape.of(inputs), Shape.of(outputs));
    }

    /// A convolution without padding, one step apart.
    static Graph convolution(int channels, int size, int maps, int kernel) {
        Tensor weight = Numbers.normal(Shape.of(maps, channels, kernel, kernel), 1.0 / kernel);
        Tensor bias = Tensor.filled(weight.dtype(), Shape.of(maps), 0);
        int extent = size - kernel + 1;
        return alone(
                Conv2d.of(weight, bias, 1, Padding.zeros(0)),
                Shape.of(channels, size, size),
                Shape.of(maps, extent, extent));
    }

    /// A layer of neurons and nothing else, `r = tau / dt` as snnTorch has it.
    ///
    /// @param kind `LIF`, `CubaLIF` or `LI`
    static Graph neurons(String kind, int neurons) {
        Tensor tau = Tensor.filled(Tensor.scalar(0f).dtype(), Shape.of(neurons), TAU);
        Tensor r = Tensor.filled(tau.dtype(), tau.shape(), TAU / STEP_SECONDS);
        Tensor zero = Tensor.filled(tau.dtype(), tau.shape(), 0);
        Tensor one = Tensor.filled(tau.dtype(), tau.shape(), 1);
        Node layer = switch (kind) {
            case "LI" -> new LI(tau, r, zero);
            case "LIF" -> new LIF(tau, r, zero, one);
            case "CubaLIF" -> new CubaLIF(tau, tau, r, zero, one);
            default -> throw new IllegalArgumentException(kind);
        };
        return alone(layer, Shape.of(neurons), Shape.of(neurons));
    }

    private static Graph alone(Node layer, Shape from, Shape to) {
        GraphBuilder graph = Graph.builder();
        graph.input("x", from.toArray()).then("layer", layer).output("y", to.toArray());
        return graph.build();
    }
}
