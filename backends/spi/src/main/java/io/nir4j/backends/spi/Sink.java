package io.nir4j.backends.spi;

import java.io.IOException;

/// Takes what a run gives, block by block.
@FunctionalInterface
public interface Sink {
    /// Takes a block.
    ///
    /// @param firstStep the time step at which it begins
    /// @throws IOException if it cannot be kept
    void take(long firstStep, Simulation.Step block) throws IOException;
}
