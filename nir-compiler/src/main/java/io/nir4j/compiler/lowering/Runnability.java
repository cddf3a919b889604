package io.nir4j.compiler.lowering;

import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.SynapseGain;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What stands between a sound network and running it in a dialect: reasons not to, and things its user should know.
final class Runnability {
    private static final List<String> TIME_CONSTANTS = List.of("tau", "tau_syn", "tau_mem");

    private final Dialect dialect;
    private final double stepSeconds;
    private final Findings findings = new Findings();

    private Runnability(Dialect dialect, double stepSeconds) {
        this.dialect = dialect;
        this.stepSeconds = stepSeconds;
    }

    static List<Diagnostic> check(FlatGraph graph, Dialect dialect, double stepSeconds) {
        Runnability check = new Runnability(dialect, stepSeconds);
        if (!(stepSeconds > 0) || Double.isInfinite(stepSeconds)) {
            check.findings.add(Diagnostic.of(
                    Code.NOT_RUNNABLE, "the time step is " + stepSeconds + " s, expected a positive number"));
            return check.findings.all();
        }
        if (graph.inputs().isEmpty()) {
            check.findings.add(Diagnostic.of(Code.NOT_RUNNABLE, "the network has no Input node to feed")
                    .hint("add an Input node and an edge from it to the first layer"));
        }
        if (graph.outputs().isEmpty()) {
            check.findings.add(Diagnostic.of(Code.NOT_RUNNABLE, "the network has no Output node to read")
                    .hint("add an Output node and an edge to it from the last layer"));
        }
        graph.aliases().keySet().forEach(name -> check.supported(name, Graph.TYPE));
        graph.nodes().forEach((name, placed) -> check.node(name, placed.node(), placed.input()));
        return check.findings.all();
    }

    private void node(String name, Node node, Shape shape) {
        supported(name, node.type());
        insistedOn(name, node, shape);
        foldable(name, node);
        if (node instanceof SumPool2d pool
                && dialect.discretization().ignores(Ignored.SUM_POOL_PADDING)
                && padded(pool)) {
            add(
                    name,
                    Diagnostic.of(
                            Code.NOT_IN_DIALECT,
                            dialect.name() + " leaves out the padding of SumPool2d, " + pool.padding()
                                    + " here, so the shapes would not fit"),
                    true);
        }
        if (node instanceof Input) {
            return;
        }
        Node.schema(node.type())
                .ifPresent(schema -> schema.write(node).entries().forEach((field, value) -> {
                    if (value instanceof Value.Numbers(var tensor)) {
                        parameter(name, node, field, tensor);
                    }
                }));
    }

    private void supported(String name, String type) {
        if (dialect.refused().contains(type)) {
            add(
                    name,
                    Diagnostic.of(Code.NOT_IN_DIALECT, dialect.name() + " has no counterpart of " + type)
                            .hint("run the network in another dialect, such as nir"),
                    true);
        }
        if (dialect.unsupported().contains(type)) {
            add(
                    name,
                    Diagnostic.of(Code.NOT_IN_DIALECT, dialect.name() + " does not read " + type + " from NIR")
                            .hint("it is computed as NIR defines it, with the choices of " + dialect.name()),
                    false);
        }
    }

    private void insistedOn(String name, Node node, Shape shape) {
        Insistence facts = new Insistence(node, shape, stepSeconds);
        new TreeSet<>(dialect.requirements())
                .stream()
                        .filter(requirement -> !facts.meets(requirement))
                        .forEach(requirement -> add(
                                name,
                                Diagnostic.of(
                                                Code.NOT_IN_DIALECT,
                                                dialect.name() + " refuses " + node.type() + " '" + name
                                                        + "': it insists that " + requirement.says())
                                        .hint("run the network in another dialect, such as nir"),
                                true));
    }

