package io.nir4j.bench;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Neurons alone, on random currents.
///
/// The bytes are those of a current in and a spike or potential out, 8 for each update: the state stays in registers
/// or the first cache. The operations are those of the equations, which differ: see [#flopsPerUpdate].
@State(Scope.Thread)
public class NeuronBenchmark {
    private static final int STEPS = 100;
    private static final int SAMPLES = 4;
    private static final int NEURONS = 1024;
    private static final int BYTES_PER_UPDATE = 2 * Float.BYTES;
    private static final double CURRENT = 1.5;

    /// The kind of neuron.
    @Param({"LIF", "CubaLIF", "LI"})
    public String neuron = "";

    /// Whose time steps.
    @Param({"nir", "norse", "snntorch", "sinabs"})
    public String dialect = "";

    private OneCore core;
    private double updates;

    /// Makes the layer and its data.
    @Setup(Level.Trial)
    public void open() {
        Tensor currents = Numbers.normal(Shape.of(STEPS, SAMPLES, NEURONS), CURRENT);
        core = new OneCore(Layers.neurons(neuron, NEURONS), dialect, currents);
        updates = currents.elements();
    }

    /// Ends its threads.
    @TearDown(Level.Trial)
    public void close() {
        core.close();
    }

    /// What `nir`'s equations cost with their constants folded: a leak is a multiplication and an addition, so is an
    /// input; a comparison counts as one.
    static int flopsPerUpdate(String neuron) {
        return switch (neuron) {
            case "LI" -> 4;
            case "LIF" -> 5;
            default -> 9;
        };
    }

    /// All steps of all samples.
    @Benchmark
    public Simulation.Step update(Work work) {
        double flops = updates * flopsPerUpdate(neuron);
        work.add(flops, flops, updates * BYTES_PER_UPDATE);
        return core.run();
    }
}
