package io.nir4j.cli;

import io.nir4j.backends.spi.LayerReport;
import java.util.List;

/// How long things took, in seconds.
///
/// @param load reading the network, lowering it, opening the backend
/// @param first the first run
/// @param warm the runs after it that were not measured
/// @param measured those that were, at least one
/// @param layers what was computed, in order, if somebody wants to know
record BenchResult(double load, double first, List<Double> warm, List<Double> measured, List<LayerReport> layers) {
    BenchResult {
        warm = List.copyOf(warm);
        measured = List.copyOf(measured);
        layers = List.copyOf(layers);
    }

    /// The time in the middle, or half-way between the two there.
    double median() {
        List<Double> sorted = measured.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    double fastest() {
        return measured.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double slowest() {
        return measured.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    double warmSeconds() {
        return warm.stream().mapToDouble(Double::doubleValue).sum();
    }
}
