package io.nir4j.backends.harness;

import io.nir4j.model.tensor.DType;
import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers in reports.
final class Numbers {
    private static final MathContext FEW_DIGITS = new MathContext(3);

    private Numbers() {}

    /// With as many digits as tell it from its neighbours in `precision`: `0.0974`, `1`, `2.5e-7`.
    static String shown(double value, DType precision) {
        String digits = precision == DType.F32 ? Float.toString((float) value) : Double.toString(value);
        return digits.replaceFirst("\\.0(?=$|E)", "").replace('E', 'e');
    }

    /// With all digits of a double.
    static String shown(double value) {
        return shown(value, DType.F64);
    }

    /// With three digits, for what only has a size.
    static String brief(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return shown(new BigDecimal(value).round(FEW_DIGITS).doubleValue());
    }

    /// `3 of 10 elements`, `1 of 1 element`.
    static String part(long part, long whole, String noun) {
        return part + " of " + whole + " " + noun + (whole == 1 ? "" : "s");
    }
}
