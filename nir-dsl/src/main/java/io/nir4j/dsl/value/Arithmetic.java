package io.nir4j.dsl.value;

import io.nir4j.dsl.syntax.Expression.Operator;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.util.Optional;

/// Computes with quantities, element by element and in double, as IEEE 754 says: `1 / 0` is infinite.
///
/// Results are rounded where they are used and where the text states a type, nowhere else. A number without
/// shape goes with every array, and so does an array of one element; other shapes must be equal.
final class Arithmetic {
    /// An array that takes more than this for each element is computed and kept: a constant that is defined by
    /// two others, and so on, would otherwise double the work at each step.
    private static final int COSTLY = 32;

    private static final int TOO_COSTLY = 1000;

    private final Budget budget;

    Arithmetic(Budget budget) {
        this.budget = budget;
    }

    private record Operation(Elements left, Operator operator, Elements right, int cost) implements Elements {
        @Override
        public double at(long index) {
            return apply(operator, left.at(index), right.at(index));
        }
    }

    private static double apply(Operator operator, double left, double right) {
        return switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case OVER -> left / right;
        };
    }

    Quantity negated(Quantity operand) {
        if (operand.elements() instanceof Literal(var value, var digits) && !digits.isEmpty()) {
            String opposite = digits.startsWith("-") ? digits.substring(1) : "-" + digits;
            return operand.withElements(new Literal(-value, opposite));
        }
        if (operand.elements() instanceof Literal(var value, var digits)) {
            return operand.withElements(new Literal(-value, digits))
                    .withNatural(natural(operand.natural(), DType.I64, Operator.MINUS));
        }
        return combined(Quantity.number(-1).withNatural(DType.I64), Operator.TIMES, operand);
    }

    /// Numbers that the text gives in `unit`.
    Quantity measured(Quantity amount, Measure unit) {
        if (!amount.dimension().isNone()) {
            throw Diagnostic.of(
                            Code.WRONG_UNIT,
                            "this is measured in " + amount.dimension() + " before '" + unit.symbol() + "' comes")
                    .asException();
        }
        Quantity power = Quantity.number(Numerals.times(1, Math.abs(unit.powerOfTen())));
        return combined(amount, unit.powerOfTen() < 0 ? Operator.OVER : Operator.TIMES, power)
                .withDimension(unit.dimension());
    }

    Quantity combined(Quantity left, Operator operator, Quantity right) {
        Dimension dimension = dimension(left.dimension(), operator, right.dimension());
        Optional<DType> dtype = dtype(left.dtype(), right.dtype());
        Optional<Shape> shape = shape(left, operator, right);
        DType natural = natural(left.natural(), right.natural(), operator);
        return new Quantity(shape, dtype, natural, dimension, elements(left, operator, right, shape));
    }

    private Elements elements(Quantity left, Operator operator, Quantity right, Optional<Shape> shape) {
        Elements first = repeatable(left);
        Elements second = repeatable(right);
        if (first.isUniform() && second.isUniform()) {
            return new Literal(apply(operator, first.at(0), second.at(0)), Literal.AS_VALUE);
        }
        int cost = 1 + first.cost() + second.cost();
        Elements all = new Operation(first, operator, second, cost);
        if (cost > COSTLY && shape.isPresent()) {
            budget.takeArray(shape.get(), DType.F64.bytes());
            return new TensorElements(Cells.fill(DType.F64, shape.get(), all));
        }
        if (cost > TOO_COSTLY) {
            throw Budget.limit("each of these numbers takes more than " + TOO_COSTLY + " operations")
                    .hint("give the random numbers in it a shape")
                    .asException();
        }
        return all;
    }

    /// One element counts for all of them.
    private static Elements repeatable(Quantity quantity) {
        return quantity.shape().isPresent() && quantity.count() == 1
                ? new Literal(quantity.elements().at(0), Literal.AS_VALUE)
                : quantity.elements();
    }

    private static Dimension dimension(Dimension left, Operator operator, Dimension right) {
        return switch (operator) {
            case TIMES -> left.times(right);
            case OVER -> left.over(right);
            case PLUS, MINUS -> {
                if (!left.equals(right)) {
                    throw Diagnostic.of(
                                    Code.WRONG_UNIT,
                                    named(left) + " and " + named(right) + " cannot be " + verb(operator))
                            .asException();
                }
                yield left;
            }
        };
    }

    /// `V`, or words for a pure number.
    static String named(Dimension dimension) {
        return dimension.isNone() ? "a number without unit" : dimension.toString();
    }

    /// The stated type, if one of both states any.
    ///
    /// @throws InvalidNetwork if both state one, and not the same: which of them is meant is for the text to say
    static Optional<DType> dtype(Optional<DType> left, Optional<DType> right) {
        if (left.isPresent() && right.isPresent() && left.get() != right.get()) {
            throw Diagnostic.of(
                            Code.NOT_COMPUTABLE,
                            left.get().label() + " and " + right.get().label() + " do not go together")
                    .hint("convert one of them: " + NumberTypes.nameOf(left.get()) + "(...) or "
                            + NumberTypes.nameOf(right.get()) + "(...)")
                    .asException();
        }
        return left.isPresent() ? left : right;
    }

    static DType natural(DType left, DType right) {
        return left == right ? left : left == DType.F64 || right == DType.F64 ? DType.F64 : DType.I64;
    }

    private static DType natural(DType left, DType right, Operator operator) {
        DType joined = natural(left, right);
        return operator == Operator.OVER || joined == DType.F64 ? DType.F64 : DType.I64;
    }

    private static Optional<Shape> shape(Quantity left, Operator operator, Quantity right) {
        if (left.shape().isEmpty() || right.shape().isEmpty()) {
            return left.shape().or(right::shape);
        }
        Shape first = left.shape().get();
        Shape second = right.shape().get();
        boolean firstStays = first.equals(second)
                || (second.elements() == 1 && (first.elements() != 1 || first.rank() > second.rank()));
        if (!firstStays && first.elements() != 1) {
            throw wrong(first + " and " + second + " cannot be " + verb(operator));
        }
        return firstStays ? left.shape() : right.shape();
    }

    private static String verb(Operator operator) {
        return switch (operator) {
            case PLUS -> "added";
            case MINUS -> "subtracted";
            case TIMES -> "multiplied";
            case OVER -> "divided";
        };
    }

    private static InvalidNetwork wrong(String message) {
        return Diagnostic.of(Code.NOT_COMPUTABLE, message).asException();
    }
}
