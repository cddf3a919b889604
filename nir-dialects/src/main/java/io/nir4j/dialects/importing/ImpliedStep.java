package io.nir4j.dialects.importing;

import io.nir4j.dialects.TimeStep;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the gain r of neurons says about the step that their framework took, where its exporter puts the step there.
public enum ImpliedStep {
    /// Nothing.
    NONE(""),
    /// `r = tau/dt`, as snnTorch and lava-dl's script write it.
    TAU_OVER_STEP("r = tau/dt"),
    /// `r = tau exp(-dt/tau)/dt`, as Rockpool writes it.
    DECAYED("r = tau exp(-dt/tau)/dt"),
    /// `r = 1 - dt/tau`, as Spyx writes it.
    DECAY("r = 1 - dt/tau"),
    /// `r = 1/dt` in IF, as SpikingJelly writes it.
    RATE("r = 1/dt in IF");

    private static final double AGREEMENT = 1e-3;
    private static final int NEWTON_STEPS = 60;

    private final String formula;

    ImpliedStep(String formula) {
        this.formula = formula;
    }

    /// The step that all neurons of `graph` agree on; empty where they do not, or say nothing.
    public Optional<TimeStep> of(Graph graph) {
        List<Double> steps = new ArrayList<>();
        collect(graph, steps);
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        double first = steps.getFirst();
        boolean agree = first > 0
                && Double.isFinite(first)
                && steps.stream().allMatch(step -> Math.abs(step / first - 1) < AGREEMENT);
        return agree
                ? Optional.of(new TimeStep(
                        Double.parseDouble(String.format(Locale.ROOT, "%.5e", first)),
                        "the file: " + formula + " in every neuron"))
                : Optional.empty();
    }

    private void collect(Graph graph, List<Double> steps) {
        for (Node node : graph.nodes().values()) {
            if (node instanceof Graph nested) {
                collect(nested, steps);
            } else if (node instanceof LI neurons) {
                leaky(neurons.tau(), neurons.r(), steps);
            } else if (node instanceof LIF neurons) {
                leaky(neurons.tau(), neurons.r(), steps);
            } else if (node instanceof CubaLI neurons) {
                leaky(neurons.tauMem(), neurons.r(), steps);
            } else if (node instanceof CubaLIF neurons) {
                leaky(neurons.tauMem(), neurons.r(), steps);
            } else if (node instanceof IF neurons && this == RATE) {
                rates(neurons.r(), steps);
            }
        }
    }

    private void leaky(Tensor tau, Tensor r, List<Double> steps) {
        if (this == NONE || this == RATE) {
            return;
        }
        for (long i = 0; i < Math.max(tau.elements(), r.elements()); i++) {
            double constant = tau.getDouble(tau.elements() == 1 ? 0 : i);
            steps.add(step(constant, r.getDouble(r.elements() == 1 ? 0 : i)));
        }
    }

    private double step(double tau, double r) {
        return switch (this) {
            case NONE, RATE -> Double.NaN;
            case TAU_OVER_STEP -> r == 1 ? Double.NaN : tau / r;
            case DECAYED -> tau * productLogarithm(1 / r);
            case DECAY -> tau * (1 - r);
        };
    }

    private static void rates(Tensor r, List<Double> steps) {
        for (long i = 0; i < r.elements(); i++) {
            steps.add(1 / r.getDouble(i));
        }
    }

    /// Lambert's W: the w with `w exp(w) = x`, for x > 0, by Newton's method from above.
    private static double productLogarithm(double x) {
        double w = Math.log1p(x);
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double power = Math.exp(w);
            w -= (w * power - x) / (power * (w + 1));
        }
        return w;
    }
}
