package io.nir4j.dsl.print;

import io.nir4j.model.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/// Numbers with the units that people use: `10 ms` for 0.01 seconds.
final class Quantity {
    /// `Largest` is below the usual limit of the next larger unit, so that volts of networks trained without
    /// units stay the pure numbers that they are.
    private enum Scale {
        MILLISECOND(Unit.SECOND, "ms", -3, 1e-3, 1),
        MICROSECOND(Unit.SECOND, "us", -6, 1e-6, 1e-3),
        MILLIVOLT(Unit.VOLT, "mV", -3, 1e-4, 0.1),
        KILOOHM(Unit.OHM, "kOhm", 3, 1e3, 1e6),
        MEGAOHM(Unit.OHM, "MOhm", 6, 1e6, 1e9);

        private final Unit unit;
        private final String symbol;
        private final int exponent;
        private final double least;
        private final double below;

        Scale(Unit unit, String symbol, int exponent, double least, double below) {
            this.unit = unit;
            this.symbol = symbol;
            this.exponent = exponent;
            this.least = least;
            this.below = below;
        }
    }

    private Quantity() {}

    /// `decimal`, a float32 number without exponent or with one, in a unit for `unit`; as it is where none is
    /// usual or where the unit would change a bit.
    static String of(String decimal, float value, Unit unit) {
        for (Scale scale : Scale.values()) {
            double size = Math.abs((double) value);
            if (scale.unit == unit && size >= scale.least && size < scale.below) {
                return scaled(decimal, value, scale).orElse(decimal);
            }
        }
        return decimal;
    }

    private static Optional<String> scaled(String decimal, float value, Scale scale) {
        BigDecimal amount = new BigDecimal(decimal).scaleByPowerOfTen(-scale.exponent);
        String digits = amount.stripTrailingZeros().toPlainString();
        double read = Double.parseDouble(digits);
        // Exact whichever way it is computed.
        boolean exact = (float) (read * Double.parseDouble("1e" + scale.exponent)) == value
                && (float) (read / Double.parseDouble("1e" + -scale.exponent)) == value;
        return exact ? Optional.of(digits + " " + scale.symbol) : Optional.empty();
    }
}
