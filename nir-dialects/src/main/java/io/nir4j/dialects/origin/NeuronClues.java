package io.nir4j.dialects.origin;

import io.nir4j.dialects.StepInResistance;
import io.nir4j.dialects.StepInResistance.Implied;
import io.nir4j.dialects.origin.Clues.Placed;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.IF;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.DType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// What the parameters of neurons tell.
final class NeuronClues {
    private static final double AGREEMENT = 1e-3;
    private static final double USUAL_STEP = 1e-4;
    private static final double LONGEST_STEP_SECONDS = 0.01;
    private static final double ONE = 1;

    private NeuronClues() {}

    /// snnTorch's step is fixed in its exporter; two time constants that agree on it are no chance.
    static Optional<String> ratioOfUsualStep(Clues clues) {
        return ratio(clues).filter(step -> isUsual(step) && step.taus() > 1).map(step -> says(clues, step));
    }

    static Optional<String> oneRatioOfUsualStep(Clues clues) {
        return ratio(clues).filter(step -> isUsual(step) && step.taus() == 1).map(step -> says(clues, step));
    }

    static Optional<String> ratioOfSeveral(Clues clues) {
        return ratio(clues).filter(step -> !isUsual(step) && step.taus() > 1).map(step -> says(clues, step));
    }

    static Optional<String> oneRatio(Clues clues) {
        return ratio(clues)
                .filter(step -> !isUsual(step) && step.taus() == 1 && step.isRound())
                .map(step -> says(clues, step));
    }

    private static Optional<Implied> ratio(Clues clues) {
        return clues.step().filter(step -> step.form() == StepInResistance.TAU_OVER_STEP);
    }

    static boolean isUsual(Implied step) {
        return Math.abs(step.seconds() / USUAL_STEP - 1) < AGREEMENT;
    }

    /// Rockpool's gain.
    static Optional<String> decayed(Clues clues) {
        return clues.step()
                .filter(step -> step.form() == StepInResistance.DECAYED)
                .map(step -> says(clues, step));
    }

    /// Spyx' gain.
    static Optional<String> remaining(Clues clues) {
        return clues.step()
                .filter(step -> step.form() == StepInResistance.REMAINING)
                .map(step -> says(clues, step));
    }

    private static String says(Clues clues, Implied step) {
        return step.form().equation() + " in " + Clues.names(clues.leaky()) + " (dt " + Phrases.number(step.seconds())
                + (step.taus() > 1
                        ? " from " + step.taus() + " different time constants)"
                        : ", from one time constant)");
    }

    static Optional<String> unitResistance(Clues clues) {
        List<Placed> leaky = clues.leaky();
        boolean unit = !leaky.isEmpty() && leaky.stream().allMatch(placed -> placed.all("r", value -> value == 1));
        return unit ? Optional.of("r = 1 in " + Clues.names(leaky)) : Optional.empty();
    }

    /// Spyx writes r = 1 for integrators alone.
    static Optional<String> unitResistanceOfSpiking(Clues clues) {
        return clues.leaky().stream()
                .filter(placed -> placed.node().type().endsWith("IF") && placed.all("r", value -> value == 1))
                .findFirst()
                .map(placed -> "r = 1 in " + placed.path() + ", where Spyx writes 1 - dt/tau");
    }

    /// Resistances that follow from nothing.
    static Optional<String> freeResistance(Clues clues) {
        List<Placed> leaky = clues.leaky();
        boolean free = clues.step().filter(Implied::isTelling).isEmpty()
                && leaky.stream().anyMatch(placed -> placed.any("r", value -> value != 1));
        return free
                ? Optional.of("r is " + span(leaky, "r") + " in " + Clues.names(leaky)
                        + ", which is neither 1 nor follows from tau and a common step")
                : Optional.empty();
    }

