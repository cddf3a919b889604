package io.nir4j.compiler.program;

import java.util.stream.Stream;

/// Arithmetic on the numbers of one neuron.
///
/// Every operation rounds its result to the arithmetic of the program, in the order in which the tree is written:
/// nothing may be reassociated or fused. A comparison gives 1 or 0.
public sealed interface Expr {
    /// A constant.
    record Num(double value) implements Expr {
        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e9
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /// A parameter, coefficient, state, the input `x`, or an earlier line.
    record Ref(String name) implements Expr {
        @Override
        public String toString() {
            return name;
        }
    }

    /// An operation on one number.
    record Unary(UnaryOp op, Expr of) implements Expr {
        @Override
        public String toString() {
            return op.label() + "(" + of + ")";
        }
    }

    /// An operation on two numbers.
    record Binary(BinaryOp op, Expr left, Expr right) implements Expr {
        @Override
        public String toString() {
            return "(" + left + " " + op.label() + " " + right + ")";
        }
    }

    /// `then` where `condition` is not 0, else `otherwise`.
    record Select(Expr condition, Expr then, Expr otherwise) implements Expr {
        @Override
        public String toString() {
            return "(" + condition + " ? " + then + " : " + otherwise + ")";
        }
    }

    enum UnaryOp {
        EXP("exp"),
        /// (exp(x) - 1) / x, and 1 at 0.
        EXPREL("exprel"),
        FLOOR("floor"),
        NEGATE("-");

        private final String label;

        UnaryOp(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /// The unrounded result.
        public double apply(double x) {
            return switch (this) {
                case EXP -> StrictMath.exp(x);
                case EXPREL -> x == 0 ? 1 : StrictMath.expm1(x) / x;
                case FLOOR -> Math.floor(x);
                case NEGATE -> -x;
            };
        }
    }

    enum BinaryOp {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        GREATER(">"),
        AT_LEAST(">=");

        private final String label;

        BinaryOp(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /// The unrounded result.
        public double apply(double a, double b) {
            return switch (this) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
                case GREATER -> a > b ? 1 : 0;
                case AT_LEAST -> a >= b ? 1 : 0;
            };
        }
    }

    /// True for the constant 1.
    default boolean isOne() {
        return this instanceof Num(var value) && value == 1;
    }

    /// True for the constant 0.
    default boolean isZero() {
        return this instanceof Num(var value) && value == 0;
    }

    static Expr ref(String name) {
        return new Ref(name);
    }

    static Expr num(double value) {
        return new Num(value);
    }

    /// The sum; adding the constant 0 is left out.
    default Expr plus(Expr other) {
        if (other.isZero()) {
            return this;
        }
        return isZero() ? other : new Binary(BinaryOp.ADD, this, other);
    }

    /// The difference; from the constant 0 it is a change of sign.
    default Expr minus(Expr other) {
        if (other.isZero()) {
            return this;
        }
        return isZero() ? other.negate() : new Binary(BinaryOp.SUBTRACT, this, other);
    }

    /// The product; multiplying by the constant 1 changes no number, so it is left out.
    default Expr times(Expr other) {
        if (other.isOne()) {
            return this;
        }
        return isOne() ? other : new Binary(BinaryOp.MULTIPLY, this, other);
    }

    /// The quotient; dividing by the constant 1 changes no number, so it is left out, and so is dividing the constant
    /// 0.
    default Expr over(Expr other) {
        return other.isOne() || isZero() ? this : new Binary(BinaryOp.DIVIDE, this, other);
    }

    default Expr exceeds(Expr other) {
        return new Binary(BinaryOp.GREATER, this, other);
    }

    default Expr reaches(Expr other) {
        return new Binary(BinaryOp.AT_LEAST, this, other);
    }

    default Expr exp() {
        return new Unary(UnaryOp.EXP, this);
    }

    default Expr exprel() {
        return new Unary(UnaryOp.EXPREL, this);
    }

    default Expr floor() {
        return new Unary(UnaryOp.FLOOR, this);
    }

    default Expr negate() {
        return new Unary(UnaryOp.NEGATE, this);
    }

    /// The names that this reads, each as often as it does.
    default Stream<String> names() {
        return switch (this) {
            case Num num -> Stream.empty();
            case Ref(var name) -> Stream.of(name);
            case Unary unary -> unary.of().names();
            case Binary binary ->
                Stream.concat(binary.left().names(), binary.right().names());
            case Select select ->
                Stream.of(select.condition(), select.then(), select.otherwise()).flatMap(Expr::names);
        };
    }

    default Expr choose(Expr then, Expr otherwise) {
        return new Select(this, then, otherwise);
    }
}
