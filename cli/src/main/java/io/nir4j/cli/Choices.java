package io.nir4j.cli;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Values of options that are more than text, each with a message that helps where it is none of the known ones.
final class Choices {
    private Choices() {}

    /// The item whose name is `text`.
    static <T> T named(String text, Collection<T> items, Function<T, String> name, String what) {
        List<String> names = items.stream().map(name).toList();
        return items.stream()
                .filter(item -> name.apply(item).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no " + what + " '" + text + "'; "
                        + Suggestion.hint(text, names).orElse("known are " + String.join(", ", names))));
    }

    /// A dialect by name.
    static final class DialectNamed implements ITypeConverter<Dialect> {
        @Override
        public Dialect convert(String text) {
            return named(text, Dialects.all(), Dialect::name, "dialect");
        }
    }

    /// `f32` or `f64`.
    static final class PrecisionNamed implements ITypeConverter<Precision> {
        @Override
        public Precision convert(String text) {
            return named(text, List.of(Precision.values()), PrecisionNamed::shortName, "precision");
        }

        private static String shortName(Precision precision) {
            return switch (precision) {
                case FLOAT32 -> "f32";
                case FLOAT64 -> "f64";
            };
        }
    }

    /// A positive span of time: `1ms`, `0.1 ms`, `100us`, or a number of seconds.
    static final class Seconds implements ITypeConverter<Double> {
        private static final Pattern FORM =
                Pattern.compile("([0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*(s|ms|us|\u00b5s|\u03bcs|ns)?");

        @Override
        public Double convert(String text) {
            Matcher parts = FORM.matcher(text.strip());
            return Optional.of(parts)
                    .filter(Matcher::matches)
                    .flatMap(Seconds::seconds)
                    .filter(seconds -> seconds > 0 && Double.isFinite(seconds))
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no time step; write 1ms, 100us, or a positive number of seconds: 1e-4"));
        }

        /// Divides, as 100 / 1e6 is the double nearest to 1e-4 and 100 * 1e-6 is not.
        private static Optional<Double> seconds(Matcher parts) {
            try {
                double number = Double.parseDouble(parts.group(1));
                return Optional.of(
                        switch (Optional.ofNullable(parts.group(2)).orElse("s")) {
                            case "s" -> number;
                            case "ms" -> number / 1e3;
                            case "ns" -> number / 1e9;
                            default -> number / 1e6;
                        });
            } catch (NumberFormatException severalPoints) {
                return Optional.empty();
            }
        }
    }
}
