package io.nir4j.backends.cpu.neuron;

import io.nir4j.compiler.program.Expr;
import io.nir4j.compiler.program.Expr.BinaryOp;
import io.nir4j.compiler.program.Expr.UnaryOp;
import io.nir4j.compiler.program.NeuronModel;
import io.nir4j.compiler.program.NeuronModel.Line;
import io.nir4j.dialects.Axis.Precision;
import java.util.List;
import java.util.Set;

/// What a [NeuronLoop] is made for.
///
/// @param coefficients their names in the order in which a slice holds them
/// @param uniform those that all neurons share
/// @param observed the lines to hand out besides the output, in the order in which a slice holds them
/// @param twoInputs whether what arrives is the sum of two inputs
public record LoopSpec(
        NeuronModel model,
        Precision precision,
        List<String> coefficients,
        Set<String> uniform,
        List<String> observed,
        boolean twoInputs) {
    public LoopSpec {
        coefficients = List.copyOf(coefficients);
        uniform = Set.copyOf(uniform);
        observed = List.copyOf(observed);
    }

    /// Whether the output is 0 or 1 by the form of its line: a comparison.
    public static boolean givesSpikes(NeuronModel model) {
        return model.update().stream()
                .anyMatch(line -> line.name().equals(model.output()) && isComparison(line.value()));
    }

    static boolean isComparison(Expr expr) {
        return expr instanceof Expr.Binary(var op, var left, var right)
                && (op == BinaryOp.GREATER || op == BinaryOp.AT_LEAST);
    }

    /// Whether there are vector operations for all of it: none for the exponential functions.
    boolean hasVectorForm() {
        return model.update().stream().map(Line::value).allMatch(LoopSpec::hasVectorForm);
    }

    /// The number of operations in one update.
    int operations() {
        return model.update().stream()
                .mapToInt(line -> operations(line.value()))
                .sum();
    }

    private static int operations(Expr expr) {
        return switch (expr) {
            case Expr.Num _, Expr.Ref _ -> 0;
            case Expr.Unary unary -> 1 + operations(unary.of());
            case Expr.Binary binary -> 1 + operations(binary.left()) + operations(binary.right());
            case Expr.Select select ->
                1 + operations(select.condition()) + operations(select.then()) + operations(select.otherwise());
        };
    }

    private static boolean hasVectorForm(Expr expr) {
        return switch (expr) {
            case Expr.Num _, Expr.Ref _ -> true;
            case Expr.Unary(var op, var of) -> op != UnaryOp.EXP && op != UnaryOp.EXPREL && hasVectorForm(of);
            case Expr.Binary binary -> hasVectorForm(binary.left()) && hasVectorForm(binary.right());
            case Expr.Select select ->
                hasVectorForm(select.condition()) && hasVectorForm(select.then()) && hasVectorForm(select.otherwise());
        };
    }
}
