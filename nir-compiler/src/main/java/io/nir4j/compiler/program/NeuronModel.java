package io.nir4j.compiler.program;

import io.nir4j.dialects.Axis.Coefficients;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What one kind of neuron computes at each step, the same for every neuron of a layer.
///
/// The coefficients are computed once from the parameters; the update reads coefficients, states and the input `x`,
/// line by line. Then every state takes the value of its line.
///
/// @param coefficients constants of each neuron, in order; they read parameters and earlier coefficients
/// @param rounding how the operations that make the coefficients are rounded; their results are always rounded to the
///     arithmetic of the program
/// @param states what is kept from step to step
/// @param update the lines of one step
/// @param output the line or state that is the neuron's output
/// @param observables names that users can record, such as `v`, and the lines that hold them after the step
public record NeuronModel(
        List<Line> coefficients,
        Coefficients rounding,
        List<State> states,
        List<Line> update,
        String output,
        Map<String, String> observables) {

    /// One assignment.
    public record Line(String name, Expr value) {
        @Override
        public String toString() {
            return name + " = " + value;
        }
    }

    /// A number that a neuron keeps.
    ///
    /// @param initial its value before the first step, from coefficients
    /// @param next the line that holds its value after a step
    public record State(String name, Expr initial, String next) {}

    public NeuronModel {
        coefficients = List.copyOf(coefficients);
        states = List.copyOf(states);
        update = List.copyOf(update);
        observables = Map.copyOf(observables);
    }

    /// The update as text, a line each, as `nir run --explain` and tests show it.
    @Override
    public String toString() {
        Map<String, String> lines = new LinkedHashMap<>();
        coefficients.forEach(line -> lines.put(line.name(), line + "  (once)"));
        update.forEach(line -> lines.put(line.name(), line.toString()));
        return lines.values().stream().collect(Collectors.joining("\n", "", "\noutput " + output));
    }
}
