package io.nir4j.cli.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/// Numbers as people read them.
public final class Figures {
    private static final List<String> BYTE_UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final double KIBI = 1024;
    private static final int FLOAT32_DIGITS = 7;
    private static final int STEP_DIGITS = 6;
    private static final int FEW_DIGITS = 4;
    /// The exponents between which a number is written without one.
    private static final int SMALLEST_PLAIN = -4;
    private static final int LONGEST_PLAIN = 9;

    private Figures() {}

    /// `1 edge`, `2 edges`, `0 edges`.
    public static String count(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /// `1,234`.
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `728 B`, `1.5 MiB`.
    public static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= KIBI && unit < BYTE_UNITS.size() - 1) {
            amount /= KIBI;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, BYTE_UNITS.get(unit));
    }

    /// A number with the seven digits that float32 carries, without trailing zeros: `0.02`, `1e-12`, `3`.
    public static String number(double value) {
        return rounded(value, FLOAT32_DIGITS);
    }

    /// A number of which the size matters more than the last digits.
    public static String brief(double value) {
        return rounded(value, FEW_DIGITS);
    }

    private static String rounded(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = new BigDecimal(value);
        int integerDigits = exact.precision() - exact.scale();
        int kept = Math.clamp(integerDigits, digits, Math.max(digits, LONGEST_PLAIN));
        BigDecimal rounded = exact.round(new MathContext(kept)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (rounded.signum() == 0 || (exponent >= SMALLEST_PLAIN && exponent < LONGEST_PLAIN)) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /// A span of time in the unit that suits it, to six digits: `1 ms`, `100 us`, `1 s`.
    public static String seconds(double seconds) {
        return seconds(seconds, STEP_DIGITS);
    }

    /// A span of time to three digits.
    public static String duration(double seconds) {
        return seconds(seconds, 3);
    }

    private static String seconds(double seconds, int digits) {
        double size = Math.abs(seconds);
        if (size == 0 || size >= 1) {
            return rounded(seconds, digits) + " s";
        }
        if (size >= 1e-3) {
            return rounded(seconds * 1e3, digits) + " ms";
        }
        return size >= 1e-6 ? rounded(seconds * 1e6, digits) + " us" : rounded(seconds * 1e9, digits) + " ns";
    }
}
