package io.nir4j.backends.cpu.neuron;

import io.nir4j.compiler.program.Expr.UnaryOp;

/// The operations of a [NeuronLoop] on single numbers of type float; the same names as in [FloatLanes].
final class FloatNumbers {
    private FloatNumbers() {}

    static float constant(float value) {
        return value;
    }

    static float load(float[] array, int at) {
        return array[at];
    }

    static void store(float[] array, int at, float value) {
        array[at] = value;
    }

    static float add(float a, float b) {
        return a + b;
    }

    static float subtract(float a, float b) {
        return a - b;
    }

    static float multiply(float a, float b) {
        return a * b;
    }

    static float divide(float a, float b) {
        return a / b;
    }

    static float negate(float a) {
        return -a;
    }

    static float floor(float a) {
        return (float) Math.floor(a);
    }

    static float exp(float a) {
        return (float) UnaryOp.EXP.apply(a);
    }

    static float exprel(float a) {
        return (float) UnaryOp.EXPREL.apply(a);
    }

    static boolean greater(float a, float b) {
        return a > b;
    }

    static boolean atLeast(float a, float b) {
        return a >= b;
    }

    static boolean isTrue(float a) {
        return a != 0;
    }

    static float choose(boolean condition, float then, float otherwise) {
        return condition ? then : otherwise;
    }

    static float number(boolean truth) {
        return truth ? 1 : 0;
    }

    static long bits(boolean truth) {
        return truth ? 1 : 0;
    }
}
