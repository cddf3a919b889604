package io.nir4j.backends.spi;

import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.util.Map;

/// Where a run takes its input from, block by block.
public interface InputSource {
    /// The number of time steps there are.
    long steps();

    /// The next steps of every input, at most `limit` of them, each of shape (time, batch, features...).
    ///
    /// @throws IOException if they cannot be read
    Map<String, Tensor> next(int limit) throws IOException;
}
