package io.nir4j.dialects.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// What was done about the parameters of a layer, in words.
final class Changes {
    private static final MathContext FIGURES = new MathContext(4);

    private final Set<String> said = new LinkedHashSet<>();

    void say(String change) {
        said.add(change);
    }

    List<String> all() {
        return new ArrayList<>(said);
    }

    /// Says how potentials are counted now.
    void units(List<Motion> before, List<Motion> after) {
        List<Double> zeros = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            double factor = before.get(i).gain() == 0
                    ? 1
                    : after.get(i).gain() / before.get(i).gain();
            factors.add(factor);
            zeros.add(before.get(i).reset() - after.get(i).reset() / factor);
        }
        if (zeros.stream().anyMatch(zero -> Math.abs(zero) > 1e-12)) {
            say("potentials are counted from " + range(zeros));
        }
        if (factors.stream().anyMatch(factor -> factor != 1)) {
            say("potentials are multiplied by " + range(factors) + ", because the gain of its input is fixed there");
        }
    }

    /// Says which parameters have other values now.
    void parameters(Cell cell, List<Parameters> before, List<Parameters> after) {
        if (before.size() != after.size()) {
            return;
        }
        if (cell.synaptic()) {
            parameter("tau_syn", before, after, Parameters::tauSynapse);
            parameter("w_in", before, after, Parameters::inputWeight);
        }
        if (cell.leaks()) {
            parameter(cell.synaptic() ? "tau_mem" : "tau", before, after, Parameters::tau);
            parameter("v_leak", before, after, Parameters::leak);
        }
        parameter("r", before, after, Parameters::resistance);
        if (cell.spikes()) {
            parameter("v_threshold", before, after, Parameters::threshold);
            parameter("v_reset", before, after, Parameters::reset);
        }
    }

    private void parameter(
            String name, List<Parameters> before, List<Parameters> after, ToDoubleFunction<Parameters> value) {
        List<Double> old = before.stream().map(value::applyAsDouble).toList();
        List<Double> now = after.stream().map(value::applyAsDouble).toList();
        if (!range(old).equals(range(now))) {
            say(name + " from " + range(old) + " to " + range(now));
        }
    }

    /// `0.5`, or `0.5..0.8` where the neurons differ.
    static String range(List<Double> values) {
        DoubleSummaryStatistics of =
                values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        String low = figure(of.getMin());
        String high = figure(of.getMax());
        return low.equals(high) ? low : low + ".." + high;
    }

    private static String figure(double value) {
        double rounded = BigDecimal.valueOf(value).round(FIGURES).doubleValue();
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e6
                ? Long.toString(Math.round(rounded))
                : Double.toString(rounded);
    }
}
