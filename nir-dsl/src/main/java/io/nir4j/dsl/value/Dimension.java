package io.nir4j.dsl.value;

import io.nir4j.model.Unit;
import java.util.StringJoiner;

/// What a quantity measures, as a product of powers of the base units: `s/Ohm` is a capacitance.
public record Dimension(int seconds, int volts, int ohms) {
    /// A pure number.
    public static final Dimension NONE = new Dimension(0, 0, 0);

    public static final Dimension TIME = new Dimension(1, 0, 0);
    public static final Dimension VOLTAGE = new Dimension(0, 1, 0);
    public static final Dimension RESISTANCE = new Dimension(0, 0, 1);
    public static final Dimension CAPACITANCE = new Dimension(1, 0, -1);
    public static final Dimension FREQUENCY = new Dimension(-1, 0, 0);

    /// What a field in `unit` measures.
    public static Dimension of(Unit unit) {
        return switch (unit) {
            case SECOND -> TIME;
            case VOLT -> VOLTAGE;
            case OHM -> RESISTANCE;
            case NONE -> NONE;
        };
    }

    public boolean isNone() {
        return seconds == 0 && volts == 0 && ohms == 0;
    }

    public Dimension times(Dimension other) {
        return other.isNone() ? this : new Dimension(seconds + other.seconds, volts + other.volts, ohms + other.ohms);
    }

    public Dimension over(Dimension other) {
        return other.isNone() ? this : new Dimension(seconds - other.seconds, volts - other.volts, ohms - other.ohms);
    }

    /// The base unit: `s`, `F`, `V/s`, `s^2*V`, or empty for a pure number.
    @Override
    public String toString() {
        return Measure.baseOf(this).orElseGet(this::product);
    }

    private String product() {
        StringJoiner above = new StringJoiner("*");
        StringJoiner below = new StringJoiner("/", "/", "").setEmptyValue("");
        power("s", seconds, above, below);
        power("V", volts, above, below);
        power("Ohm", ohms, above, below);
        return (isNone() ? "" : above.length() == 0 ? "1" : above.toString()) + below;
    }

    private static void power(String unit, int exponent, StringJoiner above, StringJoiner below) {
        if (exponent != 0) {
            String power = Math.abs(exponent) == 1 ? unit : unit + "^" + Math.abs(exponent);
            (exponent > 0 ? above : below).add(power);
        }
    }
}
