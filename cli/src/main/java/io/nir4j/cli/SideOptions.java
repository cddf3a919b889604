package io.nir4j.cli;

import io.nir4j.dialects.Axes;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Change;
import io.nir4j.model.diagnostic.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/// What the user said about one side of a comparison.
///
/// @param option `--a` or `--b`
/// @param changes axes set otherwise, as `AXIS=CHOICE`
/// @param ignored parameters to ignore besides those of the dialect
/// @param honoured parameters to honour though the dialect ignores them
record SideOptions(
        String option,
        Optional<String> dialect,
        Optional<Double> stepSeconds,
        Optional<Precision> precision,
        Optional<String> backend,
        Optional<Path> file,
        Optional<Path> recorded,
        List<String> changes,
        List<String> ignored,
        List<String> honoured) {
    private static final List<String> KEYS =
            List.of("dialect", "dt", "precision", "backend", "file", "recorded", "ignore", "honour", Change.IGNORED);

    /// Reads the values of `option`.
    ///
    /// @param values each a list of `KEY=VALUE` with commas between them; a part without a key continues the last
    /// @throws Misuse if a key is not known, or a value cannot be one of its key
    static SideOptions of(String option, List<String> values) {
        Reading reading = new Reading(option);
        for (String value : values) {
            for (String part : parts(value)) {
                reading.take(part);
            }
        }
        return reading.read();
    }

    /// A comma belongs to a list of parameters, `ignored=resistance,v-leak`, or a file name, where no key follows it.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : List.of(text.split(",", -1))) {
            if (part.indexOf('=') < 0 && !parts.isEmpty()) {
                parts.add(parts.removeLast() + "," + part);
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private static final class Reading {
        private final String option;
        private Optional<String> dialect = Optional.empty();
        private Optional<Double> stepSeconds = Optional.empty();
        private Optional<Precision> precision = Optional.empty();
        private Optional<String> backend = Optional.empty();
        private Optional<Path> file = Optional.empty();
        private Optional<Path> recorded = Optional.empty();
        private final List<String> changes = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
        private final List<String> honoured = new ArrayList<>();

        Reading(String option) {
            this.option = option;
        }

        void take(String part) {
            int sign = part.indexOf('=');
            if (sign < 0) {
                throw new Misuse(option + " takes KEY=VALUE, such as dialect=norse, not '" + part + "'");
            }
            String key = part.substring(0, sign).strip();
            String value = part.substring(sign + 1).strip();
            try {
                set(key, value);
            } catch (TypeConversionException wrong) {
                throw new Misuse(option + ": " + wrong.getMessage());
            }
        }

        private void set(String key, String value) {
            switch (key) {
                case "dialect" -> dialect = once(key, dialect, value);
                case "dt" -> stepSeconds = once(key, stepSeconds, new Choices.Seconds().convert(value));
                case "precision" -> precision = once(key, precision, precision(value));
                case "backend" -> backend = once(key, backend, value);
                case "file" -> file = once(key, file, Path.of(value));
                case "recorded" -> recorded = once(key, recorded, Path.of(value));
                case "ignore" -> ignored.addAll(parameters(value));
                case "honour" -> honoured.addAll(parameters(value));
                default -> changes.add(change(key, value));
            }
        }

        private <T> Optional<T> once(String key, Optional<T> known, T value) {
            if (known.isPresent()) {
                throw new Misuse(option + " says " + key + " twice");
            }
            return Optional.of(value);
        }

        private String change(String key, String value) {
            if (!key.equals(Change.IGNORED) && Axes.choices(key).isEmpty()) {
                List<String> known = new ArrayList<>(KEYS);
                known.addAll(Axes.names());
                throw new Misuse(option + " knows no '" + key + "'; "
                        + Suggestion.hint(key, known)
                                .orElse("it takes " + String.join(", ", KEYS)
                                        + ", and the axes that 'nir dialects --axes' lists"));
            }
            return key + "=" + value;
        }

        private static List<String> parameters(String value) {
            List<String> parameters = new ArrayList<>();
            for (String name : List.of(value.split(",", -1))) {
                parameters.add(Choices.named(name.strip(), Axes.ignorable(), known -> known, "parameter to ignore"));
            }
            return parameters;
        }

        /// As `--precision` has it, or as the axis.
        private static Precision precision(String value) {
            for (Precision known : Precision.values()) {
                if (known.says().equals(value)) {
                    return known;
                }
            }
            return new Choices.PrecisionNamed().convert(value);
        }

        SideOptions read() {
            if (recorded.isPresent()
                    && (dialect.isPresent()
                            || stepSeconds.isPresent()
                            || precision.isPresent()
                            || backend.isPresent()
                            || file.isPresent()
                            || !changes.isEmpty()
                            || !ignored.isEmpty()
                            || !honoured.isEmpty())) {
                throw new Misuse(option + " is recorded, so nothing else can be said about it");
            }
            return new SideOptions(
                    option,
                    dialect,
                    stepSeconds,
                    precision,
                    backend,
                    file,
                    recorded,
                    List.copyOf(changes),
                    List.copyOf(ignored),
                    List.copyOf(honoured));
        }
    }
}
