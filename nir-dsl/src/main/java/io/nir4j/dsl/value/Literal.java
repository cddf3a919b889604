package io.nir4j.dsl.value;

/// One number as the text writes it, the same at every index.
///
/// @param value the nearest double
/// @param digits what the text says, where rounding `value` once more could give another number than rounding
///     the text does: integers beyond 2^53, and decimals whose double lies half-way between two floats; else
///     [#AS_VALUE]
record Literal(double value, String digits) implements Elements {
    static final String AS_VALUE = "";

    @Override
    public double at(long index) {
        return value;
    }

    @Override
    public void put(long index, Cells cells) {
        if (digits.isEmpty()) {
            cells.number(value);
        } else {
            cells.literal(value, digits);
        }
    }

    @Override
    public boolean isUniform() {
        return true;
    }
}
