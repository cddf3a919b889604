package io.nir4j.dsl.print;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Single elements of arrays as texts have them: the shortest decimal that reads back as the same bits.
final class Numeral {
    /// Digits that tell any two float16 numbers apart.
    private static final int HALF_DIGITS = 5;
    /// Integers up to here are doubles as well.
    private static final long LARGEST_EXACT = 1L << 53;

    private Numeral() {}

    /// Element `index`: `0.5`, `1`, `-0.0`, `inf`, `nan`, `nan#7fc00001`, `true`.
    static String of(Tensor tensor, long index) {
        return switch (tensor.dtype()) {
            case BOOL -> String.valueOf(tensor.getLong(index) != 0);
            case I8, I16, I32, I64, U8 -> Long.toString(tensor.getLong(index));
            case F16, F32, F64 -> floating(tensor, index);
        };
    }

    /// The same with a point or an exponent, for where they alone make a number a float64.
    static String pointed(Tensor tensor, long index) {
        String plain = of(tensor, index);
        return plain.matches("-?[0-9]+") ? plain + ".0" : plain;
    }

    /// Whether arithmetic in double keeps the element as it is.
    static boolean isExactDouble(Tensor tensor, long index) {
        return tensor.dtype().isFloating()
                ? !tensor.isOddNan(index)
                : Math.abs((double) tensor.getLong(index)) <= LARGEST_EXACT;
    }

    private static String floating(Tensor tensor, long index) {
        double value = tensor.getDouble(index);
        if (Double.isNaN(value)) {
            String digits = "%0" + 2 * tensor.dtype().bytes() + "x";
            return tensor.isOddNan(index) ? "nan#" + String.format(Locale.ROOT, digits, tensor.bits(index)) : "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return value == 0 ? (1 / value > 0 ? "0" : "-0.0") : shortened(decimal(tensor.dtype(), value));
    }

    private static String decimal(DType dtype, double value) {
        return switch (dtype) {
            case F16 -> half(value);
            case F32 -> single(value);
            default -> Double.toString(value);
        };
    }

    /// A text means the double that its decimal is nearest to, rounded once more: the shortest decimal of a
    /// float may lose its last bit on this way, and then that of the double does not.
    private static String single(double value) {
        String shortest = Float.toString((float) value);
        return (float) Double.parseDouble(shortest) == value ? shortest : Double.toString(value);
    }

    private static String half(double value) {
        for (int digits = 1; digits <= HALF_DIGITS; digits++) {
            double rounded =
                    new BigDecimal(value).round(new MathContext(digits)).doubleValue();
            if (Tensor.scalar(rounded).cast(DType.F16).getDouble(0) == value) {
                return Double.toString(rounded);
            }
        }
        return Double.toString(value);
    }

    /// `1.0` as `1`, `1.0E-5` as `1e-5`.
    private static String shortened(String decimal) {
        int exponent = decimal.indexOf('E');
        String digits = exponent < 0 ? decimal : decimal.substring(0, exponent);
        String whole = digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
        return exponent < 0 ? whole : whole + "e" + decimal.substring(exponent + 1);
    }
}
