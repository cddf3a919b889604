package io.nir4j.backends.nd4j;

import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// What the README shows of INDArrays; a test of the command line compares the two.
final class ReadmeExample {
    private ReadmeExample() {}

    /// @param images (time, batch, features...)
    static INDArray run(Program program, int batch, INDArray images) {
        SimulationOptions options = new SimulationOptions(batch, Precision.FLOAT32, List.of());
        try (Nd4jNetwork network = Nd4jNetwork.open(program, options)) {
            return network.advance(Map.of("x", images)).outputs().get("y");
        }
    }
}
