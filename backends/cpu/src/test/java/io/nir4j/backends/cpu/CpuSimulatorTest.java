package io.nir4j.backends.cpu;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.backends.testkit.SimulatorContract;

/// The contract as users meet it: small networks run in plain loops.
final class CpuSimulatorTest extends SimulatorContract {
    @Override
    public Simulator simulator() {
        return new CpuSimulator();
    }
}
