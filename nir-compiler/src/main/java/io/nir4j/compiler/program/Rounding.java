package io.nir4j.compiler.program;

import io.nir4j.dialects.Axis.Precision;

/// Rounds the result of each operation to an arithmetic.
///
/// Adding, subtracting, multiplying or dividing two float32 numbers in float64 and rounding the result to float32
/// gives exactly the float32 operation: 53 bits are more than twice 24 (Figueroa 1995).
@FunctionalInterface
public interface Rounding {
    double round(double value);

    /// All of `values`, rounded, in a new array.
    default double[] roundAll(double[] values) {
        double[] rounded = new double[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = round(values[i]);
        }
        return rounded;
    }

    static Rounding of(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> value -> (float) value;
            case FLOAT64 -> value -> value;
        };
    }
}
