package io.nir4j.cli.draw;

import io.nir4j.model.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;

/// The values of a parameter in a few characters: `20 ms`, `0.5…1`.
final class Amount {
    /// Looking for the range of more elements would cost more than the drawing.
    private static final long MOST_ELEMENTS = 1 << 20;

    /// float32 holds one millisecond as a little less.
    private static final double ALMOST = 0.9995;

    private static final int DIGITS = 3;
    private static final int LONGEST_INTEGER = 6;

    private Amount() {}

    /// The value of all elements, or the smallest and the largest; the number of elements where there are too many.
    static String of(Tensor values) {
        return in(values, 1);
    }

    /// The same for seconds, in the unit that suits the largest.
    static String ofSeconds(Tensor values) {
        if (!readable(values)) {
            return of(values);
        }
        double largest = Math.max(Math.abs(least(values)), Math.abs(most(values)));
        if (largest == 0 || largest >= ALMOST || Double.isNaN(largest)) {
            return in(values, 1) + " s";
        }
        return largest >= 1e-3 * ALMOST ? in(values, 1e3) + " ms" : in(values, 1e6) + " µs";
    }

    /// Three digits, or all of those before the point, without trailing zeros.
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }
        BigDecimal exact = new BigDecimal(value);
        int digits = Math.clamp(exact.precision() - exact.scale(), DIGITS, LONGEST_INTEGER);
        BigDecimal rounded = exact.round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (rounded.signum() == 0 || (exponent >= -3 && exponent < LONGEST_INTEGER)) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    private static String in(Tensor values, double perUnit) {
        if (!readable(values)) {
            return values.elements() + " values";
        }
        String least = of(least(values) * perUnit);
        String most = of(most(values) * perUnit);
        return least.equals(most) ? least : least + "…" + most;
    }

    private static boolean readable(Tensor values) {
        return values.elements() > 0 && values.elements() <= MOST_ELEMENTS;
    }

    private static double least(Tensor values) {
        double least = values.getDouble(0);
        for (long index = 1; index < values.elements(); index++) {
            least = Math.min(least, values.getDouble(index));
        }
        return least;
    }

    private static double most(Tensor values) {
        double most = values.getDouble(0);
        for (long index = 1; index < values.elements(); index++) {
            most = Math.max(most, values.getDouble(index));
        }
        return most;
    }
}
