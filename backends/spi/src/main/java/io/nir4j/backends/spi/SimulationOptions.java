package io.nir4j.backends.spi;

import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.dialects.Axis.Precision;
import java.util.List;
import java.util.OptionalInt;

/// How a program is to be run.
///
/// @param batch number of samples that run side by side, at least 1
/// @param precision the arithmetic
/// @param recordings what to hand out besides the outputs
/// @param threads how many threads may compute, at least 1; empty leaves it to the backend. Changes no result.
public record SimulationOptions(int batch, Precision precision, List<Recording> recordings, OptionalInt threads) {
    public SimulationOptions {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch of " + batch);
        }
        if (threads.isPresent() && threads.getAsInt() < 1) {
            throw new IllegalArgumentException(threads.getAsInt() + " threads");
        }
        recordings = List.copyOf(recordings);
    }

    /// With as many threads as the backend finds right.
    public SimulationOptions(int batch, Precision precision, List<Recording> recordings) {
        this(batch, precision, recordings, OptionalInt.empty());
    }

    /// The same on this many threads.
    public SimulationOptions on(int number) {
        return new SimulationOptions(batch, precision, recordings, OptionalInt.of(number));
    }
}
