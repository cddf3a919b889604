package io.nir4j.compiler.pass.rule;

import io.nir4j.model.Affine;
import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// Nodes that weigh their input: `y = W x + b`, as matrices or as convolutions.
final class Weights {
    private Weights() {}

    static boolean areIn(Node node) {
        return node instanceof Linear || node instanceof Affine || node instanceof Conv1d || node instanceof Conv2d;
    }

    /// `s (W x + b) = (s W) x + s b`; empty if no such node can do it: a convolution has one kernel for all places.
    ///
    /// @param output the shape that the node gives
    static Optional<Node> scaledAfter(Node node, Tensor scale, Shape output) {
        if (node instanceof Linear linear) {
            return Matrix.rows(linear.weight(), scale, output).map(Linear::new);
        }
        if (node instanceof Affine affine) {
            return Matrix.rows(affine.weight(), scale, output)
                    .map(weight -> new Affine(weight, product(affine.bias().broadcastTo(output), scale)));
        }
        if (node instanceof Conv1d conv) {
            return Kernel.after(conv.weight(), scale, output)
                    .flatMap(weight -> biasTimes(conv.bias(), scale, output).map(bias -> with(conv, weight, bias)));
        }
        if (node instanceof Conv2d conv) {
            return Kernel.after(conv.weight(), scale, output)
                    .flatMap(weight -> biasTimes(conv.bias(), scale, output).map(bias -> with(conv, weight, bias)));
        }
        return Optional.empty();
    }

    /// `W (s x) + b = (W s) x + b`.
    ///
    /// @param input the shape that the node takes
    static Optional<Node> scaledBefore(Node node, Tensor scale, Shape input) {
        if (node instanceof Linear linear) {
            return Matrix.columns(linear.weight(), scale, input).map(Linear::new);
        }
        if (node instanceof Affine affine) {
            return Matrix.columns(affine.weight(), scale, input).map(weight -> new Affine(weight, affine.bias()));
        }
        if (node instanceof Conv1d conv) {
            return Kernel.before(conv.weight(), conv.groups().at(0), scale, input)
                    .map(weight -> with(conv, weight, conv.bias()));
        }
        if (node instanceof Conv2d conv) {
            return Kernel.before(conv.weight(), conv.groups().at(0), scale, input)
                    .map(weight -> with(conv, weight, conv.bias()));
        }
        return Optional.empty();
    }

    /// `W x + (b + c)`; a matrix without a bias becomes one with.
    ///
    /// @param shift of the shape that the node gives, or one element
    static Optional<Node> shifted(Node node, Tensor shift, Shape output) {
        if (node instanceof Linear linear) {
            Tensor bias = shift.broadcastTo(output).cast(Arithmetic.common(shift, linear.weight()));
            return Optional.of(new Affine(linear.weight(), bias));
        }
        if (node instanceof Affine affine) {
            return Optional.of(new Affine(affine.weight(), sum(affine.bias().broadcastTo(output), shift)));
        }
        if (node instanceof Conv1d conv) {
            return biasPlus(conv.bias(), shift, output).map(bias -> with(conv, conv.weight(), bias));
        }
        if (node instanceof Conv2d conv) {
            return biasPlus(conv.bias(), shift, output).map(bias -> with(conv, conv.weight(), bias));
        }
        return Optional.empty();
    }

    private static Tensor product(Tensor bias, Tensor scale) {
        return Arithmetic.combine(bias, scale, (b, s) -> b * s);
    }

    private static Tensor sum(Tensor bias, Tensor shift) {
        return Arithmetic.combine(bias, shift, Double::sum);
    }

    private static Optional<Tensor> biasTimes(Tensor bias, Tensor scale, Shape output) {
        return channels(scale, output).map(each -> product(bias.broadcastTo(each.shape()), each));
    }

    private static Optional<Tensor> biasPlus(Tensor bias, Tensor shift, Shape output) {
        return channels(shift, output).map(each -> sum(bias.broadcastTo(each.shape()), each));
    }

    private static Optional<Tensor> channels(Tensor values, Shape output) {
        return Arithmetic.perChannel(values, output)
                .map(each -> Tensor.of(Shape.of(each.length), each).cast(values.dtype()));
    }

    private static Node with(Conv1d conv, Tensor weight, Tensor bias) {
        return new Conv1d(
                conv.inputShape(), weight, conv.stride(), conv.padding(), conv.dilation(), conv.groups(), bias);
    }

    private static Node with(Conv2d conv, Tensor weight, Tensor bias) {
        return new Conv2d(
                conv.inputShape(), weight, conv.stride(), conv.padding(), conv.dilation(), conv.groups(), bias);
    }
}
