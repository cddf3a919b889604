package io.nir4j.bench;

import io.nir4j.io.numpy.Npy;
import io.nir4j.model.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// `bench/run kernels|scaling|inputs`: what is measured beside `nir bench`.
public final class Main {
    private static final String USAGE = """
        usage: bench/run kernels [JMH OPTIONS]   kernels against the peaks of this machine
               bench/run scaling                 steps x10, samples x10, silence, decay, a large layer
               bench/run inputs FOLDER           the data for bench/networks: mlp.npy, conv.npy, rnn.npy
        """;

    private Main() {}

    /// Runs what is asked for; the process ends with 2 if that is nothing that there is.
    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        List<String> words = Arrays.asList(arguments);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "kernels" -> kernels(words.subList(1, words.size()).toArray(String[]::new));
            case "scaling" -> new Scaling(networks(), System.out).run();
            case "inputs" -> inputs(Path.of(words.size() > 1 ? words.get(1) : "."));
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }

    /// Those of the checkout that the script is in.
    private static Path networks() {
        return Path.of(System.getProperty("nir.checkout", "."), "bench", "networks");
    }

    /// Every benchmark in a process of its own, the peaks among them.
    private static void kernels(String... options) throws RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(options);
        var run = new OptionsBuilder()
                .parent(given)
                .jvmArgs(
                        "--add-modules=jdk.incubator.vector",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xms4g",
                        "-Xmx4g",
                        "-XX:+UseSerialGC")
                .forks(given.getForkCount().orElse(1))
                .warmupIterations(given.getWarmupIterations().orElse(8))
                .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
                .measurementIterations(given.getMeasurementIterations().orElse(5))
                .measurementTime(given.getMeasurementTime().orElse(TimeValue.milliseconds(500)))
                .build();
        new KernelReport(new Runner(run).run()).print(System.out);
    }

    /// Random spikes in the shapes and densities for which the networks are made.
    private static void inputs(Path folder) throws IOException {
        Files.createDirectories(folder);
        Npy.write(folder.resolve("mlp.npy"), Numbers.spikes(Shape.of(100, 256, 784), 0.1));
        Npy.write(folder.resolve("conv.npy"), Numbers.spikes(Shape.of(50, 64, 1, 28, 28), 0.15));
        Npy.write(folder.resolve("rnn.npy"), Numbers.spikes(Shape.of(100, 128, 700), 0.02));
    }
}
