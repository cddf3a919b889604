package io.nir4j.dsl.value;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts values of one shape into an array along a new first axis: `[1, 2]`, `[[1, 2], [3, 4]]`, `["a", "b"]`.
final class Rows {
    /// What nests in brackets is no deeper; constants that name each other could go on.
    private static final int MOST_AXES = 200;

    private final Budget budget;

    Rows(Budget budget) {
        this.budget = budget;
    }

    private static final class Packed implements Elements {
        private final double[] values;

        Packed(double[] values) {
            this.values = values;
        }

        @Override
        public double at(long index) {
            return values[(int) index];
        }
    }

    /// @param each elements per part
    private record Stacked(List<Elements> parts, long each, int cost) implements Elements {
        @Override
        public double at(long index) {
            return parts.get((int) (index / each)).at(index % each);
        }

        @Override
        public void put(long index, Cells cells) {
            parts.get((int) (index / each)).put(index % each, cells);
        }
    }

    /// A list of what `parts` are; an empty one is of numbers.
    Computed row(List<Computed> parts) {
        if (parts.isEmpty()) {
            return Quantity.number(0).withShape(Shape.of(0));
        }
        return switch (parts.getFirst()) {
            case Words first -> words(first, parts);
            case Quantity first -> numbers(first, parts);
            case Group _ -> throw wrong("a list holds numbers or texts, found a group");
        };
    }

    private Words words(Words first, List<Computed> parts) {
        Shape inner = first.shape().orElse(Shape.SCALAR);
        Shape shape = stacked(parts.size(), inner);
        budget.takeArray(shape, Words.BYTES_EACH);
        List<String> all = new ArrayList<>();
        for (Computed part : parts) {
            if (!(part instanceof Words words)) {
                throw mixed(first, part);
            }
            checkShape(inner, words.shape().orElse(Shape.SCALAR));
            all.addAll(words.texts());
        }
        return new Words(Optional.of(shape), all);
    }

    private static Quantity numbers(Quantity first, List<Computed> parts) {
        Shape inner = first.shape().orElse(Shape.SCALAR);
        Optional<DType> dtype = Optional.empty();
        DType natural = first.natural();
        List<Elements> elements = new ArrayList<>(parts.size());
        for (Computed each : parts) {
            if (!(each instanceof Quantity part)) {
                throw mixed(first, each);
            }
            checkShape(inner, part.shape().orElse(Shape.SCALAR));
            checkDimension(first.dimension(), part.dimension());
            dtype = Arithmetic.dtype(dtype, part.dtype());
            natural = Arithmetic.natural(natural, part.natural());
            elements.add(part.elements());
        }
        Shape shape = stacked(parts.size(), inner);
        return new Quantity(Optional.of(shape), dtype, natural, first.dimension(), joined(elements, inner));
    }

    private static Elements joined(List<Elements> parts, Shape inner) {
        double[] values = new double[parts.size()];
        int cost = 0;
        boolean plain = inner.rank() == 0;
        for (int i = 0; i < values.length; i++) {
            Elements part = parts.get(i);
            cost = Math.max(cost, part.cost());
            plain = plain && part instanceof Literal literal && literal.digits().isEmpty();
            values[i] = plain ? part.at(0) : 0;
        }
        return plain ? new Packed(values) : new Stacked(parts, Math.max(1, inner.elements()), 1 + cost);
    }

    private static void checkShape(Shape first, Shape other) {
        if (!first.equals(other)) {
            throw wrong("the parts of a list have different shapes: " + first + " and " + other);
        }
    }

    private static void checkDimension(Dimension first, Dimension other) {
        if (!first.equals(other)) {
            throw Diagnostic.of(
                            Code.WRONG_UNIT,
                            "a list measures one thing, found " + Arithmetic.named(first) + " and "
                                    + Arithmetic.named(other))
                    .asException();
        }
    }

    private static Shape stacked(long parts, Shape inner) {
        if (inner.rank() == MOST_AXES) {
            throw Budget.limit("an array made of lists has at most " + MOST_AXES + " axes")
                    .asException();
        }
        return Extents.shape(Extents.joined(new long[] {parts}, inner.toArray()));
    }

    private static InvalidNetwork mixed(Computed first, Computed other) {
        return wrong("a list holds one kind of value, found " + first.describe() + " and " + other.describe());
    }

    private static InvalidNetwork wrong(String message) {
        return Diagnostic.of(Code.NOT_COMPUTABLE, message).asException();
    }
}