    private static String span(List<Placed> nodes, String field) {
        double[] values = nodes.stream()
                .flatMapToDouble(placed -> DoubleStream.of(placed.values(field)))
                .toArray();
        return Phrases.range(
                DoubleStream.of(values).min().orElse(Double.NaN),
                DoubleStream.of(values).max().orElse(Double.NaN));
    }

    /// The synaptic counterpart of r = tau/dt.
    static Optional<String> synapseRatio(Clues clues) {
        List<Placed> cuba = clues.all(CubaLIF.class);
        boolean agrees = !cuba.isEmpty()
                && ratio(clues)
                        .filter(step -> cuba.stream().allMatch(placed -> isRatio(placed, step.seconds())))
                        .isPresent();
        return agrees ? Optional.of("w_in = tau_syn/dt in " + Clues.names(cuba)) : Optional.empty();
    }

    private static boolean isRatio(Placed placed, double step) {
        double[] weights = placed.values("w_in");
        double[] taus = placed.values("tau_syn");
        boolean agrees =
                weights.length > 0 && (weights.length == taus.length || weights.length == 1 || taus.length == 1);
        for (int i = 0; i < Math.max(weights.length, taus.length) && agrees; i++) {
            double weight = weights[weights.length == 1 ? 0 : i];
            double tau = taus[taus.length == 1 ? 0 : i];
            agrees = Math.abs(weight * step / tau - 1) < AGREEMENT;
        }
        return agrees;
    }

    static Optional<String> unitSynapse(Clues clues) {
        List<Placed> cuba = clues.all(CubaLIF.class);
        boolean unit = !cuba.isEmpty() && cuba.stream().allMatch(placed -> placed.all("w_in", value -> value == 1));
        return unit ? Optional.of("w_in = 1 in " + Clues.names(cuba)) : Optional.empty();
    }

    static Optional<String> freeSynapse(Clues clues) {
        List<Placed> cuba = clues.all(CubaLIF.class);
        boolean free = !cuba.isEmpty()
                && unitSynapse(clues).isEmpty()
                && synapseRatio(clues).isEmpty();
        return free
                ? Optional.of("w_in is " + span(cuba, "w_in") + " in " + Clues.names(cuba)
                        + ", which is neither 1 nor tau_syn/dt")
                : Optional.empty();
    }

    static Optional<String> countingIntegrator(Clues clues) {
        List<Placed> integrators = clues.all(IF.class);
        boolean counts =
                !integrators.isEmpty() && integrators.stream().allMatch(placed -> placed.all("r", value -> value == 1));
        return counts ? Optional.of("r = 1 in the IF " + Clues.names(integrators)) : Optional.empty();
    }

    static Optional<String> integratorOfUsualStep(Clues clues) {
        return integratorStep(clues)
                .filter(step -> Math.abs(step / USUAL_STEP - 1) < AGREEMENT)
                .map(step -> integrator(clues, step));
    }

    static Optional<String> integratorOfOtherStep(Clues clues) {
        return integratorStep(clues)
                .filter(step -> Math.abs(step / USUAL_STEP - 1) >= AGREEMENT)
                .map(step -> integrator(clues, step));
    }

    /// The step of IF with r = 1/dt, where all have the same r and it is too large to be anything else.
    static Optional<Double> integratorStep(Clues clues) {
        return StepInResistance.INTEGRATOR_RATE
                .in(clues.flat(), Clues.MOST_READ)
                .map(Implied::seconds)
                .filter(step -> step <= LONGEST_STEP_SECONDS);
    }

    private static String integrator(Clues clues, double step) {
        return StepInResistance.INTEGRATOR_RATE.equation() + " in the IF " + Clues.names(clues.all(IF.class)) + " (dt "
                + Phrases.number(step) + ")";
    }

    /// Whether Norse's cells compute something else than what its importer makes of their file.
    static boolean cellsPartFromImporter(Clues clues) {
        return !clues.all(CubaLIF.class).isEmpty() || resetPotential(clues).isPresent();
    }

    static Optional<String> leakPotential(Clues clues) {
        return nonZero(clues, "v_leak").map(says -> says + ", which only some exporters write");
    }

