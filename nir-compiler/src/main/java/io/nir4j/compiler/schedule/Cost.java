package io.nir4j.compiler.schedule;

import io.nir4j.compiler.program.NeuronModel;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Window;
import io.nir4j.compiler.schedule.Schedule.Layer;
import io.nir4j.model.tensor.Tensor;

/// What a layer computes and holds, for one sample and one time step.
///
/// @param multiplyAdds of products, were all inputs active
/// @param neurons updated
/// @param parameters numbers shared by all samples
/// @param states numbers kept from step to step
public record Cost(long multiplyAdds, long neurons, long parameters, long states) {
    private static final Cost NONE = new Cost(0, 0, 0, 0);

    public static Cost of(Layer layer) {
        return layer.ops().stream().map(Cost::of).reduce(NONE, Cost::plus);
    }

    public static Cost of(Schedule schedule) {
        return schedule.layers().map(Cost::of).reduce(NONE, Cost::plus);
    }

    public Cost plus(Cost other) {
        return new Cost(
                multiplyAdds + other.multiplyAdds,
                neurons + other.neurons,
                parameters + other.parameters,
                states + other.states);
    }

    private static Cost of(Op op) {
        long elements = op.result().shape().elements();
        return switch (op) {
            case Op.MatMul product ->
                new Cost(
                        product.weight().elements(),
                        0,
                        product.weight().elements()
                                + product.bias().map(Tensor::elements).orElse(0L),
                        0);
            case Op.Convolve convolution -> {
                Tensor weight = convolution.weight();
                long perOutput = weight.elements() / Math.max(1, weight.shape().dim(0));
                yield new Cost(
                        elements * perOutput,
                        0,
                        weight.elements() + convolution.bias().elements(),
                        0);
            }
            case Op.Pool pool -> new Cost(elements * taps(pool.window()), 0, 0, 0);
            case Op.Neurons layer -> {
                NeuronModel model = layer.model();
                long parameters = layer.parameters().values().stream()
                        .mapToLong(Tensor::elements)
                        .sum();
                yield new Cost(
                        0, elements, parameters, elements * model.states().size());
            }
            case Op.DelayLine line ->
                new Cost(
                        0,
                        0,
                        0,
                        elements
                                * line.steps().stream()
                                        .mapToInt(steps -> steps)
                                        .max()
                                        .orElse(0));
            case Op.Previous _ -> new Cost(0, 0, 0, elements);
            case Op.Feed _, Op.Silence _, Op.Sum _, Op.Reshape _ -> NONE;
        };
    }

    private static long taps(Window window) {
        return window.kernel().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }
}
