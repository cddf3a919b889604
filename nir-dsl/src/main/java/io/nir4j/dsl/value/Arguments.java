package io.nir4j.dsl.value;

import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.Expression.Argument;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The arguments of one call, each computed when the function asks for it, faults at its place.
final class Arguments {
    private final Map<String, Argument> given;
    private final Function<Expression, Computed> compute;
    private final Context context;

    /// @param compute places its faults
    Arguments(Map<String, Argument> given, Function<Expression, Computed> compute, Context context) {
        this.given = given;
        this.compute = compute;
        this.context = context;
    }

    Context context() {
        return context;
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    Computed any(String name) {
        return compute.apply(expression(name));
    }

    Quantity quantity(String name) {
        return as(name, computed -> quantity(name, computed));
    }

    /// One number, in whatever unit.
    Quantity number(String name) {
        return as(name, computed -> {
            Quantity quantity = quantity(name, computed);
            if (quantity.count() != 1 || !quantity.elements().isUniform()) {
                throw wrong(name + " must be one number, found " + quantity.describe());
            }
            return quantity;
        });
    }

    long integer(String name) {
        Quantity number = number(name);
        return as(name, _ -> {
            if (!number.dimension().isNone()) {
                throw wrong(name + " must be an integer, found " + number.describe());
            }
            return Cells.one(DType.I64, number.elements(), 0).getLong(0);
        });
    }

    Optional<Shape> shape(String name) {
        return has(name) ? Optional.of(as(name, Extents::of)) : Optional.empty();
    }

    String text(String name) {
        return as(name, computed -> {
            if (computed instanceof Words words && words.shape().isEmpty()) {
                return words.texts().getFirst();
            }
            throw wrong(name + " must be text, found " + computed.describe());
        });
    }

    /// Does `step` with the argument; what it finds is at the argument's place.
    <T> T as(String name, Function<Computed, T> step) {
        Computed computed = any(name);
        return context.faults().placed(expression(name).span(), () -> step.apply(computed));
    }

    private Expression expression(String name) {
        return Objects.requireNonNull(given.get(name), name).value();
    }

    private static Quantity quantity(String name, Computed computed) {
        if (computed instanceof Quantity quantity) {
            return quantity;
        }
        throw wrong(name + " must be numbers, found " + computed.describe());
    }

    private static InvalidNetwork wrong(String message) {
        return Diagnostic.of(Code.WRONG_ARGUMENTS, message).asException();
    }
}
