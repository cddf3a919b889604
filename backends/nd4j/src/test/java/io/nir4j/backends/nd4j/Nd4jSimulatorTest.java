package io.nir4j.backends.nd4j;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.backends.testkit.SimulatorContract;

/// The contract that every simulator fulfils.
final class Nd4jSimulatorTest extends SimulatorContract {
    @Override
    public Simulator simulator() {
        return new Nd4jSimulator();
    }
}