    /// Dividing a threshold by a gain keeps its meaning for positive gains alone.
    private void foldable(String name, Node node) {
        Discretization steps = dialect.discretization();
        boolean cuba = node instanceof CubaLIF || node instanceof CubaLI;
        boolean leaky = node instanceof LIF || node instanceof LI;
        if ((leaky && steps.gain() == Gain.FOLDED_LIF) || ((leaky || cuba) && steps.gain() == Gain.FOLDED)) {
            foldable(name, node, "r", steps.ignores(cuba ? Ignored.CUBA_RESISTANCE : Ignored.RESISTANCE));
        }
        if (cuba && steps.synapseGain() == SynapseGain.FOLDED) {
            foldable(name, node, "w_in", steps.ignores(Ignored.INPUT_WEIGHT));
        }
    }

    private void foldable(String name, Node node, String field, boolean ignored) {
        Value value =
                Node.schema(node.type()).orElseThrow().write(node).entries().get(field);
        if (!ignored && value instanceof Value.Numbers(var tensor) && !(shortest(tensor) > 0)) {
            add(
                    name,
                    Diagnostic.of(
                                    Code.NOT_IN_DIALECT,
                                    dialect.name() + " divides the threshold by " + field + " of " + node.type() + " '"
                                            + name + "', which is as low as " + shortest(tensor))
                            .hint("that turns the comparison around or leaves nothing to compare with"),
                    false);
        }
    }

    private static boolean padded(SumPool2d pool) {
        return pool.padding().at(0) != 0 || pool.padding().at(1) != 0;
    }

    private void add(String name, Diagnostic finding, boolean fatal) {
        Diagnostic placed = finding.at(Place.node(name));
        findings.add(fatal ? placed : placed.as(Severity.WARNING));
    }

    private void parameter(String name, Node node, String field, Tensor tensor) {
        Map<Ignored, Double> meant = Map.of(
                Ignored.RESISTANCE, 1.0,
                Ignored.CUBA_RESISTANCE, 1.0,
                Ignored.INPUT_WEIGHT, 1.0,
                Ignored.RESET_POTENTIAL, 0.0,
                Ignored.LEAK_POTENTIAL, 0.0);
        for (Ignored ignored : dialect.discretization().ignored()) {
            double instead = meant.getOrDefault(ignored, 0.0);
            if (concerns(ignored, node, field) && differs(tensor, instead)) {
                add(
                        name,
                        Diagnostic.of(
                                Code.PARAMETER_IGNORED,
                                dialect.name() + " ignores " + field + " of " + node.type() + " '" + name
                                        + "', which is " + range(tensor) + "; it counts as " + instead),
                        false);
            }
        }
        if (TIME_CONSTANTS.contains(field)
                && dialect.discretization().decay() == Decay.EULER
                && shortest(tensor) < stepSeconds) {
            add(
                    name,
                    Diagnostic.of(
                                    Code.UNSTABLE_STEP,
                                    field + " of " + node.type() + " '" + name + "' is as short as " + shortest(tensor)
                                            + " s, less than the step of " + stepSeconds + " s")
                            .hint("take a shorter --dt, or check whether the file counts in other units"),
                    false);
        }
    }

    private static boolean concerns(Ignored ignored, Node node, String field) {
        boolean cuba = node.type().startsWith("Cuba");
        return switch (ignored) {
            case RESISTANCE -> field.equals("r") && !cuba;
            case CUBA_RESISTANCE -> field.equals("r") && cuba;
            case RESET_POTENTIAL -> field.equals("v_reset");
            case LEAK_POTENTIAL -> field.equals("v_leak");
            case INPUT_WEIGHT -> field.equals("w_in");
            case SUM_POOL_PADDING -> false;
        };
    }

    private static boolean differs(Tensor tensor, double instead) {
        return Arrays.stream(tensor.toDoubles()).anyMatch(value -> value != instead);
    }

    private static double shortest(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles()).min().orElse(Double.POSITIVE_INFINITY);
    }

    private static String range(Tensor tensor) {
        double low = shortest(tensor);
        double high = Arrays.stream(tensor.toDoubles()).max().orElse(low);
        return low == high ? Double.toString(low) : low + " to " + high;
    }
}
