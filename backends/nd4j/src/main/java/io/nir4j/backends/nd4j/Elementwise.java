package io.nir4j.backends.nd4j;

import io.nir4j.backends.nd4j.Operand.Above;
import io.nir4j.backends.nd4j.Operand.Array;
import io.nir4j.backends.nd4j.Operand.Same;
import io.nir4j.backends.nd4j.Operand.Truth;
import io.nir4j.compiler.program.Expr.BinaryOp;
import io.nir4j.compiler.program.Expr.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarDivision;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseDivision;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseSubtraction;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarSubtraction;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.comparison.CompareAndReplace;
import org.nd4j.linalg.api.ops.impl.transforms.custom.GreaterThanOrEqual;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.DivOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.SubOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Floor;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.api.ops.impl.transforms.same.OneMinus;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/// Operations on numbers, each rounded, as ND4J operations on arrays of them: one each, so that nothing is fused.
final class Elementwise {
    private final long width;
    private final Memory memory;
    private final List<Runnable> operations = new ArrayList<>();

    Elementwise(long width, Memory memory) {
        this.width = width;
        this.memory = memory;
    }

    /// What computes all results so far, in order.
    List<Runnable> operations() {
        return operations;
    }

    /// An operand as an array, whatever it is.
    INDArray array(Operand operand) {
        return switch (operand) {
            case Same(var value) -> {
                INDArray array = memory.vector(width);
                array.assign(value);
                yield array;
            }
            case Array(var values) -> values;
            case Truth(var values) -> values;
            case Above above -> above.values();
        };
    }

    private Runnable exec(Op op) {
        return () -> Nd4j.getExecutioner().exec(op);
    }

    private INDArray scalar(INDArray result, ScalarOp op) {
        operations.add(() -> Nd4j.getExecutioner().exec(op));
        return result;
    }

    Operand unary(UnaryOp op, Operand of) {
        if (of instanceof Same(var value)) {
            return new Same(memory.rounding().round(op.apply(value)));
        }
        INDArray x = array(of);
        INDArray result = memory.vector(width);
        operations.add(
                switch (op) {
                    case FLOOR -> exec(new Floor(x, result));
                    case NEGATE -> exec(new Negative(x, result));
                    case EXP, EXPREL -> inJava(op, x, result);
                });
        return new Array(result);
    }

    /// Other libraries round exponentials otherwise than the specification does.
    private Runnable inJava(UnaryOp op, INDArray x, INDArray result) {
        return () -> {
            for (long i = 0; i < width; i++) {
                result.putScalar(i, memory.rounding().round(op.apply(x.getDouble(i))));
            }
        };
    }

