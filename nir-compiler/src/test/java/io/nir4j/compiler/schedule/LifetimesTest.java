package io.nir4j.compiler.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Schedule.Layer;
import io.nir4j.compiler.schedule.Schedule.Section;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifetimesTest {
    private static void assertLives(Scheduled scheduled, String node, String until) {
        Lifetimes lifetimes = Lifetimes.of(scheduled.schedule());
        assertEquals(Optional.of(scheduled.layer(until)), lifetimes.lastUse(scheduled.root(node)), scheduled::text);
    }

    @Test
    void signalLivesUntilItsLastReader() {
        Scheduled skip = Scheduled.of("""
            input x [2]
            a = Scale(scale = [1, 2])
            b = Scale(scale = [3, 4])
            c = Scale(scale = [5, 6])
            d = Scale(scale = [5, 6])
            x -> a -> b -> c -> output y
            a -> d -> output z
            """);

        assertLives(skip, "x", "a");
        assertLives(skip, "b", "c");
        assertLives(skip, "a", skip.layer("b") > skip.layer("d") ? "b" : "d");
    }

    @Test
    void signalThatNobodyReadsLivesInItsOwnLayer() {
        Scheduled scheduled = Scheduled.of("""
            input x [2]
            a = Scale(scale = [1, 2])
            dead = Scale(scale = [3, 4])
            x -> a -> output y
            x -> dead
            """);

        assertLives(scheduled, "a", "a");
        assertLives(scheduled, "dead", "dead");
    }

    @Test
    void signalLivesOnBehindAReshape() {
        Scheduled scheduled = Scheduled.of("""
            input x [2, 2]
            a = Scale(scale = [[1, 2], [3, 4]])
            flat = Flatten(start_dim = 0, end_dim = -1)
            b = Scale(scale = [1, 2, 3, 4])
            c = Scale(scale = [1, 2, 3, 4])
            x -> a -> flat -> b -> output y
            flat -> c -> output z
            """);

        assertLives(scheduled, "a", scheduled.layer("b") > scheduled.layer("c") ? "b" : "c");
        assertEquals(Optional.empty(), Lifetimes.of(scheduled.schedule()).lastUse(scheduled.signal("flat")));
    }

    @Test
    void whatIsPassedOnInsideALayerIsNotStored() {
        Scheduled scheduled = Scheduled.of("""
            input x [2]
            fc = Linear(weight = [[1, 2], [3, 4]])
            lif = LIF[2](tau = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V)
            x -> fc -> lif -> output y
            """);

        assertLives(scheduled, "x", "lif");
        assertEquals(-1, scheduled.layer("fc"));
    }

    @Test
    void everythingInACycleLivesUntilItsEnd() {
        Scheduled recurrent = Scheduled.of(ScheduleTest.RECURRENT);

        // What comes in is read again at every step; what goes round is read at the next one.
        assertEquals("[x, fc] [previous, sum, lif, rec]* [out]", recurrent.text());
        assertLives(recurrent, "fc", "rec");
        assertLives(recurrent, "rec", "rec");
        assertLives(recurrent, "lif", "out");
        assertLives(recurrent, "out", "out");
    }

    @Test
    void inARandomNetworkNothingDiesTooEarlyOrTooLate() {
        Property.forAllGraphs(32, 60, RandomGraphs.runnable(), graph -> {
            Scheduled scheduled = Scheduled.of(graph);
            assertEquals(
                    expected(scheduled.schedule()),
                    Lifetimes.of(scheduled.schedule()).last());
        });
    }

    /// The last layer that makes or reads each signal, cycles counting as one.
    private static Map<Signal, Integer> expected(Schedule schedule) {
        Map<Signal, Integer> last = new HashMap<>();
        int end = -1;
        for (Section section : schedule.sections()) {
            int first = end + 1;
            end += section.layers().size();
            for (int at = 0; at < section.layers().size(); at++) {
                Layer layer = section.layers().get(at);
                int when = section.loops() ? end : first + at;
                last.put(layer.result(), when);
                layer.ops().stream().skip(1).flatMap(op -> op.reads().stream()).forEach(last::remove);
                layer.first().reads().forEach(read -> last.put(schedule.root(read), when));
                if (layer.first() instanceof Op.Previous(var result, var input)) {
                    last.put(schedule.root(input), when);
                }
            }
        }
        return last;
    }
}
