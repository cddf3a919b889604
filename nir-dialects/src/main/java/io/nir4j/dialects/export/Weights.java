package io.nir4j.dialects.export;

import io.nir4j.model.Affine;
import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.IntVector;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Padding;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// Nodes of weights with corrected outputs, in float64.
final class Weights {
    private Weights() {}

    /// `f*(Wx + b) + o = (fW)x + (f*b + o)`.
    static Affine corrected(Affine affine, Correction rows) {
        Shape outputs = affine.weight().shape().slice(0, affine.weight().shape().rank() - 1);
        return new Affine(
                scaled(affine.weight(), rows.factors()), moved(affine.bias().broadcastTo(outputs), rows));
    }

    /// `f*Wx + o`, an Affine where there is an offset.
    static Node corrected(Linear linear, Correction rows) {
        Tensor weight = scaled(linear.weight(), rows.factors());
        Shape outputs = weight.shape().slice(0, weight.shape().rank() - 1);
        return rows.hasOffset() ? new Affine(weight, tensor(outputs, rows.offsets())) : new Linear(weight);
    }

    static Node corrected(Conv1d conv, Correction channels) {
        return with(
                conv,
                scaled(conv.weight(), channels.factors()),
                moved(conv.bias().broadcastTo(Shape.of(channels.factors().size())), channels));
    }

    static Node corrected(Conv2d conv, Correction channels) {
        return with(
                conv,
                scaled(conv.weight(), channels.factors()),
                moved(conv.bias().broadcastTo(Shape.of(channels.factors().size())), channels));
    }

    /// A node that does nothing but correct a signal of this shape, if the target reads one that can.
    static Optional<Node> alone(Correction correction, Shape signal, Target target) {
        if (target.reads(Scale.SCHEMA.type()) && !correction.hasOffset()) {
            return Optional.of(new Scale(tensor(signal, correction.factors())));
        }
        if (signal.rank() == 1) {
            return Optional.of(corrected(new Linear(diagonal(signal.dim(0), Shape.SCALAR)), correction));
        }
        Optional<Correction> channels = signal.rank() > 1 ? correction.perChannel(signal) : Optional.empty();
        if (signal.rank() == 3 && target.reads(Conv2d.SCHEMA.type())) {
            return channels.map(each -> corrected(pointwise2d(signal, diagonal(signal.dim(0), Shape.of(1, 1))), each));
        }
        if (signal.rank() == 2 && target.reads(Conv1d.SCHEMA.type())) {
            return channels.map(each -> corrected(pointwise1d(signal, diagonal(signal.dim(0), Shape.of(1))), each));
        }
        return Optional.empty();
    }

    private static Conv2d pointwise2d(Shape signal, Tensor weight) {
        return new Conv2d(
                Optional.of(IntVector.of(signal.dim(1), signal.dim(2))),
                weight,
                IntVector.of(1, 1),
                Padding.zeros(0, 0),
                IntVector.of(1, 1),
                IntVector.of(1),
                Tensor.filled(weight.dtype(), Shape.of(signal.dim(0)), 0));
    }

    private static Conv1d pointwise1d(Shape signal, Tensor weight) {
        return new Conv1d(
                Optional.of(IntVector.of(signal.dim(1))),
                weight,
                IntVector.of(1),
                Padding.zeros(0),
                IntVector.of(1),
                IntVector.of(1),
                Tensor.filled(weight.dtype(), Shape.of(signal.dim(0)), 0));
    }

    /// Ones on the diagonal, with `kernel` behind the two axes.
    private static Tensor diagonal(long size, Shape kernel) {
        int width = Math.toIntExact(size);
        double[] values = new double[width * width];
        for (int i = 0; i < width; i++) {
            values[i * width + i] = 1;
        }
        return Tensor.of(Shape.of(size, size).plus(kernel), values);
    }

    /// The weights with each block that makes one output multiplied by its factor.
    private static Tensor scaled(Tensor weight, List<Double> factors) {
        double[] values = weight.toDoubles();
        int block = factors.isEmpty() ? 0 : values.length / factors.size();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors.get(i / block);
        }
        return Tensor.of(weight.shape(), values);
    }

    private static Tensor moved(Tensor bias, Correction correction) {
        double[] values = bias.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * correction.factors().get(i)
                    + correction.offsets().get(i);
        }
        return Tensor.of(bias.shape(), values);
    }

    private static Tensor tensor(Shape shape, List<Double> values) {
        return Tensor.of(shape, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// The matrix that passes a vector on as it is.
    static Linear identity(long size) {
        return new Linear(diagonal(size, Shape.SCALAR));
    }

    /// The bias of a node that can have one.
    static Optional<Tensor> bias(Node node) {
        if (node instanceof Affine affine) {
            return Optional.of(affine.bias());
        }
        if (node instanceof Conv1d conv) {
            return Optional.of(conv.bias());
        }
        return node instanceof Conv2d conv ? Optional.of(conv.bias()) : Optional.empty();
    }

    /// The same node with a bias of 0.
    static Node withoutBias(Node node) {
        return bias(node)
                .map(bias -> with(node, weight(node), Tensor.filled(bias.dtype(), bias.shape(), 0)))
                .orElse(node);
    }

    /// The same node with its weights in this type.
    static Node cast(Node node, DType type) {
        if (node instanceof Linear linear) {
            return new Linear(linear.weight().cast(type));
        }
        if (node instanceof Scale scale) {
            return new Scale(scale.scale().cast(type));
        }
        return bias(node)
                .map(bias -> with(node, weight(node).cast(type), bias.cast(type)))
                .orElse(node);
    }

    private static Tensor weight(Node node) {
        if (node instanceof Affine affine) {
            return affine.weight();
        }
        if (node instanceof Conv1d conv) {
            return conv.weight();
        }
        return node instanceof Conv2d conv ? conv.weight() : Tensor.scalar(0.0);
    }

    private static Node with(Node node, Tensor weight, Tensor bias) {
        if (node instanceof Conv1d conv) {
            return new Conv1d(
                    conv.inputShape(), weight, conv.stride(), conv.padding(), conv.dilation(), conv.groups(), bias);
        }
        if (node instanceof Conv2d conv) {
            return new Conv2d(
                    conv.inputShape(), weight, conv.stride(), conv.padding(), conv.dilation(), conv.groups(), bias);
        }
        return new Affine(weight, bias);
    }
}
