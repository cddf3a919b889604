package io.nir4j.backends.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nir4j.backends.spi.Fakes.Echo;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RunTest {
    private final Echo simulation = new Echo();
    private final List<Long> starts = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();

    /// This many steps of one sample of one element.
    private record Zeros(long steps) implements InputSource {
        @Override
        public Map<String, Tensor> next(int limit) {
            return Map.of("x", Tensor.filled(DType.F32, Shape.of(limit, 1, 1), 0));
        }
    }

    private void take(long firstStep, Simulation.Step block) {
        starts.add(firstStep);
        assertEquals(1, block.outputs().size());
    }

    @Test
    void feedsBlocksAndAShorterRest() throws IOException {
        long done = new Run(4, () -> false, progress::add).execute(simulation, new Zeros(10), this::take);
        assertEquals(10, done);
        assertEquals(List.of(4L, 4L, 2L), simulation.blocks);
        assertEquals(List.of(0L, 4L, 8L), starts);
        assertEquals(List.of(4L, 8L, 10L), progress);
    }

    @Test
    void oneBlockIsEnoughForAShortInput() throws IOException {
        Run.inBlocksOf(100).execute(simulation, new Zeros(3), this::take);
        assertEquals(List.of(3L), simulation.blocks);
    }

    @Test
    void inputWithoutStepsRunsNothing() throws IOException {
        assertEquals(0, Run.inBlocksOf(4).execute(simulation, new Zeros(0), this::take));
        assertEquals(List.of(), simulation.blocks);
    }

    @Test
    void stopsBeforeTheNextBlockWhenCancelled() throws IOException {
        Run run = new Run(4, () -> progress.size() == 2, progress::add);
        assertEquals(8, run.execute(simulation, new Zeros(100), this::take));
        assertEquals(List.of(0L, 4L), starts);
    }

    @Test
    void cancelledFromTheStartRunsNothing() throws IOException {
        assertEquals(0, new Run(4, () -> true, progress::add).execute(simulation, new Zeros(9), this::take));
        assertEquals(List.of(), progress);
    }

    @Test
    void faultsOfTheSinkEndTheRun() {
        IOException full = new IOException("disk full");
        IOException thrown = assertThrows(
                IOException.class,
                () -> Run.inBlocksOf(4).execute(simulation, new Zeros(9), (step, block) -> {
                    throw full;
                }));
        assertSame(full, thrown);
        assertEquals(List.of(4L), simulation.blocks);
    }

    @Test
    void blocksHaveAtLeastOneStep() {
        assertThrows(IllegalArgumentException.class, () -> Run.inBlocksOf(0));
    }

    @Test
    void batchesHaveAtLeastOneSample() {
        assertThrows(IllegalArgumentException.class, () -> new SimulationOptions(0, Precision.FLOAT32, List.of()));
    }
}
