package io.nir4j.compiler.reduce;

import io.nir4j.model.Graph;
import java.io.IOException;

/// Decides about a network; must say the same of the same network each time.
@FunctionalInterface
public interface Check {
    /// Whether the network still does what is looked into.
    boolean holds(Graph graph) throws IOException;
}
