package io.nir4j.cli;

import io.nir4j.backends.compare.Tolerance;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `1e-4`, or `spikes=0.002,numbers=1e-4`.
final class GivenTolerance implements ITypeConverter<Tolerance> {
    private static final List<String> NAMES = List.of("spikes", "numbers");

    @Override
    public Tolerance convert(String text) {
        if (text.indexOf('=') < 0) {
            double both = number(text);
            return new Tolerance(Math.min(1, both), both);
        }
        double spikes = Tolerance.STANDARD.spikes();
        double numbers = Tolerance.STANDARD.relative();
        for (String part : List.of(text.split(",", -1))) {
            int sign = part.indexOf('=');
            String name = sign < 0 ? part : part.substring(0, sign);
            double value = number(part.substring(sign + 1));
            switch (Choices.named(name.strip(), NAMES, known -> known, "tolerance")) {
                case "spikes" -> spikes = value;
                default -> numbers = value;
            }
        }
        if (spikes > 1) {
            throw new TypeConversionException("the tolerance of spikes is a share of positions, at most 1: 0.002");
        }
        return new Tolerance(spikes, numbers);
    }

    private static double number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for numbers that are no tolerance
        }
        throw new TypeConversionException("'" + text + "' is no tolerance; write 1e-4, or spikes=0.002,numbers=1e-4");
    }
}
