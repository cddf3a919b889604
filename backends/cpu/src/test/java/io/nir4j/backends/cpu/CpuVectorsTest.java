package io.nir4j.backends.cpu;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.backends.testkit.SimulatorContract;

/// The contract in vectors from the first step on, in small chunks.
final class CpuVectorsTest extends SimulatorContract {
    @Override
    public Simulator simulator() {
        return new CpuSimulator(new Tuning(0, 1 << 20, 5));
    }
}
