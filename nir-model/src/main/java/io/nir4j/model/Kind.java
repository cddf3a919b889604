package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Tensor;
import java.util.function.Function;

/// A kind of value that a field can hold, and how it looks in a file.
///
/// @param label what `nir explain` and the JSON schema call it
/// @param read from the neutral form; throws an `InvalidNetwork` that says what was expected
/// @param write back to the neutral form
/// @param <A> the Java type of the value
public record Kind<A>(String label, Function<Value, A> read, Function<A, Value> write) {
    /// A number or an array of any type.
    public static final Kind<Tensor> NUMBERS = new Kind<>("numbers", Kind::tensor, Value.Numbers::new);

    /// An integer or a row of integers.
    public static final Kind<IntVector> INTEGERS =
            new Kind<>("integers", value -> new IntVector(tensor(value)), vector -> new Value.Numbers(vector.tensor()));

    /// `same`, `valid` or integers.
    public static final Kind<Padding> PADDING = new Kind<>("padding", Kind::padding, Kind::written);

    private static Tensor tensor(Value value) {
        if (value instanceof Value.Numbers(var tensor)) {
            return tensor;
        }
        throw Diagnostic.of(Code.WRONG_KIND, "expected numbers, found " + value.describe())
                .asException();
    }

    private static Padding padding(Value value) {
        return value instanceof Value.Text(var word)
                ? Padding.named(word)
                : new Padding.Zeros(INTEGERS.read().apply(value));
    }

    private static Value written(Padding padding) {
        return switch (padding) {
            case Padding.Same() -> new Value.Text("same");
            case Padding.Valid() -> new Value.Text("valid");
            case Padding.Zeros(var amount) -> INTEGERS.write().apply(amount);
        };
    }
}
