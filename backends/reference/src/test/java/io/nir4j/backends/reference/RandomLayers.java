package io.nir4j.backends.reference;

import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.IntVector;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Padding;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Threshold;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Random networks as people train them: weights and neurons in layers, sometimes recurrent or convolutional, with
/// parameters of every kind.
///
/// @param kinds the types of neuron
/// @param stepSeconds the step, of which time constants are multiples
/// @param isPlain every layer's neurons are alike, without leak potential
/// @param resets whether neurons have a v_reset
/// @param leaks whether neurons have a v_leak
/// @param loops whether layers may feed themselves
/// @param branches whether signals may branch, meet and count twice
/// @param images whether there may be convolutions
/// @param single whether a layer has one neuron
record RandomLayers(
        List<String> kinds,
        double stepSeconds,
        boolean isPlain,
        boolean resets,
        boolean leaks,
        boolean loops,
        boolean branches,
        boolean images,
        boolean single) {

    Graph next(RandomGenerator random) {
        return new Making(this, random).network();
    }

    private static final class Making {
        private final RandomLayers options;
        private final RandomGenerator random;
        private final GraphBuilder graph = Graph.builder();
        private int count;

        Making(RandomLayers options, RandomGenerator random) {
            this.options = options;
            this.random = random;
        }

        Graph network() {
            String last;
            Shape shape;
            if (options.images() && random.nextInt(3) == 0) {
                shape = Shape.of(random.nextInt(1, 3) * 2L, random.nextInt(4, 7), random.nextInt(4, 7));
                graph.input("input", shape.toArray());
                Placed seen = image("input", shape);
                last = seen.name();
                shape = seen.shape();
            } else {
                shape = Shape.of(random.nextInt(2, 6));
                graph.input("input", shape.toArray());
                last = "input";
            }
            int layers = random.nextInt(1, 4);
            for (int layer = 0; layer < layers; layer++) {
                Placed made = layer(last, shape, layer == layers - 1);
                last = made.name();
                shape = made.shape();
            }
            graph.from(last).then("output", Output.of(shape.toArray()));
            return graph.build();
        }

        private record Placed(String name, Shape shape) {}

        private Placed image(String source, Shape input) {
            long groups = random.nextInt(3) == 0 ? 2 : 1;
            Tensor weight = normal(Shape.of(2 * groups, input.dim(0) / groups, random.nextInt(2, 4), 3), 2);
            Padding padding = random.nextInt(3) == 0 ? new Padding.Same() : Padding.zeros(random.nextInt(2), 1);
            Conv2d conv = new Conv2d(
                    Optional.empty(),
                    weight,
                    IntVector.of(1),
                    padding,
                    IntVector.of(1),
                    IntVector.of(groups),
                    normal(Shape.of(2 * groups), 0.5));
            Placed seen = then(source, "conv", conv, input);
            Placed fired = then(seen.name(), "seen", neuron(seen.shape(), true), seen.shape());
            boolean sums = random.nextBoolean();
            IntVector two = IntVector.of(2, 2);
            IntVector pad = IntVector.of(sums ? 0 : random.nextInt(2), 0);
            Node pool = sums ? new SumPool2d(two, two, IntVector.of(0)) : new AvgPool2d(two, two, pad);
            Placed pooled = then(fired.name(), "pool", pool, fired.shape());
            return then(pooled.name(), "flat", Flatten.of(0, -1), pooled.shape());
        }

        private Placed then(String source, String name, Node node, Shape input) {
            count++;
            String unique = name + count;
            graph.from(source).then(unique, node);
            return new Placed(unique, node.output(input));
        }

        private Placed layer(String source, Shape input, boolean isLast) {
            long width = options.single() ? 1 : random.nextInt(2, 6);
            Tensor weight = normal(Shape.of(width, input.elements()), 3);
            Node synapse = random.nextBoolean() ? new Linear(weight) : new Affine(weight, normal(Shape.of(width), 0.5));
            Placed fed = then(source, "fc", synapse, input);
            if (options.branches() && random.nextInt(3) == 0) {
                graph.connect(source, fed.name());
            }
            if (options.branches() && random.nextInt(3) == 0) {
                fed = then(fed.name(), "scale", new Scale(uniform(fed.shape(), 0.5, 2)), fed.shape());
            }
            Node neuron = isLast && options.kinds().contains("LI") && random.nextInt(3) == 0
                    ? li(fed.shape())
                    : neuron(fed.shape(), false);
            Placed fired = then(fed.name(), "lif", neuron, fed.shape());
            if (options.branches() && random.nextInt(4) == 0) {
                graph.from(source).then("skip" + count, new Linear(normal(weight.shape(), 1)));
                graph.connect("skip" + count, fired.name());
            }
            if (options.loops() && random.nextInt(2) == 0) {
                Tensor back = normal(Shape.of(width, width), 1);
                Node recurrent =
                        random.nextBoolean() ? new Linear(back) : new Affine(back, normal(Shape.of(width), 0.3));
                graph.from(fired.name()).then("rec" + count, recurrent).to(fired.name());
            }
            return fired;
        }

        private Node li(Shape shape) {
            return new LI(tau(shape), gain(shape), potential(shape, options.leaks(), 0.3));
        }

        private Node neuron(Shape shape, boolean perChannel) {
            List<String> spiking =
                    options.kinds().stream().filter(kind -> !kind.equals("LI")).toList();
            String kind = spiking.get(random.nextInt(spiking.size()));
            Shape full = perChannel ? Shape.of(shape.dim(0), 1, 1) : shape;
            Tensor threshold = uniform(full, 0.6, 2).broadcastTo(shape);
            Optional<Tensor> reset = options.resets() && random.nextBoolean()
                    ? Optional.of(potential(full, true, 0.4).broadcastTo(shape))
                    : Optional.empty();
            Tensor leak = potential(full, options.leaks(), 0.4).broadcastTo(shape);
            Tensor r = gain(full).broadcastTo(shape);
            Tensor tau = tau(full).broadcastTo(shape);
            return switch (kind) {
                case "IF" -> new IF(integratorGain(full).broadcastTo(shape), threshold, reset);
                case "LIF" -> new LIF(tau, r, leak, threshold, reset);
                case "CubaLIF" ->
                    new CubaLIF(
                            tau(full).broadcastTo(shape),
                            tau,
                            r,
                            leak,
                            threshold,
                            reset,
                            Optional.of(gain(full).broadcastTo(shape)));
                case "Threshold" -> new Threshold(threshold);
                default -> throw new IllegalArgumentException(kind);
            };
        }

        private Tensor integratorGain(Shape shape) {
            return options.isPlain()
                    ? Tensor.filled(DType.F64, shape, 1)
                    : uniform(shape, 0.1 / options.stepSeconds(), 0.4 / options.stepSeconds());
        }

        private Tensor tau(Shape shape) {
            return uniform(shape, 1.5 * options.stepSeconds(), 12 * options.stepSeconds());
        }

        private Tensor gain(Shape shape) {
            return options.isPlain() || random.nextInt(3) == 0
                    ? Tensor.filled(DType.F64, shape, 1)
                    : uniform(shape, 0.5, 3);
        }

        private Tensor potential(Shape shape, boolean any, double size) {
            return any && random.nextBoolean() ? uniform(shape, -size, size) : Tensor.filled(DType.F64, shape, 0);
        }

        private Tensor uniform(Shape shape, double low, double high) {
            if (options.isPlain() || random.nextInt(3) == 0) {
                return Tensor.filled(DType.F64, shape, random.nextDouble(low, high));
            }
            return Tensor.of(shape, random.doubles(shape.elements(), low, high).toArray());
        }

        private Tensor normal(Shape shape, double size) {
            double[] values = new double[Math.toIntExact(shape.elements())];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextGaussian(0.3 * size, size);
            }
            return Tensor.of(shape, values);
        }
    }
}
