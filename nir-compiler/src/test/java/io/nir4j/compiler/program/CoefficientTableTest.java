package io.nir4j.compiler.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nir4j.compiler.program.NeuronModel.Line;
import io.nir4j.dialects.Axis.Coefficients;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CoefficientTableTest {
    private static final Expr STEP = Expr.num(1e-3);

    private static Map<String, double[]> table(
            Coefficients rounding, Precision precision, Map<String, Tensor> parameters, Line... lines) {
        NeuronModel model = new NeuronModel(List.of(lines), rounding, List.of(), List.of(), "x", Map.of());
        Signal signal = new Signal(0, Shape.of(2));
        return CoefficientTable.of(new Op.Neurons(signal, signal, "n", model, parameters), precision)
                .values();
    }

    private static Line ratio() {
        return new Line("ratio", STEP.times(Expr.num(1).over(Expr.ref("tau"))));
    }

    @Test
    void coefficientsRoundedOnceAreComputedInFloat64() {
        Map<String, Tensor> tau = Map.of("tau", Tensor.ofDoubles(0.003));
        assertArrayEquals(
                new double[] {(float) (1e-3 * (1 / 0.003))},
                table(Coefficients.ROUNDED_ONCE, Precision.FLOAT32, tau, ratio())
                        .get("ratio"));
    }

    @Test
    void otherCoefficientsAreRoundedAtEveryOperation() {
        Map<String, Tensor> tau = Map.of("tau", Tensor.ofDoubles(0.003));
        float expected = 1e-3f * (1f / 0.003f);
        assertArrayEquals(
                new double[] {expected},
                table(Coefficients.RECIPROCAL, Precision.FLOAT32, tau, ratio()).get("ratio"));
    }

    @Test
    void coefficientsAsStoredAreComputedInTheTypeOfTheFile() {
        Line ratio = new Line("ratio", Expr.num(1e-4).over(Expr.ref("tau")));
        Line kept = new Line("kept", Expr.num(1).minus(Expr.ref("ratio")));
        Map<String, Tensor> single = Map.of("tau", Tensor.ofFloats(0.003f));
        assertArrayEquals(
                new double[] {1 - 1e-4f / 0.003f},
                table(Coefficients.AS_STORED, Precision.FLOAT64, single, ratio, kept)
                        .get("kept"));
        Map<String, Tensor> exact = Map.of("tau", Tensor.ofDoubles(0.003));
        assertArrayEquals(
                new double[] {(float) (1 - 1e-4 / 0.003)},
                table(Coefficients.AS_STORED, Precision.FLOAT32, exact, ratio, kept)
                        .get("kept"));
    }

    @Test
    void laterCoefficientsReadEarlierOnesUnrounded() {
        Map<String, Tensor> tau = Map.of("tau", Tensor.ofDoubles(0.003));
        Line kept = new Line("kept", Expr.num(1).minus(Expr.ref("ratio")));
        assertArrayEquals(
                new double[] {(float) (1 - 1e-3 * (1 / 0.003))},
                table(Coefficients.ROUNDED_ONCE, Precision.FLOAT32, tau, ratio(), kept)
                        .get("kept"));
    }

    @Test
    void oneElementMeetsMany() {
        Map<String, Tensor> parameters = Map.of("a", Tensor.ofDoubles(2, 3), "b", Tensor.ofDoubles(10));
        Line product = new Line("p", Expr.ref("a").times(Expr.ref("b")));
        Line reversed = new Line("q", Expr.ref("b").minus(Expr.ref("a")));
        Map<String, double[]> table =
                table(Coefficients.ROUNDED_ONCE, Precision.FLOAT64, parameters, product, reversed);
        assertArrayEquals(new double[] {20, 30}, table.get("p"));
        assertArrayEquals(new double[] {8, 7}, table.get("q"));
    }

    @Test
    void everyNeuronChoosesForItself() {
        Map<String, Tensor> parameters = Map.of("a", Tensor.ofDoubles(2, 3), "b", Tensor.ofDoubles(2.5));
        Expr greater = Expr.ref("a").exceeds(Expr.ref("b"));
        Line larger = new Line("l", greater.choose(Expr.ref("a"), Expr.ref("b")));
        assertArrayEquals(
                new double[] {2.5, 3},
                table(Coefficients.ROUNDED_ONCE, Precision.FLOAT64, parameters, larger)
                        .get("l"));
    }

    @Test
    void unknownNamesAreABug() {
        assertThrows(
                CompilerBug.class,
                () -> table(
                        Coefficients.ROUNDED_ONCE,
                        Precision.FLOAT64,
                        Map.of(),
                        new Line("p", Expr.ref("a").negate())));
    }

    @Test
    void float32OperationsAreThoseOfTheMachine() {
        SplittableRandom random = new SplittableRandom(5);
        Rounding rounding = Rounding.of(Precision.FLOAT32);
        for (int i = 0; i < 100_000; i++) {
            float a = Float.intBitsToFloat(random.nextInt());
            float b = Float.intBitsToFloat(random.nextInt());
            String of = a + " and " + b + " of seed 5";
            assertEquals(a + b, (float) rounding.round((double) a + b), of);
            assertEquals(a - b, (float) rounding.round((double) a - b), of);
            assertEquals(a * b, (float) rounding.round((double) a * b), of);
            assertEquals(a / b, (float) rounding.round((double) a / b), of);
        }
    }
}
