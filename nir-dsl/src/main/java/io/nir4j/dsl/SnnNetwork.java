package io.nir4j.dsl;

import io.nir4j.dsl.build.NetworkBuilder.Built;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Diagnostic;

/// A network that a text describes, with its tests.
///
/// The graph is what the text says, sound or not: the verifier says what is wrong with it, and [#locate] in which
/// line.
public final class SnnNetwork {
    private final Built built;

    SnnNetwork(Built built) {
        this.built = built;
    }

    public Graph graph() {
        return built.graph();
    }

    /// The finding about this network, with the lines that its nodes and fields stand in.
    public Diagnostic locate(Diagnostic finding) {
        return built.positions().locate(finding);
    }
}
