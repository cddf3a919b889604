package io.nir4j.backends.reference;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.backends.testkit.SimulatorContract;

final class ReferenceSimulatorTest extends SimulatorContract {
    @Override
    public Simulator simulator() {
        return new ReferenceSimulator();
    }
}
