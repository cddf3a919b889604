package io.nir4j.backends.compare;

import io.nir4j.model.Affine;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Random networks in which every choice of a discretisation can show: all kinds of neurons, no parameter at the value
/// for which a choice makes no difference, a cycle with a bias, and input strong enough for several spikes a step. An
/// IF that counts halves meets its threshold exactly, and is driven below zero at times.
final class ExposingNetworks {
    static final int STEPS = 80;
    static final int BATCH = 2;
    private static final int INPUTS = 3;
    private static final int COUNTED = 2;

    private final SplittableRandom random;

    private ExposingNetworks(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// A network with LIF in a cycle, CubaLIF, IF, LI and CubaLI.
    static Graph network(long seed) {
        ExposingNetworks networks = new ExposingNetworks(seed);
        int first = networks.size();
        int second = networks.size();
        int third = networks.size();
        GraphBuilder graph = Graph.builder();
        graph.input("in", INPUTS)
                .then("fc1", networks.affine(first, INPUTS, 2))
                .then("lif1", networks.lif(first))
                .then("fc2", networks.linear(second, first, 3))
                .then("cuba", networks.cubaLif(second))
                .then("fc3", networks.affine(third, second, 600))
                .then("if1", networks.integrator(third))
                .output("out", third);
        graph.add("rec", networks.affine(first, first, 0.3)).connect("lif1", "rec");
        graph.connect("rec", "lif1");
        graph.from("lif1")
                .then("fc4", networks.linear(2, first, 1))
                .then("li", networks.leaky(2))
                .output("out_li", 2);
        graph.from("cuba")
                .then("fc5", networks.linear(2, second, 1))
                .then("cubali", networks.cubaLi(2))
                .output("out_cubali", 2);
        graph.input("ticks", COUNTED)
                .then("count", new IF(filled(1000), filled(1), Optional.of(filled(-0.5))))
                .output("out_count", COUNTED);
        return graph.build();
    }

    private static Tensor filled(double value) {
        return Tensor.filled(DType.F32, Shape.of(COUNTED), value);
    }

    /// Currents that come after a silent step and go, and halves to count, for a network of
    /// [#network].
    static Feed feed(long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x5EED);
        double[] values = new double[STEPS * BATCH * INPUTS];
        for (int i = BATCH * INPUTS; i < values.length; i++) {
            values[i] = random.nextInt(3) == 0 ? 0 : (float) random.nextDouble(-0.5, 3.5);
        }
        double[] ticks = new double[STEPS * BATCH * COUNTED];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = (random.nextInt(10) - 3) / 2.0;
        }
        return Feed.of(Map.of(
                "in", Tensor.of(Shape.of(STEPS, BATCH, INPUTS), values),
                "ticks", Tensor.of(Shape.of(STEPS, BATCH, COUNTED), ticks)));
    }

    private int size() {
        return 2 + random.nextInt(3);
    }

    private Tensor uniform(Shape shape, double least, double most) {
        double[] values = new double[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = least + random.nextDouble() * (most - least);
        }
        return Tensor.of(shape, values).cast(DType.F32);
    }

    private Tensor each(int neurons, double least, double most) {
        return uniform(Shape.of(neurons), least, most);
    }

    /// Mostly positive, so that something gets through.
    private Tensor weight(int out, int in, double strength) {
        return uniform(Shape.of(out, in), -0.4 * strength, strength);
    }

    private Affine affine(int out, int in, double strength) {
        return new Affine(weight(out, in, strength), each(out, 0.05 * strength, 0.2 * strength));
    }

    private Linear linear(int out, int in, double strength) {
        return new Linear(weight(out, in, strength));
    }

    private LIF lif(int n) {
        return new LIF(
                each(n, 3e-3, 12e-3),
                each(n, 1.2, 2.5),
                each(n, 0.02, 0.1),
                each(n, 0.2, 0.5),
                Optional.of(each(n, -0.3, -0.05)));
    }

    private CubaLIF cubaLif(int n) {
        return new CubaLIF(
                each(n, 3e-3, 9e-3),
                each(n, 3e-3, 9e-3),
                each(n, 1.2, 2.5),
                each(n, 0.02, 0.1),
                each(n, 0.2, 0.5),
                Optional.of(each(n, -0.3, -0.05)),
                Optional.of(each(n, 1.2, 3)));
    }

    private IF integrator(int n) {
        return new IF(each(n, 1.2, 2.5), each(n, 0.3, 0.9), Optional.of(each(n, -0.3, -0.05)));
    }

    private LI leaky(int n) {
        return new LI(each(n, 3e-3, 12e-3), each(n, 1.2, 2.5), each(n, 0.02, 0.1));
    }

    private CubaLI cubaLi(int n) {
        return new CubaLI(
                each(n, 3e-3, 9e-3),
                each(n, 3e-3, 9e-3),
                each(n, 1.2, 2.5),
                each(n, 0.02, 0.1),
                Optional.of(each(n, 1.2, 3)));
    }
}
