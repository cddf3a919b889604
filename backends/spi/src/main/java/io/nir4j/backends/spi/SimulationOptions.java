package io.nir4j.backends.spi;

import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.dialects.Axis.Precision;
import java.util.List;

/// How a program is to be run.
///
/// @param batch number of samples that run side by side, at least 1
/// @param precision the arithmetic
/// @param recordings what to hand out besides the outputs
public record SimulationOptions(int batch, Precision precision, List<Recording> recordings) {
    public SimulationOptions {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch of " + batch);
        }
        recordings = List.copyOf(recordings);
    }
}
