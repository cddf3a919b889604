package io.nir4j.backends.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.compare.Planted.Found;
import io.nir4j.backends.spi.Backends;
import io.nir4j.dialects.Axes;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IntVector;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One choice made otherwise in a network that exposes it is named, whichever it is; `PlantedTable` does the same with
/// many networks.
class PlantedChangeTest {
    private static final List<Long> SEEDS = List.of(1L, 2L);

    /// Padding cannot be ignored where there is any: what follows would not fit.
    private static final Choice NEVER_RUN = new Choice.Parameter(Ignored.SUM_POOL_PADDING, true);

    static List<Planted> planted() {
        return Planted.all().stream()
                .filter(planted -> !planted.choice().equals(NEVER_RUN))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void isTheReasonBetweenTwoRuns(Planted planted) {
        for (long seed : SEEDS) {
            Found found = planted.in(planted.compare(seed));

            assertTrue(found.parted(), () -> planted.choice().text() + " does not show, seed " + seed);
            assertTrue(found.first(), () -> planted.choice().text() + " is not named, seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("planted")
    void isAmongTheReasonsWhereOnlyTheResultIsKnown(Planted planted) {
        long seed = SEEDS.getFirst();

        Found found = planted.in(planted.compareWithRecording(seed));

        assertTrue(found.parted(), () -> planted.choice().text() + " does not show, seed " + seed);
        assertTrue(found.named(), () -> planted.choice().text() + " is not named, seed " + seed);
        assertTrue(
                found.equals() <= 3,
                () -> found.equals() + " explain " + planted.choice().text());
    }

    @Test
    void everyChoiceOfEveryAxisIsPlanted() {
        Set<String> expected = new TreeSet<>();
        Axes.names()
                .forEach(axis -> Axes.choices(axis).forEach(choice -> expected.add(new Choice.OnAxis(choice).text())));
        Axes.ignorable().forEach(parameter -> expected.add("ignore=" + parameter));
        expected.add("dt=2ms");
        Set<String> found = new TreeSet<>();
        Planted.all().forEach(planted -> found.add(planted.choice().text()));

        assertEquals(expected, found);
    }

    @Test
    void paddingThatIsIgnoredCannotBeRunAtAll() {
        IntVector two = IntVector.of(2, 2);
        GraphBuilder graph = Graph.builder();
        graph.input("in", 1, 4, 4)
                .then("pool", new SumPool2d(two, two, IntVector.of(1, 1)))
                .output("out", 1, 3, 3);
        Side.Simulated side = new Side.Simulated(
                        TypedGraph.of(graph.build()), Dialects.NIR, 1e-3, Backends.simulator("reference"))
                .stepping(Discretization.CANONICAL);

        assertThrows(InvalidNetwork.class, () -> NEVER_RUN.in(side).program(new Findings()));
    }
}
