package io.nir4j.dsl.value;

/// Numbers in row-major order, each computed when it is asked for.
///
/// @see Quantity
public interface Elements {
    /// Element `index` as a double. Elements of which there is one for every index do not end.
    double at(long index);

    /// Stores element `index` as exactly as it is known: a double cannot be every int64 nor every NaN.
    default void put(long index, Cells cells) {
        cells.number(at(index));
    }

    /// True when all elements are one and the same number.
    default boolean isUniform() {
        return false;
    }

    /// How many operations [#at] takes, about.
    default int cost() {
        return 1;
    }
}
