package io.nir4j.compiler.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.nir4j.compiler.program.Expr.BinaryOp;
import io.nir4j.compiler.program.Expr.UnaryOp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExprTest {
    private static final Expr V = Expr.ref("v");
    private static final Expr X = Expr.ref("x");

    @Test
    void isWrittenWithAllItsBrackets() {
        assertEquals("((v * 0.5) + x)", V.times(Expr.num(0.5)).plus(X).toString());
        assertEquals(
                "((v > 1) ? 0 : floor((v / x)))",
                V.exceeds(Expr.num(1)).choose(Expr.num(0), V.over(X).floor()).toString());
        assertEquals(
                "exp(-(exprel((v >= -2))))",
                V.reaches(Expr.num(-2)).exprel().negate().exp().toString());
    }

    @Test
    void operationsThatChangeNothingAreLeftOut() {
        assertSame(V, V.times(Expr.num(1)));
        assertSame(V, Expr.num(1).times(V));
        assertSame(V, V.over(Expr.num(1)));
        assertSame(V, V.plus(Expr.num(0)));
        assertSame(V, Expr.num(0).plus(V));
        assertSame(V, V.minus(Expr.num(0)));
        assertEquals(V.negate(), Expr.num(0).minus(V));
    }

    @Test
    void namesAreThoseItReads() {
        assertEquals(
                List.of("v", "x", "v"),
                V.exceeds(X).choose(V.negate(), Expr.num(2)).names().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1e-12, 1.0000000000005",
        "-1e-9, 0.9999999995",
        "1, 1.718281828459045",
        "-1, 0.6321205588285577",
        "-50, 0.02"
    })
    void exprelIsExactNearZero(double x, double expected) {
        assertEquals(expected, UnaryOp.EXPREL.apply(x), 1e-15);
    }

    @Test
    void comparisonsGiveOneOrZero() {
        assertEquals(0, BinaryOp.GREATER.apply(1, 1));
        assertEquals(1, BinaryOp.GREATER.apply(2, 1));
        assertEquals(1, BinaryOp.AT_LEAST.apply(1, 1));
        assertEquals(0, BinaryOp.AT_LEAST.apply(Double.NaN, 1));
    }

    @Test
    void otherOperationsAreThoseOfArithmetic() {
        assertEquals(5, BinaryOp.ADD.apply(2, 3));
        assertEquals(-1, BinaryOp.SUBTRACT.apply(2, 3));
        assertEquals(6, BinaryOp.MULTIPLY.apply(2, 3));
        assertEquals(0.5, BinaryOp.DIVIDE.apply(2, 4));
        assertEquals(-3, UnaryOp.FLOOR.apply(-2.5));
        assertEquals(2.5, UnaryOp.NEGATE.apply(-2.5));
        assertEquals(Math.E, UnaryOp.EXP.apply(1), 1e-15);
    }
}
