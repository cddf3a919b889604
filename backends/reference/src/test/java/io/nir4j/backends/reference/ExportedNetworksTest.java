package io.nir4j.backends.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.export.Export;
import io.nir4j.dialects.export.Exported;
import io.nir4j.dialects.export.Target;
import io.nir4j.dialects.export.Targets;
import io.nir4j.model.Graph;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a network gives under its own dialect, its export gives under that of the framework.
final class ExportedNetworksTest {
    private static final long SEED = 720;
    private static final int NETWORKS = 80;
    private static final int STEPS = 30;

    private static final RandomLayers NEURONS_IN_A_ROW =
            new RandomLayers(List.of("LIF", "IF"), 1e-4, true, false, false, false, false, false, true);

    /// Networks that a target can express, and how many of them it must.
    record Case(Target target, Dialect source, double stepSeconds, RandomLayers networks, int least) {
        @Override
        public String toString() {
            return source.name() + " to " + target.name();
        }
    }

    private static RandomLayers layers(double step, boolean plain, boolean loops, String... kinds) {
        return new RandomLayers(List.of(kinds), step, plain, !plain, !plain, loops, !plain, !plain, false);
    }

    static Stream<Case> cases() {
        double ms = 1e-3;
        double tenth = 1e-4;
        return Stream.of(
                new Case(Targets.NORSE, Dialects.NIR, ms, layers(ms, false, true, "LIF", "IF", "LI", "Threshold"), 55),
                new Case(Targets.NORSE, Dialects.NIR, ms, layers(ms, true, true, "CubaLIF", "LIF"), 75),
                new Case(Targets.NORSE, Dialects.NORSE, ms, layers(ms, false, true, "LIF", "CubaLIF", "IF", "LI"), 65),
                new Case(Targets.NORSE, Dialects.SNNTORCH, tenth, layers(tenth, false, true, "LIF", "CubaLIF"), 65),
                new Case(Targets.SNNTORCH, Dialects.NIR, ms, layers(ms, true, true, "LIF", "CubaLIF", "IF"), 75),
                new Case(
                        Targets.SNNTORCH,
                        Dialects.SNNTORCH,
                        tenth,
                        layers(tenth, false, true, "LIF", "CubaLIF", "IF", "Threshold"),
                        60),
                new Case(Targets.SNNTORCH, Dialects.NORSE, ms, layers(ms, true, true, "LIF", "CubaLIF", "IF"), 75),
                new Case(Targets.SINABS, Dialects.SINABS, ms, layers(ms, false, true, "LIF", "IF"), 60),
                new Case(Targets.SINABS, Dialects.SINABS_NATIVE, 1, layers(1, true, true, "LIF", "IF", "LI"), 75),
                new Case(Targets.ROCKPOOL, Dialects.ROCKPOOL, ms, layers(ms, true, false, "CubaLIF"), 75),
                new Case(Targets.SPYX, Dialects.SPYX, ms, layers(ms, true, false, "LIF", "CubaLIF", "IF"), 75),
                new Case(Targets.SPIKINGJELLY, Dialects.SPIKINGJELLY, tenth, layers(tenth, true, true, "LIF"), 75),
                new Case(Targets.SPIKINGJELLY, Dialects.NIR, tenth, layers(tenth, true, true, "LIF", "IF"), 75),
                new Case(Targets.LAVA, Dialects.LAVA, tenth, NEURONS_IN_A_ROW, 10),
                new Case(Targets.SPINNAKER2, Dialects.NIR, ms, layers(ms, true, true, "LIF", "CubaLIF", "IF"), 75),
                new Case(Targets.SPINNAKER2, Dialects.NORSE, ms, layers(ms, true, true, "LIF", "CubaLIF"), 75));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void giveTheSameSpikes(Case given) {
        int exported = 0;
        for (int number = 0; number < NETWORKS; number++) {
            exported += check(given, number) ? 1 : 0;
        }
        assertTrue(exported >= given.least(), given + ": only " + exported + " of " + NETWORKS + " were exported");
    }

    /// False if the target cannot express the network.
    private static boolean check(Case given, int number) {
        RandomGenerator random = new SplittableRandom(SEED + 1_000L * number);
        Graph graph = given.networks().next(random);
        Exported exported;
        try {
            exported = Export.of(graph, given.source(), given.stepSeconds())
                    .storing(DType.F64)
                    .to(given.target());
        } catch (InvalidNetwork refused) {
            assertTrue(
                    refused.diagnostics().stream().allMatch(finding -> finding.code() == Code.NOT_EXPORTABLE),
                    () -> "network " + number + " of " + given + ": " + refused.diagnostics());
            return false;
        }
        Tensor input = input(graph, random);
        double[] expected = outputs(graph, given.source(), given.stepSeconds(), input);
        double[] found = outputs(exported.graph(), exported.dialect(), exported.step(), input);
        String place = "network " + number + " of " + given + ", seed " + SEED + ": " + exported.changes();
        assertEquals(expected.length, found.length, place);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-7 * (1 + Math.abs(expected[i])), place + " at " + i);
        }
        return true;
    }

    private static Tensor input(Graph graph, RandomGenerator random) {
        Shape shape = Shape.of(STEPS, 1).plus(graph.input().orElseThrow());
        double[] spikes = random.doubles(shape.elements())
                .map(value -> value < 0.3 ? 1 : 0)
                .toArray();
        return Tensor.of(shape, spikes);
    }

    private static double[] outputs(Graph graph, Dialect dialect, double step, Tensor input) {
        Program program = Lowering.lower(TypedGraph.of(graph), dialect, step, new Findings());
        SimulationOptions options = new SimulationOptions(1, Precision.FLOAT64, List.of());
        try (Simulation simulation = new ReferenceSimulator().open(program, options)) {
            return simulation
                    .advance(Map.of(program.inputs().firstKey(), input))
                    .outputs()
                    .values()
                    .iterator()
                    .next()
                    .toDoubles();
        }
    }

    @Test
    void refusesOrWritesAnyNetwork() {
        for (Target target : Targets.all()) {
            for (long seed = 0; seed < 150; seed++) {
                Graph graph = RandomGraphs.runnable().generate(seed);
                String place = target.name() + ", seed " + seed;
                try {
                    Exported exported = Export.of(graph, Dialects.NIR, 1e-3).to(target);
                    TypedGraph.of(exported.graph());
                } catch (InvalidNetwork refused) {
                    assertTrue(
                            refused.diagnostics().stream().anyMatch(finding -> finding.code() == Code.NOT_EXPORTABLE),
                            () -> place + ": " + refused.diagnostics());
                }
            }
        }
    }
}
