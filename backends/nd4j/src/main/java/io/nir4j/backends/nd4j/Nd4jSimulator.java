package io.nir4j.backends.nd4j;

import io.nir4j.backends.spi.Availability;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.program.Program;

/// The simulator that computes with ND4J.
public final class Nd4jSimulator implements Simulator {
    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public String says() {
        return "ND4J tensor operations, for whoever has data in INDArrays.";
    }

    @Override
    public Availability availability() {
        return Installation.ofThisMachine().availability();
    }

    @Override
    public Simulation open(Program program, SimulationOptions options) {
        Installation.start();
        return new Nd4jSimulation(program.keeping(options.recordings()), options);
    }
}
