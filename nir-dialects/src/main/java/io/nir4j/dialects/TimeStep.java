package io.nir4j.dialects;

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

/// The length of a time step and where it was taken from.
///
/// @param seconds the length; one for networks that count in steps
/// @param origin a phrase for the user: "given", or what in the file says so
public record TimeStep(double seconds, String origin) {
    private static final double DEFAULT_SECONDS = 1e-3;
    private static final double AGREEMENT = 1e-3;

    /// The step to take: the one given, else the dialect's own, else what the file's parameters imply, else 1 ms.
    ///
    /// Two conventions are read from parameters. Frameworks whose neurons add their input as it is export
    /// r = tau/dt, so tau/r is the step, if all neurons agree. A network whose only
    /// neurons are IF with r = 1 counts its input per step, so a step is 1.
    public static TimeStep choose(Optional<Double> given, Dialect dialect, Graph graph) {
        return given.map(seconds -> new TimeStep(seconds, "given"))
                .or(() ->
                        dialect.fixedStepSeconds().map(seconds -> new TimeStep(seconds, "fixed by " + dialect.name())))
                .or(() -> fromParameters(graph))
                .orElseGet(() -> new TimeStep(DEFAULT_SECONDS, "the default"));
    }

    /// The step that the parameters imply, if they imply one.
    public static Optional<TimeStep> fromParameters(Graph graph) {
        List<Node> neurons = new ArrayList<>();
        collect(graph, neurons);
        List<Double> ratios = neurons.stream()
                .flatMap(node -> timeConstant(node).stream())
                .flatMap(leak -> ratios(leak.tau(), leak.r()).stream())
                .toList();
        if (!ratios.isEmpty()) {
            return agreed(ratios).map(seconds -> new TimeStep(seconds, "the file: r = tau/dt in every neuron"));
        }
        boolean counts = !neurons.isEmpty() && neurons.stream().allMatch(TimeStep::countsSteps);
        return counts
                ? Optional.of(new TimeStep(1, "the file: only IF with r = 1, which count steps"))
                : Optional.empty();
    }

    private static void collect(Graph graph, List<Node> neurons) {
        for (Node node : graph.nodes().values()) {
            if (node instanceof Graph nested) {
                collect(nested, neurons);
            } else if (node instanceof IF || timeConstant(node).isPresent()) {
                neurons.add(node);
            }
        }
    }

    /// What a neuron's membrane is made of, where it leaks.
    private record Leak(Tensor tau, Tensor r) {}

    private static Optional<Leak> timeConstant(Node node) {
        if (node instanceof LI neuron) {
            return Optional.of(new Leak(neuron.tau(), neuron.r()));
        }
        if (node instanceof LIF neuron) {
            return Optional.of(new Leak(neuron.tau(), neuron.r()));
        }
        if (node instanceof CubaLI neuron) {
            return Optional.of(new Leak(neuron.tauMem(), neuron.r()));
        }
        if (node instanceof CubaLIF neuron) {
            return Optional.of(new Leak(neuron.tauMem(), neuron.r()));
        }
        return Optional.empty();
    }

    private static boolean countsSteps(Node node) {
        return node instanceof IF neuron && allOnes(neuron.r());
    }

    private static List<Double> ratios(Tensor tau, Tensor r) {
        long neurons = Math.max(tau.elements(), r.elements());
        List<Double> ratios = new ArrayList<>();
        for (long i = 0; i < neurons; i++) {
            ratios.add(tau.getDouble(tau.elements() == 1 ? 0 : i) / r.getDouble(r.elements() == 1 ? 0 : i));
        }
        return allOnes(r) ? List.of(Double.NaN) : ratios;
    }

    private static boolean allOnes(Tensor tensor) {
        for (long i = 0; i < tensor.elements(); i++) {
            if (tensor.getDouble(i) != 1) {
                return false;
            }
        }
        return true;
    }

    /// The common ratio, rounded to the six digits that float32 parameters carry.
    private static Optional<Double> agreed(List<Double> ratios) {
        double first = ratios.getFirst();
        boolean agree = first > 0 && ratios.stream().allMatch(ratio -> Math.abs(ratio / first - 1) < AGREEMENT);
        return agree ? Optional.of(Double.parseDouble(String.format(Locale.ROOT, "%.5e", first))) : Optional.empty();
    }
}
