package io.nir4j.io.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservablesTest {
    private static TimeGriddedData randomGrid(long seed, double stepSeconds) {
        Random random = new Random(seed);
        long[] spikes = random.ints(3 * 50 * 4, 0, 5)
                .mapToLong(value -> value == 0 ? 1 : 0)
                .toArray();
        return new TimeGriddedData(Tensor.of(Shape.of(3, 50, 4), spikes).cast(DType.BOOL), stepSeconds);
    }

    private static EventData events(double durationSeconds, long[] index, double... time) {
        return new EventData(
                Tensor.of(Shape.of(1, index.length), index),
                Tensor.of(Shape.of(1, time.length), time),
                3,
                durationSeconds);
    }

    private static Code refusal(Executable step) {
        return assertThrows(InvalidNetwork.class, step).diagnostics().getFirst().code();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-3, 0.1, 0.3, 1, 1.0 / 3, 7e-9})
    void aGridSurvivesTheWayThroughEvents(double stepSeconds) {
        for (long seed = 0; seed < 20; seed++) {
            TimeGriddedData grid = randomGrid(seed, stepSeconds);
            assertEquals(grid, grid.toEvents().toGrid(stepSeconds), "seed " + seed);
            assertEquals(grid, grid.toEvents(0.99 * stepSeconds).toGrid(stepSeconds), "seed " + seed);
            TimeGriddedData numbers = new TimeGriddedData(grid.data().cast(DType.F32), stepSeconds);
            assertEquals(numbers, numbers.toValuedEvents().toGrid(stepSeconds), "seed " + seed);
        }
    }

    @Test
    void timesRoundedToSinglePrecisionKeepTheirStep() {
        TimeGriddedData grid = randomGrid(1, 1e-4);
        EventData events = grid.toEvents();
        EventData rounded = new EventData(
                events.index(), events.time().cast(DType.F32), events.neurons(), (float) events.durationSeconds());
        assertEquals(grid, rounded.toGrid(1e-4));
    }

    @Test
    void listsEventsByTimeAndPadsTheRest() {
        Tensor data =
                Tensor.of(Shape.of(2, 2, 2), 0L, 1L, 1L, 1L, 0L, 0L, 1L, 0L).cast(DType.BOOL);
        EventData events = new TimeGriddedData(data, 0.5).toEvents(0.25);
        assertEquals(Tensor.of(Shape.of(2, 3), 1L, 0L, 1L, 0L, -1L, -1L), events.index());
        double none = Double.POSITIVE_INFINITY;
        assertEquals(Tensor.of(Shape.of(2, 3), 0.25, 0.75, 0.75, 0.75, none, none), events.time());
        assertEquals(1.0, events.durationSeconds());
        assertEquals(2, events.neurons());
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.1, 3", "1.05, 0.1, 11", "1.0, 0.1, 10", "0.05, 0.1, 1", "1e-3, 1e-4, 10", "0.0256, 1e-4, 256"})
    void countsTheStepsThatCoverTheRecording(double durationSeconds, double stepSeconds, long steps) {
        assertEquals(
                steps,
                events(durationSeconds, new long[] {-1}, 0).toGrid(stepSeconds).steps());
    }

    @Test
    void anEventAtTheEndIsInTheLastStep() {
        TimeGriddedData grid = events(1, new long[] {2, 0}, 1.0, 0.0).toGrid(0.5);
        assertArrayEquals(new long[] {1, 0, 0, 0, 0, 1}, grid.data().toLongs());
    }

    @Test
    void takesEveryConventionOfPadding() {
        double none = Double.POSITIVE_INFINITY;
        EventData padded = events(1, new long[] {1, -1, -1, 0, 0, -1}, 0.1, none, 0.5, none, 2.0, 2.0);
        assertArrayEquals(new long[] {0, 1, 0}, padded.toGrid(1).data().toLongs());
    }

    @Test
    void countsEventsOfOneStep() {
        EventData events = events(1, new long[] {1, 1, 0}, 0.1, 0.2, 0.9);
        assertArrayEquals(
                new long[] {0, 2, 0, 1, 0, 0}, events.toCounts(0.5).data().toLongs());
        assertArrayEquals(
                new long[] {0, 1, 0, 1, 0, 0}, events.toGrid(0.5).data().toLongs());
    }

    @Test
    void refusesTwoValuesOfOneStep() {
        var events = new ValuedEventData(events(1, new long[] {1, 1}, 0.1, 0.2), Tensor.of(Shape.of(1, 2), 3f, 4f));
        assertEquals(Code.INPUT_DATA, refusal(() -> events.toGrid(0.5)));
        var apart = new ValuedEventData(events(1, new long[] {1, 1}, 0.1, 0.6), Tensor.of(Shape.of(1, 2), 3f, 4f));
        assertArrayEquals(
                new float[] {0, 3, 0, 0, 4, 0}, apart.toGrid(0.5).data().toFloats());
    }

    @Test
    void refusesEventsOutsideTheRecordingOrOfNoNeuron() {
        assertEquals(Code.INPUT_DATA, refusal(() -> events(1, new long[] {3}, 0.5)));
        assertEquals(Code.INPUT_DATA, refusal(() -> events(1, new long[] {-2}, 0.5)));
        assertEquals(Code.INPUT_DATA, refusal(() -> events(1, new long[] {0}, 1.5)));
        assertEquals(Code.INPUT_DATA, refusal(() -> events(1, new long[] {0}, -0.5)));
        assertEquals(Code.INPUT_DATA, refusal(() -> events(1, new long[] {0}, Double.NaN)));
    }

    @Test
    void refusesWhatHasNoMeaning() {
        Tensor row = Tensor.ofLongs(1, 2);
        Tensor events = Tensor.of(Shape.of(1, 2), 0L, 1L);
        assertEquals(Code.PARAMETER_SHAPES, refusal(() -> new TimeGriddedData(row, 1)));
        assertEquals(Code.NOT_POSITIVE, refusal(() -> randomGrid(0, 0)));
        assertEquals(Code.NOT_POSITIVE, refusal(() -> randomGrid(0, Double.NaN)));
        assertEquals(Code.PARAMETER_SHAPES, refusal(() -> new EventData(row, row, 3, 3)));
        assertEquals(Code.PARAMETER_SHAPES, refusal(() -> new EventData(events, Tensor.of(Shape.of(1, 1), 0.0), 3, 3)));
        assertEquals(Code.WRONG_KIND, refusal(() -> new EventData(events.cast(DType.F32), events, 3, 3)));
        assertEquals(Code.NEGATIVE, refusal(() -> new EventData(events, events, -1, 3)));
        assertEquals(Code.NOT_POSITIVE, refusal(() -> new EventData(events, events, 3, 0)));
        assertEquals(
                Code.PARAMETER_SHAPES, refusal(() -> new ValuedEventData(new EventData(events, events, 3, 3), row)));
        TimeGriddedData grid = randomGrid(0, 1);
        assertEquals(Code.INPUT_DATA, refusal(() -> grid.toEvents(1)));
        assertEquals(Code.INPUT_DATA, refusal(() -> grid.toEvents(-0.1)));
        assertEquals(
                Code.WRONG_KIND, refusal(() -> new TimeGriddedData(grid.data().cast(DType.F32), 1).toEvents()));
        assertEquals(Code.INPUT_DATA, refusal(() -> grid.toEvents().toGrid(1e-12)));
        assertEquals(Code.NOT_POSITIVE, refusal(() -> grid.toEvents().toGrid(0)));
    }
}
