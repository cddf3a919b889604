package io.nir4j.dsl.print;

import io.nir4j.model.tensor.DType;
import java.util.Optional;

/// Where a value stands, which says what a number without type means.
enum Place {
    /// In a field of numbers: float32, and of the shape that the field has.
    NUMBERS(Optional.of(DType.F32)),
    /// In a field of integers: int64.
    INTEGERS(Optional.of(DType.I64)),
    /// In metadata and the fields of unknown types: int64, float64 where there is a point or an exponent, or
    /// bool.
    FREE(Optional.empty());

    private final Optional<DType> usual;

    Place(Optional<DType> usual) {
        this.usual = usual;
    }

    /// Whether numbers of this type need not say it here.
    boolean isUsual(DType dtype) {
        return usual.map(type -> type == dtype).orElse(dtype == DType.I64 || dtype == DType.F64 || dtype == DType.BOOL);
    }
}
