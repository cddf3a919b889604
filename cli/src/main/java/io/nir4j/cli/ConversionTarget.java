package io.nir4j.cli;

import io.nir4j.cli.draw.DrawingFormat;
import io.nir4j.dsl.SnnFile;
import io.nir4j.io.NetworkFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What `nir convert` can write: a network that can be read again, also as text, or a drawing of it.
sealed interface ConversionTarget {
    /// The name of the format for messages.
    String label();

    record Network(NetworkFormat format) implements ConversionTarget {
        @Override
        public String label() {
            return format.label();
        }
    }

    record Text() implements ConversionTarget {
        @Override
        public String label() {
            return SnnFile.FORMAT;
        }
    }

    record Drawing(DrawingFormat format) implements ConversionTarget {
        @Override
        public String label() {
            return "drawing (" + format.name().toLowerCase(Locale.ROOT) + ")";
        }
    }

    /// The target that the ending of `file` promises.
    static Optional<ConversionTarget> promisedBy(Path file) {
        if (SnnFile.isNamedBy(file)) {
            return Optional.of(new Text());
        }
        return NetworkFormat.promisedBy(file)
                .<ConversionTarget>map(Network::new)
                .or(() -> DrawingFormat.of(file.toString()).map(Drawing::new));
    }

    /// All endings of file names that are known.
    static List<String> endings() {
        return Stream.of(
                        Arrays.stream(NetworkFormat.values()).flatMap(format -> format.endings().stream()),
                        Stream.of(SnnFile.ENDING),
                        Arrays.stream(DrawingFormat.values()).map(DrawingFormat::ending))
                .flatMap(names -> names)
                .toList();
    }

    /// True for networks in this format.
    default boolean isNetwork(NetworkFormat wanted) {
        return this instanceof Network(var format) && format == wanted;
    }
}
