package io.nir4j.compiler.program;

import io.nir4j.model.tensor.Shape;

/// An array that has a value at every time step and for every sample of a batch.
///
/// @param id unique in its program
/// @param shape of one sample at one step
public record Signal(int id, Shape shape) {
    /// `%7(16, 4, 4)`.
    @Override
    public String toString() {
        return "%" + id + shape;
    }
}
