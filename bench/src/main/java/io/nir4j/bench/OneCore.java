package io.nir4j.bench;

import io.nir4j.backends.spi.Backends;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.TimeStep;
import io.nir4j.model.Graph;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A network and its data on one core of the `cpu` backend, in float32.
final class OneCore implements AutoCloseable {
    private final Simulation simulation;
    private final Map<String, Tensor> inputs;

    /// @param data for the one input, (time, batch, features...)
    OneCore(Graph graph, String dialect, Tensor data) {
        Program program = program(graph, Dialects.named(dialect), Layers.STEP_SECONDS);
        SimulationOptions options =
                new SimulationOptions(Math.toIntExact(data.shape().dim(1)), Precision.FLOAT32, List.of()).on(1);
        this.simulation = Backends.simulator("cpu").open(program, options);
        this.inputs = Map.of(program.inputs().firstKey(), data);
    }

    static Program program(Graph graph, Dialect dialect, double seconds) {
        TimeStep step = TimeStep.choose(Optional.of(seconds), dialect, graph);
        return Lowering.lower(TypedGraph.of(graph), dialect, step.seconds(), new Findings());
    }

    /// Runs all steps from the initial state.
    Simulation.Step run() {
        simulation.reset();
        return simulation.advance(inputs);
    }

    @Override
    public void close() {
        simulation.close();
    }
}
