package io.nir4j.dsl.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A unit that a text may use: one of it is `10^powerOfTen` base units. This table is their home.
public record Measure(String symbol, int powerOfTen, Dimension dimension) {
    private static final List<Measure> ALL = List.of(
            new Measure("s", 0, Dimension.TIME),
            new Measure("ms", -3, Dimension.TIME),
            new Measure("us", -6, Dimension.TIME),
            new Measure("V", 0, Dimension.VOLTAGE),
            new Measure("mV", -3, Dimension.VOLTAGE),
            new Measure("Ohm", 0, Dimension.RESISTANCE),
            new Measure("kOhm", 3, Dimension.RESISTANCE),
            new Measure("MOhm", 6, Dimension.RESISTANCE),
            new Measure("F", 0, Dimension.CAPACITANCE),
            new Measure("nF", -9, Dimension.CAPACITANCE),
            new Measure("pF", -12, Dimension.CAPACITANCE),
            new Measure("Hz", 0, Dimension.FREQUENCY),
            new Measure("kHz", 3, Dimension.FREQUENCY));

    private static final Map<String, Measure> BY_SYMBOL = new LinkedHashMap<>();

    static {
        ALL.forEach(measure -> BY_SYMBOL.put(measure.symbol, measure));
    }

    /// The unit with this symbol.
    public static Optional<Measure> named(String symbol) {
        return Optional.ofNullable(BY_SYMBOL.get(symbol));
    }

    /// All symbols, for suggestions and editors.
    public static Set<String> symbols() {
        return Collections.unmodifiableSet(BY_SYMBOL.keySet());
    }

    /// The unit in which numbers of this dimension are kept, if it has a name.
    static Optional<String> baseOf(Dimension dimension) {
        return ALL.stream()
                .filter(measure -> measure.powerOfTen == 0 && measure.dimension.equals(dimension))
                .map(Measure::symbol)
                .findFirst();
    }
}
