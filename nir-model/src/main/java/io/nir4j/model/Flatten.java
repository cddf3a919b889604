package io.nir4j.model;

import static io.nir4j.model.Field.integers;
import static io.nir4j.model.Field.maybeIntegers;

import io.nir4j.model.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;

/// Joins a run of neighbouring axes into one; the elements and their order stay.
///
/// Axes are counted without batch and time. Negative ones count from the end, and what lies outside the shape is
/// taken to its nearest axis: files in the field say `start_dim = 1` for a vector and mean "leave it".
///
/// @param inputType the shape of the input where the file states it
/// @param startDim the first axis to join
/// @param endDim the last axis to join
public record Flatten(Optional<IntVector> inputType, IntVector startDim, IntVector endDim) implements Node {
    public static final Schema<Flatten> SCHEMA = Schema.of(
            Flatten.class,
            "Joins the axes `start_dim` to `end_dim` into one.",
            maybeIntegers("input_type", Flatten::inputType, "shape of the input; left out, the neighbours tell"),
            integers("start_dim", Flatten::startDim, "first axis to join, without batch; negative from the end")
                    .suchAs("0"),
            integers("end_dim", Flatten::endDim, "last axis to join, without batch; negative from the end")
                    .suchAs("-1"),
            Flatten::new);

    public Flatten {
        inputType.ifPresent(IntVector::toShape);
        Convolution.single("start_dim", startDim);
        Convolution.single("end_dim", endDim);
    }

    /// Joins `startDim` to `endDim` of whatever arrives.
    public static Flatten of(int startDim, int endDim) {
        return new Flatten(Optional.empty(), IntVector.of(startDim), IntVector.of(endDim));
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }

    @Override
    public Optional<Shape> input() {
        return inputType.map(IntVector::toShape);
    }

    @Override
    public Shape output(Shape input) {
        input().ifPresent(stated -> Elementwise.exactly(stated, input));
        if (input.rank() == 0) {
            return Shape.of(1);
        }
        int start = axis(startDim.at(0), input.rank());
        int end = axis(endDim.at(0), input.rank());
        if (start >= end) {
            return input;
        }
        long joined = Arrays.stream(input.slice(start, end + 1).toArray()).reduce(1, (a, b) -> a * b);
        return input.slice(0, start).plus(Shape.of(joined)).plus(input.slice(end + 1, input.rank()));
    }

    private static int axis(long stated, int rank) {
        long fromStart = stated < 0 ? stated + rank : stated;
        return Math.clamp(fromStart, 0, rank - 1);
    }
}
