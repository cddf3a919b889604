package io.nir4j.backends.harness;

import io.nir4j.backends.harness.Observation.Position;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where numbers that are compared one by one are too far apart, and how far.
final class Disagreement {
    private static final int MOST_SHOWN = 5;

    private final Map<Position, Long> byElement = new LinkedHashMap<>();
    private Optional<Position> first = Optional.empty();
    private Optional<Position> farthest = Optional.empty();
    private double error;
    private long positions;
    private long differing;

    /// Counts a position at which the numbers differ by `difference`.
    void add(Position compared, double difference, double tolerance) {
        positions++;
        if (difference <= tolerance) {
            return;
        }
        differing++;
        byElement.merge(new Position(0, compared.sample(), compared.element()), 1L, Long::sum);
        first = first.or(() -> Optional.of(compared));
        if (farthest.isEmpty() || difference > error) {
            error = difference;
            farthest = Optional.of(compared);
        }
    }

    /// The first position that differs.
    Optional<Position> first() {
        return first;
    }

    /// The position that differs most.
    Optional<Position> farthest() {
        return farthest;
    }

    /// The largest difference.
    double error() {
        return error;
    }

    /// How many positions were compared.
    long positions() {
        return positions;
    }

    /// How many of them differ.
    long differing() {
        return differing;
    }

    /// At how many steps the elements differ that do most often: `lif1[3] 9, lif1[7] 8`.
    String byElement(Function<Position, String> label) {
        String most = byElement.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_SHOWN)
                .map(entry -> label.apply(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        int more = byElement.size() - MOST_SHOWN;
        return more > 0 ? most + ", and " + more + " more" : most;
    }
}
