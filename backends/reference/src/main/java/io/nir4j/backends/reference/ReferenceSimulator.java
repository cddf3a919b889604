package io.nir4j.backends.reference;

import io.nir4j.backends.spi.Availability;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.program.Program;

/// The reference simulator: runs everything, everywhere, slowly.
public final class ReferenceSimulator implements Simulator {
    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String says() {
        return "The executable specification: float32 or float64, one step at a time.";
    }

    @Override
    public Availability availability() {
        return new Availability.Available("pure Java");
    }

    @Override
    public Simulation open(Program program, SimulationOptions options) {
        return new ReferenceSimulation(program.keeping(options.recordings()), options);
    }
}
