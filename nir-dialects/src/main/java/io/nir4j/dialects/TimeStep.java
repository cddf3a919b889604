package io.nir4j.dialects;

import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// The length of a time step and where it was taken from.
///
/// @param seconds the length; one for networks that count in steps
/// @param origin a phrase for the user: "given", or what in the file says so
public record TimeStep(double seconds, String origin) {
    private static final double DEFAULT_SECONDS = 1e-3;

    /// The step to take: the one given, else the dialect's own, else what the file's parameters imply, else 1 ms.
    ///
    /// Two conventions are read from parameters. Frameworks fold the step into `r` of their leaky neurons,
    /// in one of the ways of [StepInResistance], if all neurons agree. A network whose only neurons are IF
    /// with r = 1 counts its input per step, so a step is 1.
    public static TimeStep choose(Optional<Double> given, Dialect dialect, Graph graph) {
        return given.map(seconds -> new TimeStep(seconds, "given"))
                .or(() ->
                        dialect.fixedStepSeconds().map(seconds -> new TimeStep(seconds, "fixed by " + dialect.name())))
                .or(() -> fromParameters(graph))
                .orElseGet(() -> new TimeStep(DEFAULT_SECONDS, "the default"));
    }

    /// The step that the parameters imply, if they imply one.
    public static Optional<TimeStep> fromParameters(Graph graph) {
        Neurons neurons = Neurons.in(graph);
        if (!neurons.leaks(1).isEmpty()) {
            return StepInResistance.ofAny(neurons, Long.MAX_VALUE).map(StepInResistance.Implied::timeStep);
        }
        boolean counts =
                !neurons.layers().isEmpty() && neurons.layers().stream().allMatch(TimeStep::countsSteps);
        return counts
                ? Optional.of(new TimeStep(1, "the file: only IF with r = 1, which count steps"))
                : Optional.empty();
    }

    private static boolean countsSteps(Node node) {
        return node instanceof IF neuron && allOnes(neuron.r());
    }

    private static boolean allOnes(Tensor tensor) {
        for (long i = 0; i < tensor.elements(); i++) {
            if (tensor.getDouble(i) != 1) {
                return false;
            }
        }
        return true;
    }
}
