package io.nir4j.cli;

import io.nir4j.backends.spi.Backends;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.TimeStep;
import io.nir4j.io.NirFile;
import io.nir4j.io.numpy.Npy;
import io.nir4j.model.Graph;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ReadmeExample {
    /// What the network `model` makes of `data`, an array of shape (time, batch, features...).
    static Map<String, Tensor> run(Path model, Path data) throws IOException {
        Graph network = NirFile.read(model).graph();
        Dialect dialect = Dialects.named("norse");
        TimeStep step = TimeStep.choose(Optional.empty(), dialect, network);
        Program program = Lowering.lower(TypedGraph.of(network), dialect, step.seconds(), new Findings());

        Tensor input = Npy.read(data);
        int batch = (int) input.shape().dim(1);
        SimulationOptions options = new SimulationOptions(batch, program.precision(), List.of());
        try (Simulation simulation = Backends.simulator("reference").open(program, options)) {
            return simulation.advance(Map.of("input", input)).outputs();
        }
    }
}
