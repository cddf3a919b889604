package io.nir4j.backends.cpu.neuron;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import io.nir4j.backends.cpu.neuron.LoopWriter.Cursor;
import io.nir4j.compiler.program.Expr;
import io.nir4j.compiler.program.Expr.BinaryOp;
import io.nir4j.compiler.program.NeuronModel.Line;
import io.nir4j.compiler.program.NeuronModel.State;
import io.nir4j.model.diagnostic.CompilerBug;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The code for one group of neurons that go side by side: the lines of the model in their order, none fused or moved.
///
/// Every name is a local variable. What a comparison gives stays a truth until something counts with it.
final class LoopBody {
    private final LoopSpec spec;
    private final Operations operations;
    private final CodeBuilder code;
    private final int offset;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> truths = new HashMap<>();
    private final Map<Double, Integer> constants = new HashMap<>();

    /// @param offset of the group's first neuron from the first of the call
    LoopBody(LoopSpec spec, Operations operations, CodeBuilder code, int offset) {
        this.spec = spec;
        this.operations = operations;
        this.code = code;
        this.offset = offset;
    }

    /// Loads the coefficients.
    ///
    /// @param lane the local variable with the first neuron of the call
    /// @param first the first group, whose uniform coefficients and constants all groups use
    void enter(int lane, LoopBody first) {
        List<String> coefficients = spec.coefficients();
        for (int number = 0; number < coefficients.size(); number++) {
            String name = coefficients.get(number);
            if (spec.uniform().contains(name)) {
                numbers.put(name, first == this ? uniform(number) : first.number(name));
            } else {
                numbers.put(name, own(number, lane));
            }
        }
        spec.model().update().forEach(line -> constants(line.value(), first));
    }

    /// Loads the states.
    ///
    /// @param states the local variable with their place
    void load(int states) {
        for (int number = 0; number < spec.model().states().size(); number++) {
            array("states", number);
            code.iload(states).loadConstant(offset).iadd();
            operations.load(code);
            numbers.put(spec.model().states().get(number).name(), stored());
        }
    }

    private int uniform(int number) {
        array("coefficients", number);
        code.iconst_0().arrayLoad(TypeKind.from(operations.element()));
        operations.broadcast(code);
        return stored();
    }

    private int own(int number, int lane) {
        array("coefficients", number);
        LoopWriter.field(code, "firstNeuron", CD_int)
                .iload(lane)
                .iadd()
                .loadConstant(offset)
                .iadd();
        operations.load(code);
        return stored();
    }

    private void constants(Expr expr, LoopBody first) {
        switch (expr) {
            case Expr.Num(var value) ->
                constants.computeIfAbsent(value, key -> {
                    if (first != this) {
                        return first.constants.get(key);
                    }
                    operations.constant(code, key);
                    return stored();
                });
            case Expr.Ref _ -> {}
            case Expr.Unary unary -> constants(unary.of(), first);
            case Expr.Binary binary -> {
                constants(binary.left(), first);
                constants(binary.right(), first);
            }
            case Expr.Select select -> {
                constants(select.condition(), first);
                constants(select.then(), first);
                constants(select.otherwise(), first);
            }
        }
    }

    private void array(String field, int number) {
        LoopWriter.field(code, field, CD_Object.arrayType())
                .loadConstant(number)
                .aaload()
                .checkcast(operations.array());
    }

    /// The number on the stack, in a new local variable.
    private int stored() {
        int local = code.allocateLocal(operations.numberKind());
        code.storeLocal(operations.numberKind(), local);
        return local;
    }

    /// One time step; spikes are left to [#spikes].
    void step(List<Cursor> inputs, Cursor output) {
        load(inputs.getFirst());
        for (Cursor added : inputs.subList(1, inputs.size())) {
            load(added);
            operations.apply(code, BinaryOp.ADD);
        }
        numbers.put("x", stored());
        spec.model().update().forEach(this::line);
        if (!LoopSpec.givesSpikes(spec.model())) {
            code.aload(output.array());
            put(output, spec.model().output());
        }
        for (int number = 0; number < spec.observed().size(); number++) {
            array("observed", number);
            put(output, spec.observed().get(number));
        }
        List<State> states = spec.model().states();
        states.forEach(state -> pushNumber(Expr.ref(state.next())));
        states.reversed().forEach(state -> code.storeLocal(operations.numberKind(), number(state.name())));
    }

    private void load(Cursor input) {
        code.aload(input.array()).iload(input.at()).loadConstant(offset).iadd();
        operations.load(code);
    }

    private void line(Line line) {
        if (LoopSpec.isComparison(line.value())) {
            pushTruth(line.value());
            int local = code.allocateLocal(operations.truthKind());
            code.storeLocal(operations.truthKind(), local);
            truths.put(line.name(), local);
        } else {
            pushNumber(line.value());
            numbers.put(line.name(), stored());
        }
    }

    private void put(Cursor output, String name) {
        code.iload(output.at()).loadConstant(offset).iadd();
        pushNumber(Expr.ref(name));
        operations.store(code);
    }

    /// Pushes the spikes of this group as bits.
    void spikes() {
        pushTruth(Expr.ref(spec.model().output()));
        operations.toBits(code);
    }

    private void pushNumber(Expr expr) {
        switch (expr) {
            case Expr.Num(var value) -> code.loadLocal(operations.numberKind(), constant(value));
            case Expr.Ref(var name)
            when truths.containsKey(name) -> {
                pushTruth(expr);
                operations.toNumber(code);
            }
            case Expr.Ref(var name) -> code.loadLocal(operations.numberKind(), number(name));
            case Expr.Unary(var op, var of) -> {
                pushNumber(of);
                operations.apply(code, op);
            }
            case Expr.Binary _
            when LoopSpec.isComparison(expr) -> {
                pushTruth(expr);
                operations.toNumber(code);
            }
            case Expr.Binary(var op, var left, var right) -> {
                pushNumber(left);
                pushNumber(right);
                operations.apply(code, op);
            }
            case Expr.Select(var condition, var then, var otherwise) -> {
                pushTruth(condition);
                pushNumber(then);
                pushNumber(otherwise);
                operations.choose(code);
            }
        }
    }

    private void pushTruth(Expr expr) {
        Integer truth = expr instanceof Expr.Ref(var name) ? truths.get(name) : null;
        if (truth != null) {
            code.loadLocal(operations.truthKind(), truth);
        } else if (expr instanceof Expr.Binary(var op, var left, var right) && LoopSpec.isComparison(expr)) {
            pushNumber(left);
            pushNumber(right);
            operations.apply(code, op);
        } else {
            pushNumber(expr);
            operations.toTruth(code);
        }
    }

    private int number(String name) {
        Integer local = numbers.get(name);
        if (local == null) {
            throw new CompilerBug("a neuron reads '" + name + "' before anything sets it");
        }
        return local;
    }

    private int constant(double value) {
        Integer local = constants.get(value);
        if (local == null) {
            throw new CompilerBug("a neuron needs " + value + ", which was not prepared");
        }
        return local;
    }

    /// Stores the states.
    void store(int states) {
        List<State> kept = spec.model().states();
        for (int number = 0; number < kept.size(); number++) {
            array("states", number);
            code.iload(states).loadConstant(offset).iadd();
            code.loadLocal(operations.numberKind(), number(kept.get(number).name()));
            operations.store(code);
        }
    }
}
