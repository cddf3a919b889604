package io.nir4j.model;

/// The physical quantity that a parameter measures; NIR stores it in the unit named here.
public enum Unit {
    SECOND("s"),
    VOLT("V"),
    OHM("Ohm"),
    NONE("");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /// `s`, `V`, `Ohm`, or empty for a pure number.
    public String symbol() {
        return symbol;
    }
}
