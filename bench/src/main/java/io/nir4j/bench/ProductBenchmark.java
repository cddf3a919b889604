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

/// Products of spikes with a matrix.
///
/// Every spike needs a column of weights, 4 bytes for a multiply-add: the bytes are those, as if no weight were used
/// twice from a register.
@State(Scope.Thread)
public class ProductBenchmark {
    private static final int STEPS = 100;

    /// Inputs, outputs and samples.
    @Param({"784x512x8", "512x512x8", "4096x16384x1"})
    public String shape = "";

    /// The share of inputs that are not zero.
    @Param({"0.005", "0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1"})
    public double density;

    private OneCore core;
    private double flops;
    private double usefulFlops;

    /// Makes the layer and its data.
    @Setup(Level.Trial)
    public void open() {
        int[] extents = Numbers.extents(shape);
        int inputs = extents[0];
        int outputs = extents[1];
        Tensor data = Numbers.spikes(Shape.of(STEPS, extents[2], inputs), density);
        core = new OneCore(Layers.product(inputs, outputs), "nir", data);
        flops = 2.0 * data.elements() * outputs;
        usefulFlops = 2.0 * Numbers.active(data) * outputs;
    }

    /// Ends its threads.
    @TearDown(Level.Trial)
    public void close() {
        core.close();
    }

    /// All steps of all samples.
    @Benchmark
    public Simulation.Step product(Work work) {
        work.add(flops, usefulFlops, usefulFlops / 2 * Float.BYTES);
        return core.run();
    }
}
