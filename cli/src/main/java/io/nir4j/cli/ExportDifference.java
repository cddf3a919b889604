package io.nir4j.cli;

import io.nir4j.backends.compare.Comparison;
import io.nir4j.backends.compare.Feed;
import io.nir4j.backends.compare.Side.Simulated;
import io.nir4j.backends.compare.Tolerance;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Signal;
import io.nir4j.dialects.export.Exported;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// How far a network written for a framework is from the one that was meant, measured by running both.
///
/// @param comparison of the network as it was, A, and as it was written, B
/// @param data what they were fed
record ExportDifference(Comparison comparison, String data) {
    private static final int STEPS = 200;
    private static final int BATCH = 4;
    private static final double RATE = 0.2;
    private static final int SEED = 1;
    private static final long MOST_NUMBERS = 1L << 23;

    /// Runs both networks on `input`, or on random spikes.
    ///
    /// @param findings receives a warning for each layer that has no counterpart
    static ExportDifference measure(ExportOptions.Written written, Optional<String> input, Findings findings) {
        Simulator simulator = GivenBackends.named(GivenBackends.STANDARD);
        Exported exported = written.exported();
        Simulated before = new Simulated(
                TypedGraph.of(written.given().graph()),
                written.dialect().dialect(),
                written.step().seconds(),
                simulator);
        Simulated after =
                new Simulated(TypedGraph.of(exported.graph()), exported.dialect(), exported.step(), simulator);
        Program program = before.program(new Findings());
        Feed feed = input.map(file -> InputArrays.of(
                                program,
                                NamedArray.of(List.of(file), program.inputs().keySet()))
                        .feed())
                .orElseGet(() -> randomSpikes(program.inputs()));
        Map<String, String> partners = new HashMap<>();
        exported.origins().forEach((name, origin) -> partners.put(origin, name));
        return new ExportDifference(
                Comparison.ofRewritten(before, after, partners, feed, Tolerance.STANDARD, findings), data(input));
    }

    private static String data(Optional<String> input) {
        return input.orElse("random spikes, rate " + RATE + ", seed " + SEED);
    }

    /// Spikes that are the same each time; of large inputs fewer steps.
    private static Feed randomSpikes(Map<String, Signal> inputs) {
        SplittableRandom random = new SplittableRandom(SEED);
        long perStep = BATCH
                * inputs.values().stream()
                        .mapToLong(input -> input.shape().elements())
                        .sum();
        long steps = Math.clamp(MOST_NUMBERS / Math.max(1, perStep), 1, STEPS);
        Map<String, Tensor> spikes = new LinkedHashMap<>();
        inputs.forEach((name, input) -> {
            Shape shape = Shape.of(steps, BATCH).plus(input.shape());
            double[] values = random.doubles(shape.elements())
                    .map(value -> value < RATE ? 1 : 0)
                    .toArray();
            spikes.put(name, Tensor.of(shape, values));
        });
        return Feed.of(spikes);
    }
}
