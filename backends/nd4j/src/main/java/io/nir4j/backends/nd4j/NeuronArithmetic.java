package io.nir4j.backends.nd4j;

import io.nir4j.backends.nd4j.Operand.Array;
import io.nir4j.backends.nd4j.Operand.Same;
import io.nir4j.compiler.program.CoefficientTable;
import io.nir4j.compiler.program.Expr;
import io.nir4j.compiler.program.NeuronModel.Line;
import io.nir4j.compiler.program.NeuronModel.State;
import io.nir4j.compiler.program.Op;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Turns the lines of a neuron model into operations on arrays of all neurons of a batch.
final class NeuronArithmetic {
    private final CoefficientTable coefficients;
    private final Elementwise elementwise;
    private final long width;
    private final Memory memory;
    private final Map<String, Operand> known = new HashMap<>();

    /// @param neurons in one sample
    NeuronArithmetic(Op.Neurons layer, long neurons, int batch, Memory memory) {
        this.coefficients = CoefficientTable.of(layer, memory.precision());
        this.width = neurons * batch;
        this.memory = memory;
        this.elementwise = new Elementwise(width, memory);
        coefficients.values().forEach((name, values) -> known.put(name, operand(values)));
    }

    private Operand operand(double[] values) {
        long first = Double.doubleToRawLongBits(values[0]);
        if (Arrays.stream(values).allMatch(value -> Double.doubleToRawLongBits(value) == first)) {
            return new Same(values[0]);
        }
        INDArray array = memory.vector(width);
        fill(array, values);
        return new Array(array);
    }

    /// Gives every neuron its number, in every sample.
    static void fill(INDArray array, double[] values) {
        if (values.length == 1) {
            array.assign(values[0]);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            array.putScalar(i, values[i]);
        }
        INDArray first = Memory.view(array, 0, values.length);
        for (long at = values.length; at < array.length(); at += values.length) {
            Memory.copy(first, Memory.view(array, at, values.length)).run();
        }
    }

    /// The value of a state before the first step, one number or one for each neuron.
    double[] initial(State state) {
        return coefficients.initial(state, memory.precision());
    }

    void define(String name, INDArray array) {
        known.put(name, new Array(array));
    }

    void add(Line line) {
        known.put(line.name(), operand(line.value()));
    }

    /// The operations of all lines so far.
    List<Runnable> operations() {
        return elementwise.operations();
    }

    /// The array of a name; one is made for what is the same for all neurons.
    INDArray value(String name) {
        return elementwise.array(Lookup.of(known, name));
    }

    private Operand operand(Expr expr) {
        return switch (expr) {
            case Expr.Num(var value) -> new Same(memory.rounding().round(value));
            case Expr.Ref(var name) -> Lookup.of(known, name);
            case Expr.Unary(var op, var of) -> elementwise.unary(op, operand(of));
            case Expr.Binary(var op, var left, var right) -> elementwise.binary(op, operand(left), operand(right));
            case Expr.Select(var condition, var then, var otherwise) ->
                elementwise.select(operand(condition), operand(then), operand(otherwise));
        };
    }
}
