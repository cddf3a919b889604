package io.nir4j.backends.reference;

import io.nir4j.compiler.program.CoefficientTable;
import io.nir4j.compiler.program.Expr;
import io.nir4j.compiler.program.NeuronModel;
import io.nir4j.compiler.program.NeuronModel.Line;
import io.nir4j.compiler.program.NeuronModel.State;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Rounding;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.diagnostic.CompilerBug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A layer of neurons with its state: each line of the model for each neuron, every operation rounded.
///
/// All numbers of one neuron lie in registers, one for each name: coefficients, states, `x`, and the lines.
final class Evaluator {
    private final NeuronModel model;
    private final Rounding rounding;
    private final int neurons;
    private final Map<String, Integer> registers = new HashMap<>();
    private final Map<String, double[]> coefficients;
    private final Map<String, double[]> states = new LinkedHashMap<>();
    private final Map<String, double[]> observed = new LinkedHashMap<>();
    private final List<Computation> update = new ArrayList<>();

    /// An expression whose names have been looked up.
    private interface Computation {
        double of(double[] registers);
    }

    /// @param neurons in one sample
    Evaluator(Op.Neurons layer, int neurons, int batch, Precision precision) {
        this.model = layer.model();
        this.rounding = Rounding.of(precision);
        this.neurons = neurons;
        this.coefficients = CoefficientTable.of(layer, precision).values();
        coefficients.keySet().forEach(this::addRegister);
        model.states().forEach(state -> states.put(state.name(), new double[batch * neurons]));
        states.keySet().forEach(this::addRegister);
        addRegister("x");
        for (Line line : model.update()) {
            update.add(computation(line.value()));
            addRegister(line.name());
        }
        model.observables().keySet().forEach(name -> observed.put(name, new double[batch * neurons]));
        reset();
    }

    private void addRegister(String name) {
        registers.put(name, registers.size());
    }

    private int register(String name) {
        Integer register = registers.get(name);
        if (register == null) {
            throw new CompilerBug("a neuron reads '" + name + "' before anything sets it");
        }
        return register;
    }

    private Computation computation(Expr expr) {
        return switch (expr) {
            case Expr.Num(var value) -> {
                double rounded = rounding.round(value);
                yield values -> rounded;
            }
            case Expr.Ref(var name) -> {
                int register = register(name);
                yield values -> values[register];
            }
            case Expr.Unary(var op, var of) -> {
                Computation operand = computation(of);
                yield values -> rounding.round(op.apply(operand.of(values)));
            }
            case Expr.Binary(var op, var left, var right) -> {
                Computation a = computation(left);
                Computation b = computation(right);
                yield values -> rounding.round(op.apply(a.of(values), b.of(values)));
            }
            case Expr.Select(var condition, var then, var otherwise) -> {
                Computation test = computation(condition);
                Computation yes = computation(then);
                Computation no = computation(otherwise);
                yield values -> test.of(values) != 0 ? yes.of(values) : no.of(values);
            }
        };
    }

    void reset() {
        for (State state : model.states()) {
            Computation initial = computation(state.initial());
            double[] values = array(states, state.name());
            for (int i = 0; i < values.length; i++) {
                values[i] = initial.of(load(i, 0));
            }
        }
    }

    /// One time step of all samples.
    void step(double[] input, double[] output) {
        int firstLine = register("x") + 1;
        for (int i = 0; i < output.length; i++) {
            double[] values = load(i, input[i]);
            for (int line = 0; line < update.size(); line++) {
                values[firstLine + line] = update.get(line).of(values);
            }
            for (State state : model.states()) {
                array(states, state.name())[i] = values[register(state.next())];
            }
            for (var observable : model.observables().entrySet()) {
                array(observed, observable.getKey())[i] = values[register(observable.getValue())];
            }
            output[i] = values[register(model.output())];
        }
    }

    /// What an observable was after the last step.
    double[] observed(String name) {
        return array(observed, name);
    }

    /// The registers of neuron `i` of the batch before its update.
    private double[] load(int i, double input) {
        double[] values = new double[registers.size()];
        int next = 0;
        for (double[] coefficient : coefficients.values()) {
            values[next++] = coefficient.length == 1 ? coefficient[0] : coefficient[i % neurons];
        }
        for (double[] state : states.values()) {
            values[next++] = state[i];
        }
        values[next] = input;
        return values;
    }

    private static double[] array(Map<String, double[]> arrays, String name) {
        double[] values = arrays.get(name);
        if (values == null) {
            throw new CompilerBug("a neuron has no '" + name + "'");
        }
        return values;
    }
}
