package io.nir4j.model;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// One node of each primitive with a different value in every field, optional ones included.
final class Examples {
    private Examples() {}

    static List<Node> all() {
        return List.of(
                new Affine(matrix(1), number(2)),
                new AvgPool2d(pair(2, 3), pair(4, 5), pair(0, 1)),
                new Conv1d(
                        Optional.of(IntVector.of(9)),
                        Tensor.filled(DType.F32, Shape.of(2, 1, 3), 1),
                        IntVector.of(3),
                        Padding.zeros(4),
                        IntVector.of(5),
                        IntVector.of(2),
                        number(6)),
                new Conv2d(
                        Optional.of(IntVector.of(9, 8)),
                        Tensor.filled(DType.F32, Shape.of(2, 1, 3, 2), 1),
                        IntVector.of(3, 7),
                        Padding.zeros(4, 1),
                        IntVector.of(5, 6),
                        IntVector.of(2),
                        number(6)),
                new CubaLI(number(1), number(2), number(3), number(4), Optional.of(number(5))),
                new CubaLIF(
                        number(1),
                        number(2),
                        number(3),
                        number(4),
                        number(5),
                        Optional.of(number(6)),
                        Optional.of(number(7))),
                new Delay(number(1)),
                new Flatten(Optional.of(IntVector.of(2, 3)), IntVector.of(0), IntVector.of(-1)),
                new I(number(1)),
                new IF(number(1), number(2), Optional.of(number(3))),
                Input.of(2, 3),
                new LI(number(1), number(2), number(3)),
                new LIF(number(1), number(2), number(3), number(4), Optional.of(number(5))),
                new Linear(matrix(1)),
                Output.of(4, 5),
                new Scale(number(1)),
                new SumPool2d(pair(2, 3), pair(4, 5), pair(0, 1)),
                new Threshold(number(1)));
    }

    private static Tensor number(float value) {
        return Tensor.ofFloats(value, value + 0.5f);
    }

    private static Tensor matrix(float value) {
        return Tensor.of(Shape.of(2, 1), value, value + 0.25f);
    }

    private static IntVector pair(long first, long second) {
        return IntVector.of(first, second);
    }
}
