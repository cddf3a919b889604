package io.nir4j.model.check;

import io.nir4j.model.tensor.Shape;

/// A shape at one end of an edge, and how it is known.
///
/// @param shape the shape
/// @param origin the node from whose parameters it follows, perhaps by way of others
/// @param how a phrase that goes on "takes (38)": "from its parameters", "as 'fc1' gives it"
record Signal(Shape shape, String origin, String how) {

    /// `(38) from its parameters`.
    @Override
    public String toString() {
        return shape + " " + how;
    }
}
