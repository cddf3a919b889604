package io.nir4j.model;

import java.util.Comparator;

/// A connection from the output of one node to the input of another, both by name within one graph.
public record Edge(String source, String target) implements Comparable<Edge> {
    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::source).thenComparing(Edge::target);

    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }

    /// `fc1 -> lif1`.
    @Override
    public String toString() {
        return source + " -> " + target;
    }
}
