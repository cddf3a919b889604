package io.nir4j.backends.harness;

import static io.nir4j.backends.harness.Cases.FEED;
import static io.nir4j.backends.harness.Cases.TARGET;
import static io.nir4j.backends.harness.Cases.TEST;
import static io.nir4j.backends.harness.Cases.expect;
import static io.nir4j.backends.harness.Cases.fault;
import static io.nir4j.backends.harness.Cases.feed;
import static io.nir4j.backends.harness.Cases.network;
import static io.nir4j.backends.harness.Cases.passes;
import static io.nir4j.backends.harness.Cases.signal;
import static io.nir4j.backends.harness.Cases.test;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.spec.Expectation.SpikesAt;
import io.nir4j.dsl.spec.Feed;
import io.nir4j.dsl.spec.Feed.Constant;
import io.nir4j.dsl.spec.Feed.Poisson;
import io.nir4j.dsl.spec.Feed.Recorded;
import io.nir4j.dsl.spec.Feed.Spikes;
import io.nir4j.dsl.spec.Stated;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedingTest {
    private static TestResult run(ScriptedSimulator simulator, Graph graph, Feed... feeds) {
        return TestRunner.run(graph, test(List.of(feeds), expect("lif", new SpikesAt(List.of()))), simulator);
    }

    private static Tensor fed(Graph graph, Feed... feeds) {
        ScriptedSimulator simulator = new ScriptedSimulator();
        passes(run(simulator, graph, feeds));
        return simulator.inputs.get("x");
    }

    private static Diagnostic refused(Feed... feeds) {
        return fault(run(new ScriptedSimulator(), network(2), feeds));
    }

    private static Recorded array(Shape shape) {
        return new Recorded(Tensor.filled(DType.F32, shape, 1));
    }

    @Test
    void aConstantIsFedToEveryElementAtEveryStep() {
        Tensor fed = fed(network(2), feed(3, new Constant(0.5)));

        assertEquals(Tensor.of(Shape.of(3, 1, 2), 0.5, 0.5, 0.5, 0.5, 0.5, 0.5), fed);
    }

    @Test
    void spikesAreOnes() {
        assertEquals(
                Tensor.of(Shape.of(4, 1, 1), 0.0, 1.0, 0.0, 1.0),
                fed(network(1), feed(4, new Spikes(List.of(1L, 3L)))));
    }

    @Test
    void anIndexFeedsOneElement() {
        assertArrayEquals(
                new double[] {0, 0, 0, 7, 0, 0},
                fed(network(2, 3), feed(1, new Constant(7), 1, 0)).toDoubles());
    }

    @Test
    void feedsOfAnInputAddUp() {
        assertArrayEquals(
                new double[] {0.5, 1.5},
                fed(network(2), feed(1, new Constant(0.5)), feed(new Constant(1), 1))
                        .toDoubles());
    }

    @Test
    void anArrayPerStepGoesToAllElements() {
        assertArrayEquals(
                new double[] {1, 1, 2, 2},
                fed(network(2), feed(new Recorded(Tensor.ofDoubles(1, 2)))).toDoubles());
    }

    @Test
    void anArrayWithFeaturesGoesToItsElements() {
        Tensor array = Tensor.of(Shape.of(2, 2), 1.0, 2.0, 3.0, 4.0);

        assertArrayEquals(
                new double[] {1, 2, 3, 4},
                fed(network(2), feed(new Recorded(array))).toDoubles());
    }

    @Test
    void anArrayWithABatchGivesTheRunItsBatch() {
        Tensor array = Tensor.of(Shape.of(1, 2, 2), 1.0, 2.0, 3.0, 4.0);

        Tensor fed = fed(network(2), feed(new Recorded(array)), feed(new Constant(10)));

        assertEquals(Tensor.of(Shape.of(1, 2, 2), 11.0, 12.0, 13.0, 14.0), fed);
    }

    @Test
    void anArrayForOneElementHasNoFeatures() {
        Tensor batch = Tensor.of(Shape.of(1, 2), 5.0, 6.0);

        assertArrayEquals(
                new double[] {0, 1, 0, 2},
                fed(network(2), feed(new Recorded(Tensor.ofDoubles(1, 2)), 1)).toDoubles());
        assertArrayEquals(
                new double[] {0, 5, 0, 6},
                fed(network(2), feed(new Recorded(batch), 1)).toDoubles());
    }

    @Test
    void poissonSpikesAreThoseOfTheSeed() {
        Tensor first = fed(network(50), feed(40, new Poisson(300, 1)));

        assertEquals(first, fed(network(50), feed(40, new Poisson(300, 1))));
        assertNotEquals(first, fed(network(50), feed(40, new Poisson(300, 2))));
        // A longer run begins as the shorter one.
        double[] longer = fed(network(50), feed(50, new Poisson(300, 1))).toDoubles();
        assertArrayEquals(first.toDoubles(), Arrays.copyOf(longer, 40 * 50));
    }

    @Test
    void poissonSpikesComeAtTheirRate() {
        double[] spikes = fed(network(100), feed(1000, new Poisson(50, 7))).toDoubles();

        assertTrue(Arrays.stream(spikes).allMatch(value -> value == 0 || value == 1));
        // 100,000 draws at 0.05: five standard deviations are 345.
        assertEquals(5000, Arrays.stream(spikes).sum(), 345, "seed 7");
        // Independent from step to step: pairs of neighbours at 0.05^2, five standard deviations are 80.
        double pairs = 0;
        for (int i = 100; i < spikes.length; i++) {
            pairs += spikes[i] == 1 && spikes[i - 100] == 1 ? 1 : 0;
        }
        assertEquals(250, pairs, 80, "seed 7");
    }

    @Test
    void poissonOfOneElementIsThatOfAll() {
        double[] all = fed(network(3), feed(20, new Poisson(400, 5))).toDoubles();
        double[] one = fed(network(3), feed(20, new Poisson(400, 5), 1)).toDoubles();

        for (int i = 0; i < all.length; i++) {
            assertEquals(i % 3 == 1 ? all[i] : 0, one[i], "position " + i);
        }
    }

    @Test
    void certainSpikesComeAtEveryStepAndImpossibleOnesNever() {
        assertEquals(
                60,
                Arrays.stream(fed(network(3), feed(20, new Poisson(1000, 5))).toDoubles())
                        .sum());
        assertEquals(
                0,
                Arrays.stream(fed(network(3), feed(20, new Poisson(0, 5))).toDoubles())
                        .sum());
    }

    @Test
    void refusesARateAboveOneSpikeAStep() {
        Diagnostic fault = refused(feed(20, new Poisson(2000, 1)));

        assertEquals("a rate of 2000 Hz is 2 spikes in a step of 0.001 s; there is at most one", fault.message());
        assertEquals(FEED, fault.place());
    }

    @Test
    void refusesAnUnknownInputWithASuggestion() {
        Feed wrong = new Feed(signal("xx", TARGET), new Constant(1), Optional.of(new Stated<>(3L, FEED)), FEED);

        TestResult.CannotRun cannot =
                (TestResult.CannotRun) run(new ScriptedSimulator(), network(2), wrong, feed(3, new Constant(1)));

        assertEquals(
                "the network has no input 'xx'", cannot.findings().getFirst().message());
        assertEquals(
                Optional.of("did you mean 'x'?"), cannot.findings().getFirst().hint());
        assertEquals(TARGET, cannot.findings().getFirst().place());
    }

    @Test
    void namesInputsThatAreNotFed() {
        TestResult.CannotRun cannot = (TestResult.CannotRun) run(new ScriptedSimulator(), network(2));

        assertEquals(
                "the test feeds nothing to input 'x'",
                cannot.findings().getFirst().message());
        assertEquals(TEST, cannot.findings().getFirst().place());
    }

    @Test
    void refusesAnElementThatIsNotThere() {
        assertEquals(
                "there is no x[2]: x has shape (2)",
                refused(feed(3, new Constant(1), 2)).message());
        assertEquals(
                "there is no x[0, 0]: x has shape (2)",
                refused(feed(3, new Constant(1), 0, 0)).message());
    }

    @Test
    void refusesToGuessTheNumberOfSteps() {
        Diagnostic fault = refused(feed(new Constant(1)));

        assertEquals("nothing says how many steps to run", fault.message());
        assertEquals(Optional.of("end a feed with 'for 20 steps'"), fault.hint());
    }

    @Test
    void refusesDifferentNumbersOfSteps() {
        Diagnostic fault = refused(feed(3, new Constant(1)), feed(array(Shape.of(4))));

        assertEquals("the feeds have different numbers of steps: 3 and 4", fault.message());
        assertEquals(List.of(FEED), fault.others());
    }

    @Test
    void refusesAnArrayThatIsNotAsLongAsItsFeedSays() {
        assertEquals(
                "the feeds have different numbers of steps: 3 and 4",
                refused(feed(3, array(Shape.of(4)))).message());
    }

    @Test
    void refusesDifferentBatches() {
        assertEquals(
                "the feeds have different batches: 2 and 3",
                refused(feed(array(Shape.of(4, 2, 2))), feed(array(Shape.of(4, 3, 2))))
                        .message());
    }

    @Test
    void refusesAnArrayThatDoesNotFit() {
        Diagnostic fault = refused(feed(array(Shape.of(4, 3))));

        assertEquals(
                "the array for x has shape (4, 3), expected (steps), (steps, 2) or (steps, batch, 2)", fault.message());
        assertEquals(FEED, fault.place());
        assertEquals(
                "the array for x[1] has shape (4, 2, 2), expected (steps) or (steps, batch)",
                refused(feed(array(Shape.of(4, 2, 2)), 1)).message());
    }

    @Test
    void refusesAnEmptyArray() {
        assertEquals(
                "the array for x has shape (0, 2): it holds nothing",
                refused(feed(array(Shape.of(0, 2)))).message());
    }

    @Test
    void refusesASpikeAfterTheEnd() {
        assertEquals(
                "a spike is fed at step 3, the last step is 2",
                refused(feed(3, new Spikes(List.of(1L, 3L)))).message());
    }
}
