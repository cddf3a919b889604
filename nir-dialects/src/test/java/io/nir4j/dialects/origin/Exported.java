package io.nir4j.dialects.origin;

import io.nir4j.model.Affine;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Threshold;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// Networks as the exporters of frameworks write them, by the rules in their sources.
final class Exported {
    private Exported() {}

    static Tensor floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return Tensor.ofFloats(floats);
    }

    static Tensor same(int n, double value) {
        return Tensor.filled(DType.F32, Shape.of(n), value);
    }

    static Tensor doubles(int n, double value) {
        return Tensor.filled(DType.F64, Shape.of(n), value);
    }

    static Linear linear(int out, int in) {
        return new Linear(Tensor.filled(DType.F32, Shape.of(out, in), 0.25));
    }

    static Affine affine(int out, int in, double bias) {
        return new Affine(Tensor.filled(DType.F32, Shape.of(out, in), 0.25), same(out, bias));
    }

    static LIF lif(Tensor tau, Tensor r) {
        int n = (int) tau.elements();
        return new LIF(tau, r, same(n, 0), same(n, 1), Optional.of(same(n, 0)));
    }

    /// A chain of nodes from an Input of `in` to an Output of `out`.
    static Graph chain(String input, String output, int in, int out, Object... namesAndNodes) {
        GraphBuilder graph = Graph.builder();
        GraphBuilder.Chain chain = graph.input(input, in);
        for (int i = 0; i < namesAndNodes.length; i += 2) {
            chain = chain.then((String) namesAndNodes[i], (Node) namesAndNodes[i + 1]);
        }
        chain.output(output, out);
        return graph.build();
    }

    static Graph chain(int in, int out, Object... namesAndNodes) {
        return chain("input", "output", in, out, namesAndNodes);
    }

    /// tau = dt/(1 - beta), r = tau/dt.
    static LIF snnTorch(double step, double... betas) {
        double[] taus = new double[betas.length];
        double[] gains = new double[betas.length];
        for (int i = 0; i < betas.length; i++) {
            taus[i] = step / (1 - betas[i]);
            gains[i] = taus[i] / step;
        }
        return lif(floats(taus), floats(gains));
    }

    /// r = tau*exp(-dt/tau)/dt.
    static CubaLIF rockpool(double step, double... taus) {
        double[] gains = new double[taus.length];
        for (int i = 0; i < taus.length; i++) {
            gains[i] = taus[i] * Math.exp(-step / taus[i]) / step;
        }
        int n = taus.length;
        return new CubaLIF(
                same(n, 0.02),
                floats(taus),
                floats(gains),
                same(n, 0),
                same(n, 1),
                Optional.of(same(n, 0)),
                Optional.of(same(n, 1)));
    }

    /// tau = dt/(1 - beta), r = beta.
    static LIF spyx(double step, double... betas) {
        double[] taus = new double[betas.length];
        for (int i = 0; i < betas.length; i++) {
            taus[i] = step / (1 - betas[i]);
        }
        return lif(floats(taus), floats(betas));
    }

    /// In milliseconds, r = tau_mem/c_mem, numbers for names.
    static Graph hxtorch(double tauMilliseconds, double r) {
        CubaLIF hidden = new CubaLIF(
                same(3, tauMilliseconds),
                same(3, tauMilliseconds),
                same(3, r),
                same(3, 0),
                same(3, 1),
                Optional.of(same(3, 0)),
                Optional.of(same(3, 1)));
        CubaLI readout = new CubaLI(
                same(2, tauMilliseconds), same(2, tauMilliseconds), same(2, r), same(2, 0), Optional.of(same(2, 1)));
        return chain("0", "5", 4, 2, "1", linear(3, 4), "2", hidden, "3", linear(2, 3), "4", readout);
    }

    /// float64 throughout, one number for a layer, dt 1e-4.
    static LIF spikingJelly(double tauSteps, boolean decayInput) {
        return new LIF(
                doubles(3, tauSteps * 1e-4),
                doubles(3, decayInput ? 1 : tauSteps),
                doubles(3, 0),
                doubles(3, 1),
                Optional.of(doubles(3, 0)));
    }

    static IF spikingJellyIntegrator() {
        return new IF(doubles(3, 1e4), doubles(3, 1), Optional.of(doubles(3, 0)));
    }

    /// An LI and a Threshold for Spyx' PSU_LIF.
    static Graph parametric() {
        return chain(
                4,
                3,
                "layer_0",
                linear(3, 4),
                "layer_1_li",
                new LI(same(3, 5), same(3, 1), same(3, 0)),
                "layer_1_th",
                new Threshold(same(3, 1)));
    }

    /// A recurrent layer of Spyx: a nested graph whose input goes through the weights.
    static Graph recurrentSpyx() {
        GraphBuilder inner = Graph.builder();
        inner.input("layer_1.input", 3)
                .then("layer_1.w_rec", linear(3, 3))
                .then("layer_1.lif", spyx(1, 0.9, 0.8, 0.7))
                .output("layer_1.output", 3);
        inner.connect("layer_1.lif", "layer_1.w_rec");
        return chain(4, 3, "layer_0", linear(3, 4), "layer_1", inner.build());
    }

    /// A recurrent layer of snnTorch beside its weights.
    static Graph recurrentSnnTorch() {
        GraphBuilder graph = Graph.builder();
        graph.input("input", 4)
                .then("fc1", linear(2, 4))
                .then("rec.lif", snnTorch(1e-4, 0.9, 0.9))
                .output("output", 2);
        graph.add("rec.w_rec", linear(2, 2));
        graph.connect("rec.lif", "rec.w_rec");
        graph.connect("rec.w_rec", "rec.lif");
        return graph.build();
    }
}
