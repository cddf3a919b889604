package io.nir4j.dsl.value;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import java.util.Optional;

/// Reads numbers as they are written.
final class Numerals {
    /// The longest decimal that a double needs has fewer digits; reading more exactly takes quadratic time.
    private static final int LONGEST = 2000;

    private static final int LONGEST_EXPONENT = 9;
    private static final int SAFE_DIGITS = 15;
    /// The bits of a double that a float lacks, and what they are half-way between two floats.
    private static final long BELOW_FLOAT = 0x1fff_ffffL;

    private static final long HALF_WAY = 0x1000_0000L;
    private static final double EXACT_INTEGERS = 0x1p53;
    private static final int MOST_NAN_DIGITS = 16;

    private Numerals() {}

    /// `12`, `0.5` or `0x1.8p-3`.
    static Quantity read(String digits) {
        boolean isWhole = isWhole(digits);
        Elements number = isWhole && digits.length() <= SAFE_DIGITS ? exact(Long.parseLong(digits)) : literal(digits);
        return new Quantity(
                Optional.empty(), Optional.empty(), isWhole ? DType.I64 : DType.F64, Dimension.NONE, number);
    }

    /// `12 ms`: rounded once, as if the text had said `0.012`.
    static Quantity read(String digits, Measure unit) {
        Elements number = literal(scaled(digits, unit.powerOfTen()));
        return new Quantity(Optional.empty(), Optional.empty(), DType.F64, unit.dimension(), number);
    }

    /// `7fc00001`, the bits of a NaN.
    static Quantity nan(String digits) {
        if (digits.length() > MOST_NAN_DIGITS) {
            throw wrong("nan#" + digits.substring(0, MOST_NAN_DIGITS) + "... has more than 64 bits");
        }
        Elements nan = new NanPattern(Long.parseUnsignedLong(digits, 16), digits);
        return new Quantity(Optional.empty(), Optional.empty(), DType.F64, Dimension.NONE, nan);
    }

    private static boolean isWhole(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Literal exact(long value) {
        // 2^24 + 1 and the like lie half-way between floats, too, but there a tie is a tie.
        return new Literal((double) value, Literal.AS_VALUE);
    }

    private static Literal literal(String digits) {
        if (digits.length() > LONGEST) {
            throw Budget.limit("a number has " + digits.length() + " digits; " + LONGEST + " are enough for any")
                    .asException();
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw Diagnostic.of(Code.NOT_COMPUTABLE, digits + " is too large for a number")
                    .hint("infinity is written inf")
                    .asException();
        }
        if (value == 0 && !isZero(digits)) {
            throw Diagnostic.of(Code.NOT_COMPUTABLE, digits + " is too small for a number")
                    .hint("write 0 if that is meant")
                    .asException();
        }
        return new Literal(value, saysAll(value) ? Literal.AS_VALUE : digits);
    }

    private static boolean saysAll(double value) {
        double size = Math.abs(value);
        return size == 0
                || (size >= Float.MIN_NORMAL
                        && size < EXACT_INTEGERS
                        && (Double.doubleToRawLongBits(value) & BELOW_FLOAT) != HALF_WAY);
    }

    private static boolean isZero(String digits) {
        boolean isHex = isHex(digits);
        for (int i = isHex ? 2 : 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == 'p' || (!isHex && (c == 'e' || c == 'E'))) {
                return true;
            }
            if (c != '0' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String digits) {
        return digits.startsWith("0x");
    }

    /// The digits of the number times `10^power`.
    private static String scaled(String digits, int power) {
        if (power == 0) {
            return digits;
        }
        if (isHex(digits)) {
            return Double.toString(times(Double.parseDouble(digits), power));
        }
        int e = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        if (e < 0) {
            return digits + "e" + power;
        }
        String exponent = digits.substring(e + 1);
        return exponent.length() > LONGEST_EXPONENT
                ? digits
                : digits.substring(0, e) + "e" + (Integer.parseInt(exponent) + power);
    }

    /// `value * 10^power`, rounded once: the powers of ten of all units are exact, their inverses are not.
    static double times(double value, int power) {
        return power < 0 ? value / StrictMath.pow(10, -power) : value * StrictMath.pow(10, power);
    }

    private static InvalidNetwork wrong(String message) {
        return Diagnostic.of(Code.NOT_COMPUTABLE, message).asException();
    }
}
