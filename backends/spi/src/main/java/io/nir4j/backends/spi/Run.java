package io.nir4j.backends.spi;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Drives a simulation over its input in blocks of time steps.
///
/// @param blockSteps time steps per block, at least 1
/// @param cancelled asked before each block; the run ends when it says true
/// @param progress told the number of steps done after each block
public record Run(int blockSteps, BooleanSupplier cancelled, LongConsumer progress) {
    public Run {
        if (blockSteps < 1) {
            throw new IllegalArgumentException("a block of " + blockSteps + " steps");
        }
    }

    /// A run that nobody watches or stops.
    public static Run inBlocksOf(int blockSteps) {
        return new Run(blockSteps, () -> false, steps -> {});
    }

    /// Feeds all of `source` to `simulation` and what comes out to `sink`.
    ///
    /// @return the number of steps done; fewer than the source has if the run was cancelled
    /// @throws IOException if the source or the sink fails
    public long execute(Simulation simulation, InputSource source, Sink sink) throws IOException {
        long done = 0;
        while (done < source.steps() && !cancelled.getAsBoolean()) {
            int steps = (int) Math.min(blockSteps, source.steps() - done);
            sink.take(done, simulation.advance(source.next(steps)));
            done += steps;
            progress.accept(done);
        }
        return done;
    }
}
