package io.nir4j.backends.compare;

import io.nir4j.backends.compare.Lockstep.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Sums up, block by block, how far two sides agree; keeps no signal.
final class Statistics implements Lockstep.Visitor {
    private final List<Watched> signals;
    private final int batch;
    private final Tolerance tolerance;
    private final List<Layer> layers = new ArrayList<>();

    /// @param outputs the signals whose sums over time are wanted
    Statistics(List<Watched> signals, List<Watched> outputs, int batch, int longestLag, Tolerance tolerance) {
        this.signals = signals;
        this.batch = batch;
        this.tolerance = tolerance;
        signals.forEach(signal ->
                layers.add(new Layer(signal, batch * signal.elements(), longestLag, outputs.contains(signal))));
    }

    private static final class Layer {
        private final Lags lags;
        private final double[] sumsA;
        private final double[] sumsB;
        private long positions;
        private long differing;
        private double totalA;
        private double totalB;
        private double largest;
        private double scale;

        Layer(Watched signal, int row, int longestLag, boolean isOutput) {
            this.lags = new Lags(signal, row, longestLag);
            this.sumsA = new double[isOutput ? row : 0];
            this.sumsB = new double[isOutput ? row : 0];
        }

        void add(double[] a, double[] b) {
            for (int i = 0; i < a.length; i++) {
                totalA += a[i];
                totalB += b[i];
                scale = Double.isFinite(a[i]) ? Math.max(scale, Math.abs(a[i])) : scale;
                if (a[i] != b[i] && !(Double.isNaN(a[i]) && Double.isNaN(b[i]))) {
                    differing++;
                    double distance = Math.abs(a[i] - b[i]);
                    largest = Math.max(largest, Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
                }
                if (sumsA.length > 0) {
                    sumsA[i % sumsA.length] += a[i];
                    sumsB[i % sumsB.length] += b[i];
                }
            }
            positions += a.length;
            lags.add(a, b);
        }
    }

    @Override
    public boolean visit(Block block) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).add(block.rowsA().get(i), block.rowsB().get(i));
        }
        return true;
    }

    /// The largest magnitude of each signal in A.
    double[] scales() {
        return layers.stream().mapToDouble(layer -> layer.scale).toArray();
    }

    List<LayerAgreement> layers() {
        List<LayerAgreement> agreements = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            agreements.add(agreement(signals.get(i), layers.get(i)));
        }
        return agreements;
    }

    private LayerAgreement agreement(Watched signal, Layer layer) {
        boolean agrees = signal.spikes()
                ? tolerance.allows(layer.differing, layer.positions)
                : layer.largest <= tolerance.relative() * layer.scale;
        OptionalInt lag = agrees ? OptionalInt.empty() : layer.lags.agreeing(tolerance, layer.scale);
        return new LayerAgreement(
                signal,
                layer.positions,
                layer.differing,
                layer.totalA,
                layer.totalB,
                layer.largest,
                layer.scale,
                agrees,
                lag);
    }

    List<OutputAgreement> outputs() {
        List<OutputAgreement> outputs = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).sumsA.length > 0) {
                outputs.add(output(signals.get(i), layers.get(i)));
            }
        }
        return outputs;
    }

    private OutputAgreement output(Watched signal, Layer layer) {
        List<List<Double>> sumsA = perSample(layer.sumsA);
        List<List<Double>> sumsB = perSample(layer.sumsB);
        int counts = 0;
        int argmax = 0;
        for (int sample = 0; sample < batch; sample++) {
            counts += sumsA.get(sample).equals(sumsB.get(sample)) ? 1 : 0;
            argmax += OutputAgreement.argmax(sumsA.get(sample)) == OutputAgreement.argmax(sumsB.get(sample)) ? 1 : 0;
        }
        return new OutputAgreement(signal, sumsA, sumsB, counts, argmax);
    }

    private List<List<Double>> perSample(double[] sums) {
        int features = sums.length / batch;
        List<List<Double>> samples = new ArrayList<>();
        for (int sample = 0; sample < batch; sample++) {
            List<Double> own = new ArrayList<>();
            for (int i = 0; i < features; i++) {
                own.add(sums[sample * features + i]);
            }
            samples.add(own);
        }
        return samples;
    }
}
