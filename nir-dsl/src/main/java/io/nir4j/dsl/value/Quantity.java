package io.nir4j.dsl.value;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// Numbers that measure something.
///
/// @param shape empty for numbers that take whatever shape is asked for
/// @param dtype the type that the text or a file states
/// @param natural the type where nothing states one: bool, int64 or float64, as the number is written
/// @param dimension what they measure; the elements are in the base unit of that
public record Quantity(
        Optional<Shape> shape, Optional<DType> dtype, DType natural, Dimension dimension, Elements elements)
        implements Computed {

    /// A number without type and shape.
    public static Quantity number(double value) {
        return new Quantity(
                Optional.empty(), Optional.empty(), DType.F64, Dimension.NONE, new Literal(value, Literal.AS_VALUE));
    }

    /// An array as it is: in its own type and shape, and used without a copy.
    public static Quantity of(Tensor tensor) {
        return new Quantity(
                Optional.of(tensor.shape()),
                Optional.of(tensor.dtype()),
                tensor.dtype(),
                Dimension.NONE,
                new TensorElements(tensor));
    }

    /// How many elements there are; 1 without a shape.
    long count() {
        return shape.map(Shape::elements).orElse(1L);
    }

    Quantity withShape(Shape known) {
        return new Quantity(Optional.of(known), dtype, natural, dimension, elements);
    }

    Quantity withDimension(Dimension measured) {
        return new Quantity(shape, dtype, natural, measured, elements);
    }

    Quantity withNatural(DType otherwise) {
        return new Quantity(shape, dtype, otherwise, dimension, elements);
    }

    Quantity withElements(Elements others) {
        return new Quantity(shape, dtype, natural, dimension, others);
    }

    @Override
    public String describe() {
        String type = dtype.map(DType::label).orElse("");
        String array = shape.map(known -> type.isEmpty() ? "numbers" + known : type + known)
                .orElse(type.isEmpty() ? "a number" : type);
        return dimension.isNone() ? array : array + " in " + dimension;
    }
}
