package io.nir4j.backends.compare;

import io.nir4j.model.tensor.Shape;

/// A signal that both sides have and that is compared.
///
/// @param a its name in A, which is also how it is called in messages: `lif1`, `lif1.v`
/// @param b its name in B
/// @param node the node in A whose signal or state it is
/// @param shape of one sample at one step
/// @param kind what its numbers are
/// @param judged whether the sides must agree on it to agree at all
public record Watched(String a, String b, String node, Shape shape, Kind kind, boolean judged) {
    /// What the numbers of a signal are.
    public enum Kind {
        /// Numbers of spikes.
        SPIKES,
        /// Numbers that a node gives and that are no spikes.
        NUMBERS,
        /// A membrane or a synaptic current.
        STATE
    }

    boolean spikes() {
        return kind == Kind.SPIKES;
    }

    int elements() {
        return Math.toIntExact(shape.elements());
    }

    Watched judged(boolean yes) {
        return new Watched(a, b, node, shape, kind, yes);
    }
}