    static Optional<String> resetPotential(Clues clues) {
        return nonZero(clues, "v_reset").map(says -> says + ", which only some exporters write");
    }

    private static Optional<String> nonZero(Clues clues, String field) {
        List<Placed> found = clues.neurons().stream()
                .filter(placed -> placed.any(field, value -> value != 0))
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(field + " is " + span(found, field) + " in " + Clues.names(found));
    }

    /// SpikingJelly has one number for both.
    static Optional<String> leakOtherThanReset(Clues clues) {
        List<Placed> other = clues.leaky().stream()
                .filter(placed -> placed.values("v_reset").length > 0)
                .filter(placed -> !sameRange(placed, "v_leak", "v_reset"))
                .toList();
        return other.isEmpty()
                ? Optional.empty()
                : Optional.of("v_leak is not v_reset in " + Clues.names(other) + ", in SpikingJelly it is");
    }

    private static boolean sameRange(Placed placed, String a, String b) {
        return span(List.of(placed), a).equals(span(List.of(placed), b));
    }

    static Optional<String> noReset(Clues clues) {
        List<Placed> without = clues.neurons().stream()
                .filter(placed -> placed.node().type().endsWith("IF") && placed.values("v_reset").length == 0)
                .toList();
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of("no v_reset in " + Clues.names(without) + ", SpikingJelly writes one");
    }

    static Optional<String> doubles(Clues clues) {
        return typed(clues, DType.F64).map(names -> "float64 parameters in " + names);
    }

    static Optional<String> floats(Clues clues) {
        return typed(clues, DType.F32).map(names -> "float32 parameters in " + names);
    }

    private static Optional<String> typed(Clues clues, DType type) {
        List<Placed> neurons = clues.neurons();
        boolean all = !neurons.isEmpty()
                && neurons.stream().allMatch(placed -> types(placed.node()).equals(Set.of(type)));
        return all ? Optional.of(Clues.names(neurons)) : Optional.empty();
    }

    private static Set<DType> types(Node node) {
        return Node.schema(node.type()).stream()
                .flatMap(schema -> schema.write(node).entries().values().stream())
                .flatMap(value -> value instanceof Value.Numbers(var tensor)
                        ? Optional.of(tensor.dtype()).stream()
                        : Optional.<DType>empty().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Neurons of a layer that differ from each other.
    static Optional<String> uneven(Clues clues, String field, String exporter) {
        List<Placed> found = clues.neurons().stream()
                .filter(placed ->
                        DoubleStream.of(placed.values(field)).distinct().count() > 1)
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(field + " is " + span(found, field) + " within " + Clues.names(found) + ", " + exporter);
    }

    static Optional<String> unevenTaus(Clues clues) {
        return uneven(clues, "tau", "where SpikingJelly has one number")
                .or(() -> uneven(clues, "tau_mem", "where SpikingJelly and hxtorch have one number"));
    }

    static Optional<String> unevenThresholds(Clues clues) {
        return uneven(clues, "v_threshold", "where most exporters have one number for a layer");
    }

    /// Time constants of less than one can be seconds or milliseconds, but no number of steps.
    static Optional<String> shortTimes(Clues clues) {
        double[] taus = clues.taus();
        return taus.length > 0 && DoubleStream.of(taus).allMatch(tau -> tau < ONE)
                ? Optional.of("time constants are " + times(taus))
                : Optional.empty();
    }

    /// Time constants from one on are no seconds that a neuron would have.
    static Optional<String> longTimes(Clues clues) {
        double[] taus = clues.taus();
        return taus.length > 0 && DoubleStream.of(taus).allMatch(tau -> tau >= ONE)
                ? Optional.of("time constants are " + times(taus))
                : Optional.empty();
    }

    private static String times(double[] taus) {
        return Phrases.range(
                DoubleStream.of(taus).min().orElse(Double.NaN),
                DoubleStream.of(taus).max().orElse(Double.NaN));
    }
}
