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

/// Convolutions of maps of spikes.
///
/// The bytes are those of reading the input and writing the output once: the kernels stay in the first cache.
@State(Scope.Thread)
public class ConvolutionBenchmark {
    private static final int STEPS = 10;
    private static final int SAMPLES = 16;

    /// Channels, height and width of the input, maps of the output, height and width of the kernel.
    @Param({"1x28x8x5", "8x12x16x5", "32x16x32x3"})
    public String field = "";

    /// The share of inputs that are not zero.
    @Param({"0.02", "0.15", "1"})
    public double density;

    private OneCore core;
    private double flops;
    private double usefulFlops;
    private double bytes;

    /// Makes the layer and its data.
    @Setup(Level.Trial)
    public void open() {
        int[] extents = Numbers.extents(field);
        int channels = extents[0];
        int size = extents[1];
        int maps = extents[2];
        int kernel = extents[3];
        Tensor data = Numbers.spikes(Shape.of(STEPS, SAMPLES, channels, size, size), density);
        core = new OneCore(Layers.convolution(channels, size, maps, kernel), "nir", data);
        int extent = size - kernel + 1;
        double outputs = (double) STEPS * SAMPLES * maps * extent * extent;
        flops = 2 * outputs * channels * kernel * kernel;
        usefulFlops = flops * Numbers.active(data) / data.elements();
        bytes = Float.BYTES * (data.elements() + outputs);
    }

    /// Ends its threads.
    @TearDown(Level.Trial)
    public void close() {
        core.close();
    }

    /// All steps of all samples.
    @Benchmark
    public Simulation.Step convolution(Work work) {
        work.add(flops, usefulFlops, bytes);
        return core.run();
    }
}
