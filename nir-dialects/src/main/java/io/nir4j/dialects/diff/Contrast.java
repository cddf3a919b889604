package io.nir4j.dialects.diff;

import io.nir4j.model.Field;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// One value on either side, which are not written alike.
///
/// @param a the value in A; empty where it is left out
/// @param b the value in B
/// @param kind in which way they differ
/// @param numbers the comparison of their elements, where they can be compared one by one
public record Contrast(Optional<Value> a, Optional<Value> b, Kind kind, Optional<Numbers> numbers) {
    /// In which way two values differ; the first five mean the same.
    public enum Kind {
        /// Equal numbers of different types.
        ELEMENT_TYPE(false),
        /// One number, and the same number many times.
        BROADCAST(false),
        /// Left out, and what leaving it out means.
        DEFAULT(false),
        /// Left out, and a shape that the neighbours tell as well.
        DERIVED(false),
        /// A word, and the numbers that it stands for.
        WORD(false),
        /// Numbers that differ by no more than the tolerance.
        TOLERATED(false),
        /// Numbers of which some differ.
        VALUES(true),
        /// Arrays whose shapes do not fit; compared where each is one number many times.
        SHAPE(true),
        /// Left out on one side.
        ABSENT(true),
        /// Different texts.
        TEXT(true),
        /// Values of different kinds.
        OTHER(true);

        private final boolean changesMeaning;

        Kind(boolean changesMeaning) {
            this.changesMeaning = changesMeaning;
        }

        /// Whether the network computes something else.
        public boolean changesMeaning() {
            return changesMeaning;
        }
    }

    /// What differs between two values of a field; empty if nothing does.
    ///
    /// @param row what the schema says of the field; empty for metadata and for nodes that are carried unread
    static Optional<Contrast> of(Optional<Value> a, Optional<Value> b, Optional<Field<?, ?>> row, double tolerance) {
        if (a.isEmpty() && b.isEmpty()) {
            return Optional.empty();
        }
        if (a.isEmpty() || b.isEmpty()) {
            Kind kind = absence(a.or(() -> b).orElseThrow(), row);
            return Optional.of(new Contrast(a, b, kind, Optional.empty()));
        }
        if (a.get() instanceof Value.Numbers(var x) && b.get() instanceof Value.Numbers(var y)) {
            return ofNumbers(x, y, row.isEmpty() || row.map(Fields::broadcasts).orElseThrow(), tolerance);
        }
        if (a.equals(b)) {
            return Optional.empty();
        }
        Kind kind = a.get() instanceof Value.Text && b.get() instanceof Value.Text
                ? Kind.TEXT
                : meansZero(a.get()) && meansZero(b.get()) ? Kind.WORD : Kind.OTHER;
        return Optional.of(new Contrast(a, b, kind, Optional.empty()));
    }

    private static Kind absence(Value present, Optional<Field<?, ?>> row) {
        if (row.isEmpty()) {
            return Kind.ABSENT;
        }
        if (Fields.isDerived(row.get())) {
            return Kind.DERIVED;
        }
        boolean isDefault = present instanceof Value.Numbers(var tensor)
                && row.get().absent().isPresent()
                && row.get().absent().equals(Numbers.filling(tensor));
        return isDefault ? Kind.DEFAULT : Kind.ABSENT;
    }

    /// No padding, in numbers or by the word for it.
    private static boolean meansZero(Value value) {
        return switch (value) {
            case Value.Text(var word) -> word.equals("valid");
            case Value.Numbers(var tensor) -> Numbers.isZero(tensor);
            case Value.Texts _, Value.Tree _ -> false;
        };
    }

    private static Optional<Contrast> ofNumbers(Tensor a, Tensor b, boolean broadcasts, double tolerance) {
        boolean sameShape = a.shape().equals(b.shape());
        boolean oneForAll = broadcasts && (a.elements() == 1 || b.elements() == 1);
        if (sameShape || oneForAll) {
            Numbers numbers = Numbers.compare(a, b, tolerance);
            if (numbers.differing() > 0) {
                return found(a, b, numbers.isTolerable() ? Kind.TOLERATED : Kind.VALUES, Optional.of(numbers));
            }
            if (!sameShape) {
                return found(a, b, Kind.BROADCAST, Optional.of(numbers));
            }
            return a.dtype() == b.dtype() ? Optional.empty() : found(a, b, Kind.ELEMENT_TYPE, Optional.of(numbers));
        }
        boolean uniform = Numbers.filling(a).isPresent() && Numbers.filling(b).isPresent();
        Optional<Numbers> numbers =
                uniform ? Optional.of(Numbers.compare(first(a), first(b), tolerance)) : Optional.empty();
        return found(a, b, Kind.SHAPE, numbers);
    }

    private static Tensor first(Tensor tensor) {
        return Tensor.scalar(tensor.getDouble(0));
    }

    private static Optional<Contrast> found(Tensor a, Tensor b, Kind kind, Optional<Numbers> numbers) {
        return Optional.of(
                new Contrast(Optional.of(new Value.Numbers(a)), Optional.of(new Value.Numbers(b)), kind, numbers));
    }

    /// The value on this side.
    public Optional<Value> on(Side side) {
        return side == Side.A ? a : b;
    }

    /// The numbers on this side, if there are any.
    public Optional<Tensor> tensor(Side side) {
        return on(side).flatMap(
                        value -> value instanceof Value.Numbers(var tensor) ? Optional.of(tensor) : Optional.empty());
    }

    /// The same with the sides swapped.
    public Contrast mirrored() {
        return new Contrast(b, a, kind, numbers);
    }
}
