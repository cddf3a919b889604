package io.nir4j.dsl.value;

import io.nir4j.model.Unit;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.util.Optional;

/// What the place where a value stands asks of it.
///
/// @param label what stands there, for messages: `tau`
/// @param standard the type of numbers that state none; empty for int64, float64 or bool as they are written
/// @param unit what is measured there
/// @param layer the shape of numbers that have none
public record Target(String label, Optional<DType> standard, Unit unit, Shape layer) {
    /// A place that nothing is known about: metadata, the fields of unknown nodes.
    public static final Target UNTYPED = new Target("this", Optional.empty(), Unit.NONE, Shape.SCALAR);

    /// A field of numbers: float32 unless stated otherwise.
    public static Target numbers(String label, Unit unit, Shape layer) {
        return new Target(label, Optional.of(DType.F32), unit, layer);
    }

    /// A field of integers: int64 unless stated otherwise.
    public static Target integers(String label) {
        return new Target(label, Optional.of(DType.I64), Unit.NONE, Shape.SCALAR);
    }

    /// An untyped place under a name.
    public static Target untyped(String label) {
        return new Target(label, Optional.empty(), Unit.NONE, Shape.SCALAR);
    }
}
