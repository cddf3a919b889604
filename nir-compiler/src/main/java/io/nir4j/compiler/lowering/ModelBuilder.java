package io.nir4j.compiler.lowering;

import io.nir4j.compiler.program.Expr;
import io.nir4j.compiler.program.NeuronModel;
import io.nir4j.compiler.program.NeuronModel.Line;
import io.nir4j.compiler.program.NeuronModel.State;
import io.nir4j.dialects.Axis.Coefficients;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects the lines of a [NeuronModel]; constants stay constants and need no line.
final class ModelBuilder {
    private final List<Line> coefficients = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private final List<Line> update = new ArrayList<>();
    private final Map<String, String> observables = new LinkedHashMap<>();
    private final Coefficients rounding;

    ModelBuilder(Coefficients rounding) {
        this.rounding = rounding;
    }

    /// A constant of each neuron under this name.
    Expr coefficient(String name, Expr value) {
        if (value instanceof Expr.Num) {
            return value;
        }
        coefficients.add(new Line(name, value));
        return Expr.ref(name);
    }

    /// A line of the update.
    Expr line(String name, Expr value) {
        update.add(new Line(name, value));
        return Expr.ref(name);
    }

    /// A state that starts at `initial`, a coefficient or number, and becomes what `next` holds.
    void state(String name, Expr initial, Expr next) {
        states.add(new State(name, initial, nameOf(next)));
    }

    void observe(String name, Expr line) {
        observables.put(name, nameOf(line));
    }

    NeuronModel output(Expr line) {
        String output = nameOf(line);
        return new NeuronModel(usedCoefficients(), rounding, states, update, output, observables);
    }

    /// The coefficients that the update or a later coefficient reads.
    private List<Line> usedCoefficients() {
        Set<String> read = new HashSet<>();
        update.forEach(line -> line.value().names().forEach(read::add));
        states.forEach(state -> state.initial().names().forEach(read::add));
        List<Line> used = new ArrayList<>();
        for (Line line : coefficients.reversed()) {
            if (read.contains(line.name())) {
                line.value().names().forEach(read::add);
                used.addFirst(line);
            }
        }
        return used;
    }

    private String nameOf(Expr value) {
        if (value instanceof Expr.Ref(var name)) {
            return name;
        }
        String name = "line" + update.size();
        line(name, value);
        return name;
    }
}
