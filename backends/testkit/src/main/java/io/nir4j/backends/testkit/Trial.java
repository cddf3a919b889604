package io.nir4j.backends.testkit;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One run of a network on a simulator: canonical, with steps of 1 ms and in one piece unless said otherwise.
///
/// @param recorded names of what to record
/// @param blocks lengths of the blocks to run in; what is left over is run as one more
public record Trial(
        Simulator simulator,
        Graph graph,
        Dialect dialect,
        double stepSeconds,
        Precision precision,
        List<String> recorded,
        List<Integer> blocks) {
    public Trial {
        recorded = List.copyOf(recorded);
        blocks = List.copyOf(blocks);
    }

    public static Trial of(Simulator simulator, Graph graph) {
        return new Trial(simulator, graph, Dialects.NIR, 1e-3, Precision.FLOAT64, List.of(), List.of());
    }

    /// As `other` steps it, in its arithmetic.
    public Trial in(Dialect other) {
        Precision arithmetic = other.discretization().precision();
        return new Trial(simulator, graph, other, stepSeconds, arithmetic, recorded, blocks);
    }

    Trial in(Discretization steps) {
        return in(new Dialect("test", "A combination.", "", steps, Optional.empty(), Set.of()));
    }

    /// With other choices on these axes.
    Trial with(Axis... values) {
        return in(dialect.discretization().with(values));
    }

    public Trial every(double seconds) {
        return new Trial(simulator, graph, dialect, seconds, precision, recorded, blocks);
    }

    /// In this arithmetic, whatever the dialect's.
    public Trial at(Precision arithmetic) {
        return new Trial(simulator, graph, dialect, stepSeconds, arithmetic, recorded, blocks);
    }

    public Trial recording(String... names) {
        return new Trial(simulator, graph, dialect, stepSeconds, precision, List.of(names), blocks);
    }

    Trial inBlocksOf(Integer... steps) {
        return new Trial(simulator, graph, dialect, stepSeconds, precision, recorded, List.of(steps));
    }

    Program program() {
        return Lowering.lower(TypedGraph.of(graph), dialect, stepSeconds, new Findings());
    }

    /// A simulation of it, before its first step.
    Simulation open(int batch) {
        return open(program(), batch);
    }

    private Simulation open(Program program, int batch) {
        List<Program.Recording> recordings = recorded.stream()
                .map(name -> program.recording(name)
                        .orElseThrow(() ->
                                new AssertionError("nothing to record as " + name + " in " + program.recordable())))
                .toList();
        return simulator.open(program, new SimulationOptions(batch, precision, recordings));
    }

    /// Runs one sample of a network whose only input, of this shape, is given by step.
    Outcome feed(Shape shape, double... values) {
        long steps = values.length / shape.elements();
        return run(Tensor.of(Shape.of(steps, 1).plus(shape), values));
    }

    /// Runs one sample of a network with a single input of one element.
    Outcome feed(double... values) {
        return feed(Shape.of(1), values);
    }

    /// Runs a network with a single input, of shape (time, batch, features...).
    public Outcome run(Tensor input) {
        return run(Map.of(graph.all(Input.class).firstKey(), input));
    }

    /// Runs it on inputs by name, each of shape (time, batch, features...).
    public Outcome run(Map<String, Tensor> inputs) {
        Shape shape = inputs.values().iterator().next().shape();
        Program program = program();
        try (Simulation simulation = open(program, Math.toIntExact(shape.dim(1)))) {
            return advance(simulation, inputs);
        }
    }

    /// Runs all of `inputs` on a simulation that is under way.
    Outcome advance(Simulation simulation, Map<String, Tensor> inputs) {
        long steps = inputs.values().iterator().next().shape().dim(0);
        List<Outcome> parts = new ArrayList<>();
        long done = 0;
        for (int block : blocks) {
            parts.add(Outcome.of(simulation.advance(TimeBlocks.slice(inputs, done, done + block))));
            done += block;
        }
        if (done < steps || parts.isEmpty()) {
            parts.add(Outcome.of(simulation.advance(TimeBlocks.slice(inputs, done, steps))));
        }
        return Outcome.joined(parts);
    }

    /// The element type of what comes out.
    DType dtype() {
        return precision == Precision.FLOAT32 ? DType.F32 : DType.F64;
    }
}
