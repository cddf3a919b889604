package io.nir4j.backends.spi;

import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// A program under way. Keeps its state from block to block: two blocks give what one of both together gives.
///
/// Not safe for use by several threads at once.
public interface Simulation extends AutoCloseable {
    /// Runs as many steps as the inputs have.
    ///
    /// @param inputs by the name of the Input node, each of shape (time, batch, features...); any element type
    /// @return the outputs by the name of the Output node
    Step advance(Map<String, Tensor> inputs);

    /// Puts everything back to the state before the first step.
    void reset();

    /// What was computed so far, layer by layer; empty where the backend does not tell.
    default List<LayerReport> report() {
        return List.of();
    }

    @Override
    void close();

    /// What a block of steps gave, in float32 or float64 as the simulation computes, (time, batch, features...).
    ///
    /// @param outputs by the name of the Output node
    /// @param recordings by the name of the recording
    record Step(Map<String, Tensor> outputs, Map<String, Tensor> recordings) {
        public Step {
            outputs = Map.copyOf(outputs);
            recordings = Map.copyOf(recordings);
        }
    }
}
