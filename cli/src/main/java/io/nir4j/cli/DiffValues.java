package io.nir4j.cli;

import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.PlainText;
import io.nir4j.dialects.diff.Contrast;
import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.dialects.diff.Numbers;
import io.nir4j.dialects.diff.Side;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// How a comparison shows values, and how much they differ.
final class DiffValues {
    private static final int LISTED = 4;
    private static final double PERCENT = 100;

    private DiffValues() {}

    static String text(OtherField field, Side side) {
        return text(field.contrast(), side);
    }

    /// `0.02`, `[2, 2]`, `float32(38, 12)`, `left out`.
    static String text(Contrast contrast, Side side) {
        return contrast.on(side).map(DiffValues::text).orElse("left out");
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(var text) -> "'" + PlainText.line(text) + "'";
            case Value.Numbers(var tensor) -> numbers(tensor);
            case Value.Texts _, Value.Tree _ -> value.describe();
        };
    }

    private static String numbers(Tensor tensor) {
        Optional<Double> filling = filling(tensor);
        if (filling.isPresent()) {
            String number = Figures.number(filling.get());
            return tensor.elements() == 1 ? number : number + " (" + Figures.count(tensor.elements(), "time") + ")";
        }
        return tensor.elements() > 0 && tensor.elements() <= LISTED
                ? LongStream.range(0, tensor.elements())
                        .mapToObj(i -> Figures.number(tensor.getDouble(i)))
                        .collect(Collectors.joining(", ", "[", "]"))
                : tensor.dtype().label() + tensor.shape();
    }

    private static Optional<Double> filling(Tensor tensor) {
        if (tensor.elements() == 0) {
            return Optional.empty();
        }
        double first = tensor.getDouble(0);
        boolean same = LongStream.range(1, tensor.elements()).allMatch(i -> tensor.getDouble(i) == first);
        return same ? Optional.of(first) : Optional.empty();
    }

    /// `up to 0.1 (5 %), 12 of 38 elements`.
    static String size(Contrast contrast) {
        if (contrast.kind() == Contrast.Kind.SHAPE && contrast.numbers().isEmpty()) {
            return "the shapes do not fit";
        }
        boolean uniform = isUniform(contrast, Side.A) && isUniform(contrast, Side.B);
        return contrast.numbers()
                .filter(numbers -> numbers.differing() > 0)
                .map(numbers -> uniform ? largest(numbers) : extent(numbers))
                .orElse("");
    }

    private static boolean isUniform(Contrast contrast, Side side) {
        return contrast.tensor(side).flatMap(DiffValues::filling).isPresent();
    }

    private static String largest(Numbers numbers) {
        return Figures.brief(numbers.largestAbsolute()) + " (" + Figures.brief(numbers.largestRelative() * PERCENT)
                + " %)";
    }

    private static String extent(Numbers numbers) {
        return "up to " + largest(numbers) + ", " + Figures.grouped(numbers.differing()) + " of "
                + Figures.grouped(numbers.elements()) + " elements";
    }

    /// What is written differently although it means the same, without the node.
    static String spelling(OtherField field) {
        Contrast contrast = field.contrast();
        String a = type(contrast, Side.A);
        String b = type(contrast, Side.B);
        return field.field() + " "
                + switch (contrast.kind()) {
                    case ELEMENT_TYPE -> "has equal numbers, as " + a + " in A and " + b + " in B";
                    case BROADCAST -> "is one number, " + a + " in A and " + b + " in B";
                    case TOLERATED -> "is equal within the tolerance";
                    case DERIVED, DEFAULT, WORD, VALUES, SHAPE, ABSENT, TEXT, OTHER ->
                        "is " + text(field, Side.A) + " in A and " + text(field, Side.B) + " in B";
                };
    }

    private static String type(Contrast contrast, Side side) {
        return contrast.tensor(side)
                .map(tensor -> tensor.dtype().label() + tensor.shape())
                .orElse("left out");
    }
}
