package io.nir4j.dialects.diff;

import io.nir4j.model.Node;

/// A node of A and the node of B that it is paired with, named by their paths.
public record Pair(String a, String b, Node nodeA, Node nodeB) {
    /// The node on this side.
    public Node node(Side side) {
        return side == Side.A ? nodeA : nodeB;
    }

    /// How a sentence names it: as A does.
    String name() {
        return a;
    }
}
