package io.nir4j.compiler.pass;

import io.nir4j.compiler.pass.rewrite.Level;
import io.nir4j.compiler.pass.rewrite.Network;
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
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Threshold;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;

/// How large a network is, and what a step of one sample costs.
///
/// @param nodes without nested graphs, whose own nodes count
/// @param parameters numbers in weights and neurons
/// @param parameterBytes what they take in the file
/// @param multiplyAdds products that are added up in one step, one addition in a pool counting as one
/// @param stateBytes what is kept from one step to the next in float32: membranes, currents, delayed signals
public record Measures(
        long nodes, long edges, long parameters, long parameterBytes, long multiplyAdds, long stateBytes) {
    private static final long STATE_BYTES = 4;

    private static final Measures NONE = new Measures(0, 0, 0, 0, 0, 0);

    /// Those of the whole network.
    public static Measures of(Network network) {
        Measures sum = NONE;
        for (Level level : network.levels()) {
            sum = sum.plus(new Measures(0, level.graph().edges().size(), 0, 0, 0, 0));
            for (var entry : level.graph().nodes().entrySet()) {
                if (!(entry.getValue() instanceof Graph)) {
                    sum = sum.plus(of(level, entry.getKey(), entry.getValue()));
                }
            }
        }
        return sum;
    }

    private Measures plus(Measures other) {
        return new Measures(
                nodes + other.nodes,
                edges + other.edges,
                parameters + other.parameters,
                parameterBytes + other.parameterBytes,
                multiplyAdds + other.multiplyAdds,
                stateBytes + other.stateBytes);
    }

    private static Measures of(Level level, String name, Node node) {
        long numbers = 0;
        long bytes = 0;
        var schema = Node.schema(node.type()).filter(known -> known.node().isInstance(node));
        if (schema.isPresent()) {
            var entries = schema.get().write(node).entries();
            for (var field : schema.get().fields()) {
                if (field.holdsNumbers() && entries.get(field.name()) instanceof Value.Numbers(var tensor)) {
                    numbers += tensor.elements();
                    bytes += tensor.elements() * tensor.dtype().bytes();
                }
            }
        }
        boolean known = level.typed().hasShape(name);
        long products = known ? products(node, level.typed().output(name)) : 0;
        long state =
                known ? states(node, level.typed().output(name), level.setting().stepSeconds()) : 0;
        return new Measures(1, 0, numbers, bytes, products, state * STATE_BYTES);
    }

    private static long products(Node node, Shape output) {
        return switch (node) {
            case Affine affine -> affine.weight().elements();
            case Linear linear -> linear.weight().elements();
            case Conv1d conv -> output.elements() * kernel(conv.weight());
            case Conv2d conv -> output.elements() * kernel(conv.weight());
            case SumPool2d pool -> output.elements() * window(pool.kernelSize());
            case AvgPool2d pool -> output.elements() * window(pool.kernelSize());
            case Scale _ -> output.elements();
            case CubaLI _, CubaLIF _, Delay _, Flatten _, Graph _, I _, IF _, Input _, LI _, LIF _ -> 0;
            case Opaque _, Output _, Threshold _ -> 0;
        };
    }

    private static long kernel(Tensor weight) {
        return weight.shape().slice(1, weight.shape().rank()).elements();
    }

    private static long window(IntVector kernel) {
        return kernel.at(0) * kernel.at(1);
    }

    private static long states(Node node, Shape output, double stepSeconds) {
        return switch (node) {
            case I _, IF _, LI _, LIF _ -> output.elements();
            case CubaLI _, CubaLIF _ -> 2 * output.elements();
            case Delay delay -> output.elements() * steps(delay.delay(), stepSeconds);
            case Affine _, AvgPool2d _, Conv1d _, Conv2d _, Flatten _, Graph _, Input _, Linear _, Opaque _ -> 0;
            case Output _, Scale _, SumPool2d _, Threshold _ -> 0;
        };
    }

    private static long steps(Tensor delay, double stepSeconds) {
        double longest = 0;
        for (long i = 0; i < delay.elements(); i++) {
            longest = Math.max(longest, delay.getDouble(i));
        }
        return Math.round(longest / stepSeconds);
    }
}
