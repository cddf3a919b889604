package io.nir4j.compiler.lowering;

import io.nir4j.compiler.program.NeuronModel;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.program.Window;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Delay;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Padding;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Threshold;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// The operation behind each primitive.
final class NodeLowering {
    private final Discretization steps;
    private final double stepSeconds;
    private int signals;

    NodeLowering(Discretization steps, double stepSeconds) {
        this.steps = steps;
        this.stepSeconds = stepSeconds;
    }

    /// A new signal of this shape.
    Signal signal(Shape shape) {
        return new Signal(signals++, shape);
    }

    /// True if the output depends on the input of the same step alone, so that a delay can pass through.
    static boolean isMemoryless(Node node) {
        return switch (node) {
            case Affine _, AvgPool2d _, Conv1d _, Conv2d _, Flatten _, Linear _, Scale _, SumPool2d _, Threshold _ ->
                true;
            case Input _, Output _ -> true;
            case CubaLI _, CubaLIF _, Delay _, I _, IF _, LI _, LIF _ -> false;
            case Graph _, Opaque _ -> throw unexpected(node);
        };
    }

    /// True for what keeps a state and takes currents: the neurons, spiking or not.
    static boolean isNeuron(Node node) {
        return switch (node) {
            case CubaLI _, CubaLIF _, I _, IF _, LI _, LIF _ -> true;
            case Affine _, AvgPool2d _, Conv1d _, Conv2d _, Flatten _, Linear _, Scale _, SumPool2d _, Threshold _ ->
                false;
            case Delay _, Input _, Output _ -> false;
            case Graph _, Opaque _ -> throw unexpected(node);
        };
    }

    /// The operation that makes `result` from what arrives at the node.
    Op lower(String name, Node node, Signal in, Signal result) {
        return switch (node) {
            case Affine affine ->
                new Op.MatMul(
                        result, in, affine.weight(), Optional.of(affine.bias().broadcastTo(result.shape())));
            case Linear linear -> new Op.MatMul(result, in, linear.weight(), Optional.empty());
            case Conv1d conv ->
                convolve(
                        conv.weight(),
                        conv.bias(),
                        conv.stride(),
                        conv.padding(),
                        conv.dilation(),
                        conv.groups(),
                        in,
                        result);
            case Conv2d conv ->
                convolve(
                        conv.weight(),
                        conv.bias(),
                        conv.stride(),
                        conv.padding(),
                        conv.dilation(),
                        conv.groups(),
                        in,
                        result);
            case SumPool2d pool ->
                new Op.Pool(result, in, window(pool.kernelSize(), pool.stride(), pool.padding()), false);
            case AvgPool2d pool ->
                new Op.Pool(result, in, window(pool.kernelSize(), pool.stride(), pool.padding()), true);
            case Flatten _, Input _, Output _ -> new Op.Reshape(result, in);
            case Delay delay -> new Op.DelayLine(result, in, steps(whole(delay.delay(), result.shape())));
            case Scale _, Threshold _, I _, IF _, LI _, LIF _, CubaLI _, CubaLIF _ ->
                new Op.Neurons(result, in, name, model(node), parameters(node, result.shape()));
            case Graph _, Opaque _ -> throw unexpected(node);
        };
    }

    private static CompilerBug unexpected(Node node) {
        return new CompilerBug(node.type() + " should not have reached the lowering");
    }

    private NeuronModel model(Node node) {
        NeuronLowering lowering = new NeuronLowering(steps, stepSeconds);
        return switch (node) {
            case Scale _ -> lowering.scale();
            case Threshold _ -> lowering.threshold();
            case I _ -> lowering.integrator(false, false);
            case IF neuron -> lowering.integrator(true, neuron.vReset().isPresent());
            case LI _ -> lowering.leaky(false, false);
            case LIF neuron -> lowering.leaky(true, neuron.vReset().isPresent());
            case CubaLI neuron ->
                lowering.currentBased(false, false, neuron.wIn().isPresent());
            case CubaLIF neuron ->
                lowering.currentBased(
                        true, neuron.vReset().isPresent(), neuron.wIn().isPresent());
            case Affine _,
                    AvgPool2d _,
                    Conv1d _,
                    Conv2d _,
                    Delay _,
                    Flatten _,
                    Graph _,
                    Input _,
                    Linear _,
                    Opaque _,
                    Output _,
                    SumPool2d _ -> throw unexpected(node);
        };
    }

    /// The parameters by their names in NIR, of one element or of the full shape.
    private static Map<String, Tensor> parameters(Node node, Shape shape) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        Node.schema(node.type()).orElseThrow().write(node).entries().forEach((field, value) -> {
            if (value instanceof Value.Numbers(var tensor)) {
                parameters.put(field, whole(tensor, shape));
            }
        });
        return parameters;
    }

    /// A parameter of one element, or of the full shape.
    private static Tensor whole(Tensor parameter, Shape shape) {
        return parameter.elements() == 1 ? parameter.reshape(Shape.of(1)) : parameter.broadcastTo(shape);
    }

    /// Whole steps, to the nearest; half a step rounds up.
    private List<Integer> steps(Tensor seconds) {
        List<Integer> delays = new ArrayList<>();
        for (double delay : seconds.toDoubles()) {
            delays.add(Math.toIntExact(Math.round(delay / stepSeconds)));
        }
        return delays;
    }

    private static Op convolve(
            Tensor weight,
            Tensor bias,
            IntVector stride,
            Padding padding,
            IntVector dilation,
            IntVector groups,
            Signal in,
            Signal result) {
        int axes = weight.shape().rank() - 2;
        List<Integer> kernel = perAxis(axes, axis -> weight.shape().dim(axis + 2));
        List<Integer> before = perAxis(axes, axis -> {
            long reach = dilation.at(axis) * (weight.shape().dim(axis + 2) - 1) + 1;
            return padding.before(axis, in.shape().dim(axis + 1), reach, stride.at(axis));
        });
        Window window = new Window(kernel, perAxis(axes, stride::at), perAxis(axes, dilation::at), before);
        Tensor offsets = bias.broadcastTo(Shape.of(weight.shape().dim(0)));
        return new Op.Convolve(result, in, weight, offsets, window, Math.toIntExact(groups.at(0)));
    }

    private static Window window(IntVector kernel, IntVector stride, IntVector padding) {
        return new Window(perAxis(2, kernel::at), perAxis(2, stride::at), List.of(1, 1), perAxis(2, padding::at));
    }

    private static List<Integer> perAxis(int axes, IntToLongFunction value) {
        return IntStream.range(0, axes)
                .mapToObj(axis -> Math.toIntExact(value.applyAsLong(axis)))
                .toList();
    }
}
