package io.nir4j.backends.cpu;

import io.nir4j.backends.cpu.kernel.Numbers;
import io.nir4j.backends.cpu.kernel.VectorModule;
import io.nir4j.backends.cpu.layer.Plan;
import io.nir4j.backends.spi.Availability;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.program.Program;

/// The fast simulator on the processor that the JVM runs on.
public final class CpuSimulator implements Simulator {
    private final Tuning tuning;

    public CpuSimulator() {
        this(Tuning.USUAL);
    }

    /// A simulator for tests and measurements.
    CpuSimulator(Tuning tuning) {
        this.tuning = tuning;
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public String says() {
        return "The fast simulator: blocks of time steps, vectors, spikes as events, all cores.";
    }

    @Override
    public Availability availability() {
        int processors = Runtime.getRuntime().availableProcessors();
        String threads = processors + (processors == 1 ? " thread" : " threads");
        return new Availability.Available(
                VectorModule.isWithinReach()
                        ? threads
                        : threads + ", without vectors; for those " + VectorModule.remedy());
    }

    @Override
    public Simulation open(Program program, SimulationOptions options) {
        Program needed = program.keeping(options.recordings());
        return switch (options.precision()) {
            case FLOAT32 ->
                new CpuSimulation<>(
                        needed, options, Plan.of(needed, options, Numbers.ofFloats()), Loops.floats(), tuning);
            case FLOAT64 ->
                new CpuSimulation<>(
                        needed, options, Plan.of(needed, options, Numbers.ofDoubles()), Loops.doubles(), tuning);
        };
    }
}
