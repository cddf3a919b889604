package io.nir4j.dsl.value;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.util.Optional;

/// States the type of numbers, rounding each to it once.
final class Conversion {
    private Conversion() {}

    /// @param inner has no shape yet, so that its numbers cannot be made
    private record Rounded(DType dtype, Elements inner, int cost) implements Elements {
        @Override
        public double at(long index) {
            return Cells.one(dtype, inner, index).getDouble(0);
        }

        @Override
        public void put(long index, Cells cells) {
            new TensorElements(Cells.one(dtype, inner, index)).put(0, cells);
        }
    }

    static Quantity to(DType dtype, Quantity quantity, Budget budget) {
        boolean isRounded = quantity.elements() instanceof TensorElements(var tensor) && tensor.dtype() == dtype;
        Elements elements = isRounded ? quantity.elements() : rounded(dtype, quantity, budget);
        return new Quantity(quantity.shape(), Optional.of(dtype), dtype, quantity.dimension(), elements);
    }

    private static Elements rounded(DType dtype, Quantity quantity, Budget budget) {
        Elements elements = quantity.elements();
        Optional<Shape> shape = quantity.shape();
        if (elements.isUniform()) {
            return new TensorElements(Cells.one(dtype, elements, 0));
        }
        if (shape.isEmpty()) {
            return new Rounded(dtype, elements, 1 + elements.cost());
        }
        budget.takeArray(shape.get(), dtype.bytes());
        return new TensorElements(Cells.fill(dtype, shape.get(), elements));
    }
}
