package io.nir4j.cli.draw;

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
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What a box says of a node's parameters: the few that tell one such node from another.
final class Summary {
    private Summary() {}

    /// A few short phrases; what has its usual value, such as a stride of 1, is left out.
    static List<String> of(Node node) {
        return switch (node) {
            case Input input -> List.of(input.shape().toShape().toString());
            case Output output -> List.of(output.shape().toShape().toString());
            case Affine affine -> List.of(matrix(affine.weight().shape()));
            case Linear linear -> List.of(matrix(linear.weight().shape()));
            case Scale scale -> List.of("× " + Amount.of(scale.scale()));
            case Conv1d conv ->
                convolution(conv.weight().shape(), conv.stride(), conv.padding(), conv.dilation(), conv.groups());
            case Conv2d conv ->
                convolution(conv.weight().shape(), conv.stride(), conv.padding(), conv.dilation(), conv.groups());
            case SumPool2d pool -> pool(pool.kernelSize(), pool.stride(), pool.padding());
            case AvgPool2d pool -> pool(pool.kernelSize(), pool.stride(), pool.padding());
            case Flatten flatten ->
                List.of("axes " + flatten.startDim().at(0) + "…"
                        + flatten.endDim().at(0));
            case Delay delay -> List.of(Amount.ofSeconds(delay.delay()));
            case Threshold threshold -> List.of("x > " + Amount.of(threshold.threshold()));
            case I integrator -> List.of("r " + Amount.of(integrator.r()));
            case IF neuron -> List.of(threshold(neuron.vThreshold()));
            case LI neuron -> List.of(time("τ", neuron.tau()));
            case LIF neuron -> List.of(time("τ", neuron.tau()), threshold(neuron.vThreshold()));
            case CubaLI neuron -> List.of(time("τ syn", neuron.tauSyn()), time("τ mem", neuron.tauMem()));
            case CubaLIF neuron ->
                List.of(time("τ syn", neuron.tauSyn()), time("τ mem", neuron.tauMem()), threshold(neuron.vThreshold()));
            case Graph graph -> List.of(Totals.counted(graph.nodes().size(), "node"));
            case Opaque opaque -> List.of(Node.schema(opaque.type()).isPresent() ? "unknown field" : "unknown type");
        };
    }

    private static String time(String name, Tensor seconds) {
        return name + " " + Amount.ofSeconds(seconds);
    }

    private static String threshold(Tensor volts) {
        return "v > " + Amount.of(volts);
    }

    private static String matrix(Shape weight) {
        String product = weight.dim(-1) + " → " + weight.dim(-2);
        return weight.rank() == 2 ? product : times(weight.slice(0, weight.rank() - 2)) + " of " + product;
    }

    private static List<String> convolution(
            Shape weight, IntVector stride, Padding padding, IntVector dilation, IntVector groups) {
        int axes = weight.rank() - 2;
        List<String> parts = new ArrayList<>();
        parts.add(weight.dim(1) * groups.at(0) + " → " + weight.dim(0));
        parts.add(times(weight.slice(2, weight.rank())));
        parts.addAll(unless(1, "stride", stride, axes));
        switch (padding) {
            case Padding.Same() -> parts.add("padding same");
            case Padding.Valid() -> {}
            case Padding.Zeros(var amount) -> parts.addAll(unless(0, "padding", amount, axes));
        }
        parts.addAll(unless(1, "dilation", dilation, axes));
        parts.addAll(unless(1, "groups", groups, 1));
        return List.copyOf(parts);
    }

    private static List<String> pool(IntVector kernel, IntVector stride, IntVector padding) {
        List<String> parts = new ArrayList<>();
        parts.add(kernel.at(0) + "×" + kernel.at(1));
        parts.addAll(unless(0, "stride", stride, 2));
        parts.addAll(unless(0, "padding", padding, 2));
        return List.copyOf(parts);
    }

    private static List<String> unless(long usual, String name, IntVector values, int axes) {
        List<Long> perAxis = IntStream.range(0, axes).mapToObj(values::at).toList();
        if (perAxis.stream().allMatch(value -> value == usual)) {
            return List.of();
        }
        boolean alike = perAxis.stream().distinct().count() == 1;
        String text =
                perAxis.stream().limit(alike ? 1 : axes).map(String::valueOf).collect(Collectors.joining("×"));
        return List.of(name + " " + text);
    }

    private static String times(Shape extents) {
        return LongStream.of(extents.toArray()).mapToObj(Long::toString).collect(Collectors.joining("×"));
    }
}
