package io.nir4j.backends.testkit;

import io.nir4j.compiler.program.CoefficientTable;
import io.nir4j.compiler.program.Expr;
import io.nir4j.compiler.program.Expr.BinaryOp;
import io.nir4j.compiler.program.Expr.UnaryOp;
import io.nir4j.compiler.program.NeuronModel;
import io.nir4j.compiler.program.NeuronModel.Line;
import io.nir4j.compiler.program.NeuronModel.State;
import io.nir4j.compiler.program.Op;
import io.nir4j.dialects.Axis.Precision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One neuron of a layer, evaluated line by line with Java's own float or double operations.
final class PlainArithmetic {
    private final NeuronModel model;
    private final boolean isFloat32;
    private final Map<String, Double> constants = new HashMap<>();
    private final Map<String, Double> states = new HashMap<>();
    private final Map<String, Double> values = new HashMap<>();

    private PlainArithmetic(Op.Neurons layer, Precision precision, int neuron) {
        this.model = layer.model();
        this.isFloat32 = precision == Precision.FLOAT32;
        CoefficientTable.of(layer, precision)
                .values()
                .forEach((name, numbers) -> constants.put(name, numbers[numbers.length == 1 ? 0 : neuron]));
        values.putAll(constants);
        for (State state : model.states()) {
            states.put(state.name(), evaluate(state.initial()));
        }
    }

    /// One step; the output.
    private double step(double x) {
        values.clear();
        values.putAll(constants);
        values.putAll(states);
        values.put("x", isFloat32 ? (float) x : x);
        for (Line line : model.update()) {
            values.put(line.name(), evaluate(line.value()));
        }
        for (State state : model.states()) {
            states.put(state.name(), value(state.next()));
        }
        return value(model.output());
    }

    /// What can be recorded under this name, after the last step.
    private double observed(String name) {
        return value(Optional.ofNullable(model.observables().get(name)).orElseThrow());
    }

    private double value(String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow(() -> new AssertionError("nothing sets " + name));
    }

    private double evaluate(Expr expr) {
        return switch (expr) {
            case Expr.Num(var value) -> isFloat32 ? (float) value : value;
            case Expr.Ref(var name) -> value(name);
            case Expr.Unary(var op, var of) -> isFloat32 ? single(op, evaluate(of)) : op.apply(evaluate(of));
            case Expr.Binary(var op, var left, var right) ->
                isFloat32
                        ? single(op, (float) evaluate(left), (float) evaluate(right))
                        : op.apply(evaluate(left), evaluate(right));
            case Expr.Select(var condition, var then, var otherwise) ->
                evaluate(condition) != 0 ? evaluate(then) : evaluate(otherwise);
        };
    }

    private static float single(UnaryOp op, double of) {
        return switch (op) {
            case NEGATE -> -(float) of;
            case FLOOR, EXP, EXPREL -> (float) op.apply(of);
        };
    }

    private static float single(BinaryOp op, float left, float right) {
        return switch (op) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case GREATER -> left > right ? 1 : 0;
            case AT_LEAST -> left >= right ? 1 : 0;
        };
    }

    /// What a layer gives for `input`, by step, sample and neuron: its output under the empty name, its observables
    /// under theirs.
    static Map<String, double[]> run(Op.Neurons layer, Precision precision, int batch, double[] input) {
        int neurons = (int) layer.result().shape().elements();
        PlainArithmetic[] all = new PlainArithmetic[batch * neurons];
        Arrays.setAll(all, i -> new PlainArithmetic(layer, precision, i % neurons));
        Map<String, double[]> results = new HashMap<>();
        double[] outputs = new double[input.length];
        results.put("", outputs);
        layer.model().observables().keySet().forEach(name -> results.put(name, new double[input.length]));
        for (int at = 0; at < input.length; at++) {
            PlainArithmetic neuron = all[at % all.length];
            outputs[at] = neuron.step(input[at]);
            for (String name : layer.model().observables().keySet()) {
                Optional.ofNullable(results.get(name)).orElseThrow()[at] = neuron.observed(name);
            }
        }
        return results;
    }
}
