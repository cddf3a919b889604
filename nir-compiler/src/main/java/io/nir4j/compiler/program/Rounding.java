package io.nir4j.compiler.program;

import io.nir4j.dialects.Axis.Precision;

/// Rounds the result of each operation to an arithmetic.
///
/// Adding, subtracting, multiplying or dividing two float32 numbers in float64 and rounding the result to float32
/// gives exactly the float32 operation: 53 bits are more than twice 24 (Figueroa 1995).
@FunctionalInterface
public interface Rounding {
    double round(double value);

    static Rounding of(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> value -> (float) value;
            case FLOAT64 -> value -> value;
        };
    }
}
