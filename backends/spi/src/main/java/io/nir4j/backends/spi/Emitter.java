package io.nir4j.backends.spi;

import io.nir4j.dialects.Dialect;
import io.nir4j.model.check.TypedGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A backend that writes a network down for a target, such as a chip.
public interface Emitter extends Backend {
    /// The targets it knows, by name.
    List<String> targets();

    /// Writes the description of `network` for `target` into `folder`.
    ///
    /// @param stepSeconds length of a time step of the target
    /// @return the files written
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with a diagnostic per node that the target cannot take
    /// @throws IOException if a file cannot be written
    List<Path> emit(TypedGraph network, Dialect dialect, double stepSeconds, String target, Path folder)
            throws IOException;
}