    Operand binary(BinaryOp op, Operand left, Operand right) {
        if (left instanceof Same(var a) && right instanceof Same(var b)) {
            return new Same(memory.rounding().round(op.apply(a, b)));
        }
        return switch (op) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> new Array(arithmetic(op, left, right));
            case GREATER -> above(left, right);
            case AT_LEAST -> atLeast(array(left), array(right));
        };
    }

    private INDArray arithmetic(BinaryOp op, Operand left, Operand right) {
        INDArray result = memory.vector(width);
        if (right instanceof Same(var value)) {
            INDArray x = array(left);
            return scalar(
                    result,
                    switch (op) {
                        case ADD -> new ScalarAdd(x, null, result, value);
                        case SUBTRACT -> new ScalarSubtraction(x, null, result, value);
                        case MULTIPLY -> new ScalarMultiplication(x, null, result, value);
                        case DIVIDE -> new ScalarDivision(x, null, result, value);
                        case GREATER, AT_LEAST -> throw new IllegalArgumentException(op.label());
                    });
        }
        if (left instanceof Same(var value)) {
            INDArray y = array(right);
            return scalar(
                    result,
                    switch (op) {
                        case ADD -> new ScalarAdd(y, null, result, value);
                        case SUBTRACT -> new ScalarReverseSubtraction(y, null, result, value);
                        case MULTIPLY -> new ScalarMultiplication(y, null, result, value);
                        case DIVIDE -> new ScalarReverseDivision(y, null, result, value);
                        case GREATER, AT_LEAST -> throw new IllegalArgumentException(op.label());
                    });
        }
        INDArray x = array(left);
        INDArray y = array(right);
        operations.add(
                switch (op) {
                    case ADD -> memory.operation(new AddOp(x, y, result), result, x, y);
                    case SUBTRACT -> memory.operation(new SubOp(x, y, result), result, x, y);
                    case MULTIPLY -> memory.operation(new MulOp(x, y, result), result, x, y);
                    case DIVIDE -> memory.operation(new DivOp(x, y, result), result, x, y);
                    case GREATER, AT_LEAST -> throw new IllegalArgumentException(op.label());
                });
        return result;
    }

    /// `a > b` is `a - b > 0`: with subnormal numbers a difference is 0 only where there is none.
    private Operand above(Operand left, Operand right) {
        INDArray result = memory.vector(width);
        if (right instanceof Same(var bound)) {
            INDArray x = array(left);
            scalar(result, new Step(x, result, bound));
            return new Above(result, x, bound);
        }
        INDArray difference = arithmetic(BinaryOp.SUBTRACT, left, right);
        scalar(result, new Step(difference, result, 0));
        return new Truth(result);
    }

    private Operand atLeast(INDArray left, INDArray right) {
        INDArray truth = memory.vector(DataType.BOOL, width);
        operations.add(memory.operation(new GreaterThanOrEqual(left, right, truth), truth, left, right));
        INDArray result = memory.vector(width);
        operations.add(Memory.copy(truth, result));
        return new Truth(result);
    }

    /// `then` where `condition` is not 0, else `otherwise`; each bit as it is, be it of -0, an infinity or no number.
    Operand select(Operand condition, Operand then, Operand otherwise) {
        return switch (condition) {
            case Same(var value) -> value != 0 ? then : otherwise;
            case Above(var values, var of, var bound) ->
                isThis(otherwise, of)
                        ? new Array(replaced(of, bound, array(then)))
                        : select(values, array(then), array(otherwise));
            case Truth(var values) -> select(values, array(then), array(otherwise));
            case Array(var values) -> select(isNotZero(values), array(then), array(otherwise));
        };
    }

    @SuppressWarnings("ReferenceEquality") // Which array it is, not what it holds.
    private static boolean isThis(Operand operand, INDArray array) {
        return operand instanceof Array(var values) && values == array;
    }

    /// What is above a bound, replaced.
    private INDArray replaced(INDArray of, double bound, INDArray by) {
        INDArray result = memory.vector(width);
        operations.add(exec(new CompareAndReplace(of, by, result, Conditions.greaterThan(bound))));
        return result;
    }

    private INDArray isNotZero(INDArray values) {
        INDArray size = memory.vector(width);
        operations.add(exec(new Abs(values, size)));
        INDArray truth = memory.vector(width);
        return scalar(truth, new Step(size, truth, 0));
    }

    /// Each of the two where it counts and -0 elsewhere, added up: to add -0 changes no number.
    private Operand select(INDArray truth, INDArray then, INDArray otherwise) {
        INDArray falsehood = memory.vector(width);
        operations.add(exec(new OneMinus(truth, falsehood)));
        INDArray one = only(truth, then);
        INDArray other = only(falsehood, otherwise);
        INDArray result = memory.vector(width);
        operations.add(memory.operation(new AddOp(one, other, result), result, one, other));
        return new Array(result);
    }

    /// `values` where `truth` is 1, and -0 where it is 0.
    private INDArray only(INDArray truth, INDArray values) {
        INDArray mask = memory.vector(width);
        operations.add(exec(new Negative(truth, mask)));
        INDArray result = memory.vector(width);
        operations.add(exec(new CompareAndReplace(mask, values, result, Conditions.lessThan(0))));
        return result;
    }
}
