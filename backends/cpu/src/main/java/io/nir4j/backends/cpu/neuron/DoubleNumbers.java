package io.nir4j.backends.cpu.neuron;

import io.nir4j.compiler.program.Expr.UnaryOp;

/// The operations of a [NeuronLoop] on single numbers of type double; the same names as in [DoubleLanes].
final class DoubleNumbers {
    private DoubleNumbers() {}

    static double constant(double value) {
        return value;
    }

    static double load(double[] array, int at) {
        return array[at];
    }

    static void store(double[] array, int at, double value) {
        array[at] = value;
    }

    static double add(double a, double b) {
        return a + b;
    }

    static double subtract(double a, double b) {
        return a - b;
    }

    static double multiply(double a, double b) {
        return a * b;
    }

    static double divide(double a, double b) {
        return a / b;
    }

    static double negate(double a) {
        return -a;
    }

    static double floor(double a) {
        return Math.floor(a);
    }

    static double exp(double a) {
        return UnaryOp.EXP.apply(a);
    }

    static double exprel(double a) {
        return UnaryOp.EXPREL.apply(a);
    }

    static boolean greater(double a, double b) {
        return a > b;
    }

    static boolean atLeast(double a, double b) {
        return a >= b;
    }

    static boolean isTrue(double a) {
        return a != 0;
    }

    static double choose(boolean condition, double then, double otherwise) {
        return condition ? then : otherwise;
    }

    static double number(boolean truth) {
        return truth ? 1 : 0;
    }

    static long bits(boolean truth) {
        return truth ? 1 : 0;
    }
}
