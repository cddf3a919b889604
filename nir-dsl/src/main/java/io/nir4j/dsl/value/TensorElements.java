package io.nir4j.dsl.value;

import io.nir4j.model.tensor.Tensor;

/// The elements of an array that exists already.
record TensorElements(Tensor tensor) implements Elements {
    @Override
    public double at(long index) {
        return tensor.getDouble(tensor.elements() == 1 ? 0 : index);
    }

    @Override
    public void put(long index, Cells cells) {
        long element = tensor.elements() == 1 ? 0 : index;
        if (tensor.dtype() == cells.dtype()) {
            cells.copy(tensor, element);
        } else if (tensor.dtype().isFloating()) {
            cells.number(tensor.getDouble(element));
        } else {
            cells.integer(tensor.getLong(element));
        }
    }

    @Override
    public boolean isUniform() {
        return tensor.elements() == 1;
    }
}
