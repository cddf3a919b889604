package io.nir4j.backends.cpu.neuron;

import io.nir4j.compiler.program.Expr.BinaryOp;
import io.nir4j.compiler.program.Expr.UnaryOp;
import io.nir4j.dialects.Axis.Precision;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// The class whose static methods a loop calls for its arithmetic, and the types that they work on.
///
/// @param owner holds the operations
/// @param number the type of a number: a primitive, or a vector of them
/// @param truth the type of what a comparison gives
/// @param element the primitive type
record Operations(ClassDesc owner, ClassDesc number, ClassDesc truth, ClassDesc element) {
    private static final String VECTORS = "jdk.incubator.vector.";

    static Operations of(Precision precision, boolean vectors) {
        String name = precision == Precision.FLOAT32 ? "Float" : "Double";
        ClassDesc element = precision == Precision.FLOAT32 ? ConstantDescs.CD_float : ConstantDescs.CD_double;
        String owner = Operations.class.getPackageName() + "." + name;
        return vectors
                ? new Operations(
                        ClassDesc.of(owner + "Lanes"),
                        ClassDesc.of(VECTORS + name + "Vector"),
                        ClassDesc.of(VECTORS + "VectorMask"),
                        element)
                : new Operations(ClassDesc.of(owner + "Numbers"), element, ConstantDescs.CD_boolean, element);
    }

    TypeKind numberKind() {
        return TypeKind.from(number);
    }

    TypeKind truthKind() {
        return TypeKind.from(truth);
    }

    ClassDesc array() {
        return element.arrayType();
    }

    /// A constant as a number.
    void constant(CodeBuilder code, double value) {
        if (element.equals(ConstantDescs.CD_float)) {
            code.loadConstant((float) value);
        } else {
            code.loadConstant(value);
        }
        broadcast(code);
    }

    /// A primitive becomes a number.
    void broadcast(CodeBuilder code) {
        call(code, "constant", number, element);
    }

    /// Array and index become a number.
    void load(CodeBuilder code) {
        call(code, "load", number, array(), ConstantDescs.CD_int);
    }

    /// Array, index and number are used up.
    void store(CodeBuilder code) {
        call(code, "store", ConstantDescs.CD_void, array(), ConstantDescs.CD_int, number);
    }

    void apply(CodeBuilder code, UnaryOp op) {
        String name = switch (op) {
            case EXP -> "exp";
            case EXPREL -> "exprel";
            case FLOOR -> "floor";
            case NEGATE -> "negate";
        };
        call(code, name, number, number);
    }

    /// Two numbers become one; of a comparison, a truth.
    void apply(CodeBuilder code, BinaryOp op) {
        switch (op) {
            case ADD -> call(code, "add", number, number, number);
            case SUBTRACT -> call(code, "subtract", number, number, number);
            case MULTIPLY -> call(code, "multiply", number, number, number);
            case DIVIDE -> call(code, "divide", number, number, number);
            case GREATER -> call(code, "greater", truth, number, number);
            case AT_LEAST -> call(code, "atLeast", truth, number, number);
        }
    }

    /// A truth and two numbers become the one or the other.
    void choose(CodeBuilder code) {
        call(code, "choose", number, truth, number, number);
    }

    void toNumber(CodeBuilder code) {
        call(code, "number", number, truth);
    }

    void toTruth(CodeBuilder code) {
        call(code, "isTrue", truth, number);
    }

    /// A truth becomes bits, one per neuron, in a long.
    void toBits(CodeBuilder code) {
        call(code, "bits", ConstantDescs.CD_long, truth);
    }

    private void call(CodeBuilder code, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokestatic(owner, name, MethodTypeDesc.of(result, parameters));
    }
}
