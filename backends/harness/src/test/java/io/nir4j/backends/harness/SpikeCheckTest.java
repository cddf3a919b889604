package io.nir4j.backends.harness;

import static io.nir4j.backends.harness.Cases.check;
import static io.nir4j.backends.harness.Cases.difference;
import static io.nir4j.backends.harness.Cases.expect;
import static io.nir4j.backends.harness.Cases.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.spec.Expectation;
import io.nir4j.dsl.spec.Expectation.Fires;
import io.nir4j.dsl.spec.Expectation.SpikesAt;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpikeCheckTest {
    private static ScriptedSimulator spikes(double... values) {
        return new ScriptedSimulator().records("lif", values);
    }

    private static Expectation spikesAt(Long... steps) {
        return expect("lif", new SpikesAt(List.of(steps)));
    }

    @Test
    void acceptsTheSpikesExpected() {
        passes(check(spikes(0, 1, 0, 1), 4, spikesAt(1L, 3L), 1));
    }

    @Test
    void acceptsSilenceWhereItIsExpected() {
        passes(check(spikes(), 4, spikesAt(), 1));
    }

    @Test
    void showsTheFirstSpikeThatIsMissing() {
        ScriptedSimulator late = spikes(0, 1, 0, 0, 1, 0, 0, 0).records("lif.v", 0.5, 0, 0.25, 0.75, 0, 0.1, 0.2, 0.3);

        Difference difference = difference(check(late, 8, spikesAt(1L, 3L), 1));

        assertEquals(
                "lif[0] spikes at [1, 4], expected at [1, 3]",
                difference.finding().message());
        assertEquals("""
            first at step 3: a spike expected, none found
              step  expected  lif[0]  lif.v[0]
                 0         0       0       0.5
                 1         1       1         0
                 2         0       0      0.25
            >    3         1       0      0.75
                 4         0       1         0
                 5         0       0       0.1
                 6         0       0       0.2
            2 of 8 positions differ\
            """, String.join("\n", difference.trace()));
    }

    @Test
    void showsTheFirstSpikeTooMany() {
        Difference difference = difference(check(spikes(0, 1, 1), 3, spikesAt(2L), 1));

        assertEquals(
                "lif[0] spikes at [1, 2], expected at [2]", difference.finding().message());
        assertEquals(
                "first at step 1: a spike found, none expected",
                difference.trace().getFirst());
        assertEquals("1 of 3 positions differ", difference.trace().getLast());
    }

    @Test
    void silenceIsCalledSilence() {
        assertEquals(
                "lif[0] never spikes, expected at [2]",
                difference(check(spikes(), 3, spikesAt(2L), 1)).finding().message());
        assertEquals(
                "lif[0] spikes at [0], expected never",
                difference(check(spikes(1), 3, spikesAt(), 1)).finding().message());
    }

    @Test
    void aStepAfterTheEndIsNotMet() {
        Difference difference = difference(check(spikes(0, 1), 3, spikesAt(1L, 3L), 1));

        assertEquals(
                "a spike is expected at step 3, the run ends with step 2",
                difference.trace().getFirst());
    }

    @Test
    void withoutIndexEveryElementMustSpike() {
        passes(check(spikes(0, 0, 1, 1), 2, spikesAt(1L), 2));

        Difference difference = difference(check(spikes(0, 1, 1, 0), 2, spikesAt(1L), 2));

        assertEquals(
                "1 of 2 neurons of lif spike otherwise than expected, at [1]; lif[1] spikes at [0]",
                difference.finding().message());
        assertEquals("2 of 4 positions differ", difference.trace().getLast());
    }

    @Test
    void anIndexPicksOneElementInRowMajorOrder() {
        // Four elements, two steps: element (1, 0) spikes at step 1.
        ScriptedSimulator simulator = spikes(0, 0, 0, 0, 0, 0, 1, 0);

        passes(check(simulator, 2, expect("lif", new SpikesAt(List.of(1L)), 1, 0), 2, 2));
        assertEquals(
                "lif[0, 1] never spikes, expected at [1]",
                difference(check(simulator, 2, expect("lif", new SpikesAt(List.of(1L)), 0, 1), 2, 2))
                        .finding()
                        .message());
    }

    @Test
    void outputsGoByTheirNameAndShowTheMembraneBehindThem() {
        ScriptedSimulator simulator = new ScriptedSimulator().records("y", 0, 1).records("lif.v", 0.5, 0);

        Difference difference = difference(check(simulator, 2, expect("y", new SpikesAt(List.of())), 1));

        assertEquals("y[0] spikes at [1], expected never", difference.finding().message());
        assertTrue(difference.trace().contains("     0         0     0       0.5"), difference::toString);
    }

    @Test
    void numbersAreNoSpikes() {
        Difference difference = difference(check(spikes(0, 0.25), 3, spikesAt(), 1));

        assertEquals(
                "lif[0] is no spike train: it is 0.25 at step 1, and a spike is 1",
                difference.finding().message());
    }

    @Test
    void twoSpikesInAStepAreNoSpikeTrain() {
        Difference difference = difference(check(spikes(0, 2), 3, expect("lif", new Fires(1)), 1));

        assertTrue(difference.finding().message().contains("is no spike train"), difference::toString);
    }

    @Test
    void manySpikesAreCutInTheReport() {
        ScriptedSimulator busy = new ScriptedSimulator().records("lif", position -> 1);

        Difference difference = difference(check(busy, 99, spikesAt(), 1));

        assertEquals(
                "lif[0] spikes at [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, ...] (99 steps), expected"
                        + " never",
                difference.finding().message());
    }

    @Test
    void countsSpikes() {
        passes(check(spikes(0, 1, 0, 1), 5, expect("lif", new Fires(2)), 1));
    }

    @Test
    void aWrongCountShowsTheSpikesAndHowHighTheMembraneCame() {
        ScriptedSimulator once = spikes(0, 1, 0, 0).records("lif.v", 0.5, 0, 0.875, 0.25);

        Difference difference = difference(check(once, 4, expect("lif", new Fires(2)), 1));

        assertEquals("lif[0] fires once, expected 2 times", difference.finding().message());
        assertEquals(
                List.of("lif[0] spikes at [1]", "lif.v[0] after a step is at most 0.875, at step 2"),
                difference.trace());
    }

    @Test
    void everyElementMustFireSoOften() {
        passes(check(spikes(1, 0, 0, 1), 2, expect("lif", new Fires(1)), 2));

        assertEquals(
                "1 of 2 neurons of lif do not fire once; lif[1] fires 2 times",
                difference(check(spikes(1, 1, 0, 1), 2, expect("lif", new Fires(1)), 2))
                        .finding()
                        .message());
    }
}
