package io.nir4j.compiler.program;

import io.nir4j.compiler.program.NeuronModel.Line;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The coefficients of a layer, computed once: the same numbers for every backend.
///
/// @param values by name; one number where all neurons share it, else one per neuron
public record CoefficientTable(Map<String, double[]> values) {
    public CoefficientTable {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The coefficients of `layer` for arithmetic of this precision; float32 ones hold float32 numbers.
    public static CoefficientTable of(Op.Neurons layer, Precision precision) {
        NeuronModel model = layer.model();
        Rounding working = Rounding.of(working(layer, precision));
        Map<String, double[]> known = new HashMap<>();
        layer.parameters().forEach((name, tensor) -> known.put(name, working.roundAll(tensor.toDoubles())));
        Map<String, double[]> coefficients = new LinkedHashMap<>();
        Rounding end = Rounding.of(precision);
        for (Line line : model.coefficients()) {
            double[] exact = evaluate(line.value(), known, working);
            known.put(line.name(), exact);
            coefficients.put(line.name(), end.roundAll(exact));
        }
        return new CoefficientTable(coefficients);
    }

    /// The value of a state before the first step, rounded to `precision`: one number, or one per neuron.
    public double[] initial(NeuronModel.State state, Precision precision) {
        return evaluate(state.initial(), values, Rounding.of(precision)).clone();
    }

    /// The arithmetic in which the coefficients are computed before they are rounded to `precision`.
    private static Precision working(Op.Neurons layer, Precision precision) {
        return switch (layer.model().rounding()) {
            case ROUNDED_ONCE -> Precision.FLOAT64;
            case RECIPROCAL -> precision;
            case AS_STORED -> areSingle(layer.parameters().values()) ? Precision.FLOAT32 : Precision.FLOAT64;
        };
    }

    private static boolean areSingle(Collection<Tensor> parameters) {
        return parameters.stream().allMatch(tensor -> tensor.dtype() == DType.F32);
    }

    private static double[] evaluate(Expr expr, Map<String, double[]> known, Rounding rounding) {
        return switch (expr) {
            case Expr.Num(var value) -> new double[] {rounding.round(value)};
            case Expr.Ref(var name) -> known(known, name);
            case Expr.Unary(var op, var of) -> {
                double[] result = evaluate(of, known, rounding).clone();
                for (int i = 0; i < result.length; i++) {
                    result[i] = rounding.round(op.apply(result[i]));
                }
                yield result;
            }
            case Expr.Binary(var op, var left, var right) -> {
                double[] a = evaluate(left, known, rounding);
                double[] b = evaluate(right, known, rounding);
                double[] result = new double[Math.max(a.length, b.length)];
                for (int i = 0; i < result.length; i++) {
                    result[i] = rounding.round(op.apply(at(a, i), at(b, i)));
                }
                yield result;
            }
            case Expr.Select(var condition, var then, var otherwise) -> {
                double[] test = evaluate(condition, known, rounding);
                double[] yes = evaluate(then, known, rounding);
                double[] no = evaluate(otherwise, known, rounding);
                double[] result = new double[Math.max(test.length, Math.max(yes.length, no.length))];
                for (int i = 0; i < result.length; i++) {
                    result[i] = at(test, i) != 0 ? at(yes, i) : at(no, i);
                }
                yield result;
            }
        };
    }

    private static double at(double[] values, int neuron) {
        return values[values.length == 1 ? 0 : neuron];
    }

    private static double[] known(Map<String, double[]> known, String name) {
        double[] values = known.get(name);
        if (values == null) {
            throw new CompilerBug("no parameter or coefficient '" + name + "'");
        }
        return values;
    }
}
