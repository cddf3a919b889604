package io.nir4j.compiler.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Schedule.Layer;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    static final String LIF = "LIF[2](tau = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V)\n";

    private static final String MLP = """
        input x [2]
        fc1 = Linear(weight = [[1, 2], [3, 4]])
        fc2 = Affine(weight = [[1, 2]], bias = 1)
        lif1 =\
        """ + LIF + """
        lif2 = LIF[1](tau = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V)
        x -> fc1 -> lif1 -> fc2 -> lif2 -> output y
        """;

    static final String RECURRENT = """
        input x [2]
        fc = Linear(weight = [[1, 2], [3, 4]])
        rec = Linear(weight = [[0, 1], [1, 0]])
        out = Linear(weight = [[1, 1]])
        lif =\
        """ + LIF + """
        x -> fc -> lif -> rec -> lif -> out -> output y
        """;

    private static final String POOLED = """
        input x [1, 4, 4]
        conv = Conv2d(weight = [[[[1, 2]]]], stride = 1, padding = 0, dilation = 1, groups = 1, bias = 0)
        pool = SumPool2d(kernel_size = [2, 1], stride = [2, 1], padding = 0)
        """;

    @Test
    void neuronsGoBehindTheirMatrix() {
        assertEquals("[x, fc1+lif1, fc2+lif2]", Scheduled.of(MLP).text());
    }

    @Test
    void layerTellsItsNeuronsAndItsFirstOperation() {
        Scheduled mlp = Scheduled.of(MLP);
        Layer layer = mlp.layerOf("lif1");

        assertEquals("lif1", layer.neurons().orElseThrow().node());
        assertTrue(layer.first() instanceof Op.MatMul, () -> "" + layer.first());
        assertTrue(mlp.layerOf("x").neurons().isEmpty());
    }

    @Test
    void matrixThatSomebodyWantsToSeeStandsAlone() {
        assertEquals("[x, fc1, lif1, fc2+lif2]", Scheduled.of(MLP, "fc1").text());
        assertEquals("[x, fc1+lif1, fc2+lif2]", Scheduled.of(MLP, "lif1").text());
    }

    @Test
    void matrixThatTwoHearStandsAlone() {
        String fanOut = MLP + "lif3 = " + LIF + "fc1 -> lif3 -> output z\n";

        assertEquals("[x, fc1, lif1, fc2+lif2, lif3]", Scheduled.of(fanOut).text());
    }

    @Test
    void matrixThatIsAnOutputStandsAlone() {
        String seen = MLP + "fc1 -> output z\n";

        assertTrue(
                Scheduled.of(seen).text().contains("fc1, "),
                () -> Scheduled.of(seen).text());
    }

    @Test
    void neuronsBehindTwoMatricesStandAlone() {
        String sum = MLP + "fc3 = Linear(weight = [[1, 0], [0, 1]])\nx -> fc3 -> lif1\n";

        assertEquals("[x, fc1, fc3, sum, lif1, fc2+lif2]", Scheduled.of(sum).text());
    }

    @Test
    void matrixOverAnEdgeThatIsMadeTwiceIsAddedUp() {
        assertEquals(
                "[x, fc1, sum, lif1, fc2+lif2]",
                Scheduled.of(MLP + "fc1 -> lif1\n").text());
    }

    @Test
    void stackOfMatricesStandsAlone() {
        String stack = """
            input x [3, 2]
            fc = Linear(weight = [[[1, 2], [3, 4]], [[1, 2], [3, 4]], [[1, 2], [3, 4]]])
            lif = IF[3, 2](r = 1 Ohm, v_threshold = 1 V)
            x -> fc -> lif -> output y
            """;

        assertEquals("[x, fc, lif]", Scheduled.of(stack).text());
    }

    @Test
    void convolutionAndItsPoolAreOneConvolution() {
        assertEquals(
                "[x, pool]",
                Scheduled.of(POOLED + "x -> conv -> pool -> output y\n").text());
    }

    @Test
    void poolOfAPoolStandsAlone() {
        String two = POOLED + """
            again = AvgPool2d(kernel_size = [1, 3], stride = [1, 1], padding = 0)
            x -> conv -> pool -> again -> output y
            """;

        assertEquals("[x, pool, again]", Scheduled.of(two).text());
    }

    @Test
    void neuronsGoBehindTheirConvolution() {
        String neurons = POOLED + """
            lif = IF(r = 1 Ohm, v_threshold = 1 V)
            x -> conv -> pool -> lif -> output y
            """;

        assertEquals("[x, pool+lif]", Scheduled.of(neurons).text());
    }

    @Test
    void convolutionThatTwoHearIsNotPooledAway() {
        String heard = POOLED + "x -> conv -> pool -> output y\nconv -> output z\n";

        assertEquals("[x, conv, pool]", Scheduled.of(heard).text());
    }

    @Test
    void poolOverChannelsOfOneAxisStandsAlone() {
        String flat = """
            input x [4, 6]
            conv = Conv1d(weight = [[[1]], [[2]], [[3]], [[4]]], stride = 1, padding = 0, dilation = 1, groups = 4,
                          bias = 0)
            pool = SumPool2d(kernel_size = [2, 2], stride = [2, 2], padding = 0)
            x -> conv -> pool -> output y
            """;

        assertEquals("[x, conv, pool]", Scheduled.of(flat).text());
    }

    @Test
    void cyclesLoopAndNothingElse() {
        Scheduled recurrent = Scheduled.of(RECURRENT);

        assertEquals(List.of(false, true, false), loops(recurrent));
        assertEquals("[x, fc] [previous, sum, lif, rec]* [out]", recurrent.text());
    }

    private static List<Boolean> loops(Scheduled scheduled) {
        return scheduled.schedule().sections().stream()
                .map(Schedule.Section::loops)
                .toList();
    }

    @Test
    void matrixBeforeACycleStaysOutsideOfIt() {
        String alone = """
            input x [2]
            fc = Linear(weight = [[1, 2], [3, 4]])
            lif =\
            """ + LIF + """
            back = Scale(scale = [1, 1])
            x -> fc -> lif -> back -> lif
            lif -> output y
            """;
        Scheduled scheduled = Scheduled.of(alone);

        assertTrue(scheduled.text().startsWith("[x, fc] ["), scheduled::text);
    }

    @Test
    void matrixGoesWithItsNeuronsInsideACycle() {
        String ring = """
            input x [2]
            start =\
            """ + LIF + """
            fc = Linear(weight = [[1, 2], [3, 4]])
            lif =\
            """ + LIF + """
            x -> start -> fc -> lif -> start
            lif -> output y
            """;
        Scheduled scheduled = Scheduled.of(ring);

        assertTrue(scheduled.text().contains("fc+lif]*"), scheduled::text);
    }

    @Test
    void matrixThatGoesRoundByItselfStandsAlone() {
        String ring = """
            input x [2]
            a =\
            """ + LIF + """
            fc = Linear(weight = [[1, 2], [3, 4]])
            lif =\
            """ + LIF + """
            x -> a -> fc -> lif -> a
            fc -> a
            lif -> output y
            """;

        assertTrue(Scheduled.of(ring).text().contains("fc, lif]*"), Scheduled.of(ring)::text);
    }

    @Test
    void everyCycleLoopsForItself() {
        String two = """
            input x [2]
            a =\
            """ + LIF + """
            fc = Linear(weight = [[1, 2], [3, 4]])
            b =\
            """ + LIF + """
            x -> a -> a -> fc -> b -> b -> output y
            """;

        assertEquals(List.of(false, true, false, true), loops(Scheduled.of(two)));
        assertTrue(Scheduled.of(two).text().contains("* [fc] ["), Scheduled.of(two)::text);
    }

    @Test
    void nestedCycleIsOneOfTheWhole() {
        String nested = """
            input x [2]
            b = {
                input in [2]
                fc = Linear(weight = [[1, 2], [3, 4]])
                lif =\
            """ + LIF + """
                in -> fc -> lif -> lif
                lif -> output out
            }
            x -> b -> output y
            """;
        Scheduled scheduled = Scheduled.of(nested);

        assertEquals(List.of(false, true), loops(scheduled));
        assertTrue(scheduled.text().startsWith("[x, b/fc] ["), scheduled::text);
    }

    @Test
    void reshapesAreGoneAndHaveARoot() {
        String flat = """
            input x [2, 2]
            flat = Flatten(start_dim = 0, end_dim = -1)
            fc = Linear(weight = [[1, 2, 3, 4], [1, 0, 0, 0]])
            lif =\
            """ + LIF + """
            x -> flat -> fc -> lif -> output y
            """;
        Scheduled scheduled = Scheduled.of(flat);

        assertEquals("[x, fc+lif]", scheduled.text());
        assertNotEquals(scheduled.signal("x"), scheduled.signal("flat"));
        assertEquals(scheduled.signal("x"), scheduled.root("flat"));
        assertEquals(scheduled.signal("lif"), scheduled.root("lif"));
        assertEquals(scheduled.root("lif"), scheduled.root("y"));
    }

    @Test
    void whatIsKeptBehindAReshapeIsKept() {
        String flat = """
            input x [2]
            fc = Linear(weight = [[1, 2], [3, 4]])
            flat = Flatten(start_dim = 0, end_dim = 0)
            lif =\
            """ + LIF + """
            x -> fc -> flat -> lif -> output y
            """;

        assertEquals("[x, fc+lif]", Scheduled.of(flat).text());
        assertEquals("[x, fc, lif]", Scheduled.of(flat, "flat").text());
    }

    @Test
    void everyOperationButReshapesRunsOnceAndAfterWhatItReads() {
        Property.forAllGraphs(31, 60, RandomGraphs.runnable(), graph -> {
            Scheduled scheduled = Scheduled.of(graph);
            Set<Signal> made = new HashSet<>();
            scheduled.schedule().layers().flatMap(layer -> layer.ops().stream()).forEach(op -> {
                op.reads()
                        .forEach(read -> assertTrue(
                                made.contains(scheduled.schedule().root(read)), () -> op + " reads " + read));
                assertFalse(op instanceof Op.Reshape);
                assertTrue(made.add(op.result()), () -> op + " twice");
            });
            long expected = scheduled
                    .program()
                    .ops()
                    .filter(op -> !(op instanceof Op.Reshape))
                    .count();
            assertEquals(expected, made.size());
        });
    }
}
