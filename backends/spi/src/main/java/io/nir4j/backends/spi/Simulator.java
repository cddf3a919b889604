package io.nir4j.backends.spi;

import io.nir4j.compiler.program.Program;

/// A backend that runs programs.
public interface Simulator extends Backend {
    /// Prepares `program` and puts it in its initial state.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with a diagnostic per operation that it cannot run
    Simulation open(Program program, SimulationOptions options);
}
