package io.nir4j.compiler.lowering;

import io.nir4j.dialects.Requirement;
import io.nir4j.model.Affine;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.IF;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Whether a node is as the reader of a framework insists on.
///
/// Numbers are compared as NumPy's `allclose` does it: within a relative 1e-5 and an absolute 1e-8.
final class Insistence {
    private static final double RELATIVE = 1e-5;
    private static final double ABSOLUTE = 1e-8;

    private final Node node;
    private final Shape shape;
    private final double stepSeconds;
    private final Map<String, Tensor> parameters = new TreeMap<>();

    /// @param shape of what arrives at the node
    Insistence(Node node, Shape shape, double stepSeconds) {
        this.node = node;
        this.shape = shape;
        this.stepSeconds = stepSeconds;
        Node.schema(node.type())
                .ifPresent(schema -> schema.write(node).entries().forEach((field, value) -> {
                    if (value instanceof Value.Numbers(var tensor)) {
                        parameters.put(field, tensor);
                    }
                }));
    }

    /// True if the node meets `requirement`, or has nothing to do with it.
    boolean meets(Requirement requirement) {
        boolean isNeuron = NodeLowering.isNeuron(node);
        return switch (requirement) {
            case ONE_THRESHOLD -> parameter("v_threshold").stream().allMatch(Insistence::isUniform);
            case ALIKE -> !isNeuron || parameters.values().stream().allMatch(Insistence::isUniform);
            case NO_LEAK -> parameter("v_leak").stream().allMatch(leak -> isAll(leak, 0));
            case LEAK_IS_RESET -> !(node instanceof LIF lif) || leaksToItsReset(lif);
            case CUBA_ADDS_CURRENT -> !(node instanceof CubaLIF cuba) || addsItsCurrent(cuba);
            case IF_ADDS_INPUT -> !(node instanceof IF neuron) || isAll(neuron.r(), 1);
            case IF_COUNTS_STEPS -> !(node instanceof IF neuron) || isAll(neuron.r(), 1 / stepSeconds);
            case NO_BIAS -> !(node instanceof Affine affine) || isAll(affine.bias(), 0);
        };
    }

    private Optional<Tensor> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    private boolean leaksToItsReset(LIF lif) {
        double[] leak = full(lif.vLeak());
        double[] reset = lif.vReset().map(this::full).orElseGet(() -> new double[leak.length]);
        return IntStream.range(0, leak.length).allMatch(i -> isClose(leak[i], reset[i]));
    }

    private boolean addsItsCurrent(CubaLIF cuba) {
        double[] r = full(cuba.r());
        double[] tau = full(cuba.tauMem());
        return IntStream.range(0, r.length).allMatch(i -> isClose(r[i], tau[i] / stepSeconds));
    }

    /// A number for each neuron: parameters may vary along different axes.
    private double[] full(Tensor parameter) {
        return parameter.broadcastTo(shape).toDoubles();
    }

    private static boolean isUniform(Tensor tensor) {
        double[] values = tensor.toDoubles();
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static boolean isAll(Tensor tensor, double expected) {
        return Arrays.stream(tensor.toDoubles()).allMatch(value -> isClose(value, expected));
    }

    private static boolean isClose(double value, double expected) {
        return Math.abs(value - expected) <= ABSOLUTE + RELATIVE * Math.abs(expected);
    }
}
