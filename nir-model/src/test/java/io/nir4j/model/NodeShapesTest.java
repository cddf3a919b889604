package io.nir4j.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeShapesTest {
    private static final Tensor ZERO = Tensor.scalar(0f);

    private static Tensor ones(long... dims) {
        return Tensor.filled(DType.F32, Shape.of(dims), 1);
    }

    private static Conv2d conv2d(Tensor weight, IntVector stride, Padding padding, IntVector dilation, long groups) {
        return new Conv2d(Optional.empty(), weight, stride, padding, dilation, IntVector.of(groups), ZERO);
    }

    private static void rejects(Code code, Supplier<?> make) {
        InvalidNetwork refusal = assertThrows(InvalidNetwork.class, make::get);
        assertEquals(code, refusal.diagnostics().getFirst().code());
    }

    @Test
    void matrixTakesItsLastAxisAndGivesTheOneBefore() {
        assertEquals(Optional.of(Shape.of(3)), new Linear(ones(2, 3)).input());
        assertEquals(Shape.of(2), new Affine(ones(2, 3), ones(2)).output(Shape.of(3)));
        rejects(Code.SHAPE_MISMATCH, () -> new Linear(ones(2, 3)).output(Shape.of(2)));
        rejects(Code.PARAMETER_SHAPES, () -> new Linear(ones(3)));
        rejects(Code.PARAMETER_SHAPES, () -> new Affine(ones(2, 3), ones(3)));
    }

    @Test
    void matricesOfHigherRankAreIndependent() {
        Linear batched = new Linear(ones(4, 5, 2, 3));
        assertEquals(Optional.of(Shape.of(4, 5, 3)), batched.input());
        assertEquals(Shape.of(4, 5, 2), batched.output(Shape.of(4, 5, 3)));
        assertEquals(Shape.of(4, 2), new Affine(ones(4, 2, 3), ones(4, 2)).output(Shape.of(4, 3)));
    }

    @Test
    void biasMayBeOneElement() {
        assertEquals(Shape.of(2), new Affine(ones(2, 3), ZERO).output(Shape.of(3)));
        assertEquals(Shape.of(2), new Affine(ones(2, 3), ones(1)).output(Shape.of(3)));
    }

    @Test
    void bothAxesOfAKernelCount() {
        Conv2d conv = Conv2d.of(ones(4, 2, 3, 5), ZERO, 1, Padding.zeros(0));
        assertEquals(Shape.of(4, 6, 4), conv.output(Shape.of(2, 8, 8)), "the reference says (4, 6, 6)");
    }

    @Test
    void eachAxisHasItsStridePaddingAndDilation() {
        Conv2d conv = conv2d(ones(1, 1, 3, 3), IntVector.of(2, 1), Padding.zeros(1, 0), IntVector.of(1, 2), 1);
        // Height: (9 + 2 - 3) / 2 + 1; width: 9 - 5 + 1.
        assertEquals(Shape.of(1, 5, 5), conv.output(Shape.of(1, 9, 9)));
    }

    @Test
    void groupsMultiplyTheChannelsOfTheInput() {
        Conv2d conv = new Conv2d(
                Optional.of(IntVector.of(5, 6)),
                ones(4, 1, 3, 3),
                IntVector.of(1),
                Padding.zeros(1),
                IntVector.of(1),
                IntVector.of(2),
                ZERO);
        assertEquals(Optional.of(Shape.of(2, 5, 6)), conv.input(), "the reference says one channel");
        assertEquals(Shape.of(4, 5, 6), conv.output(Shape.of(2, 5, 6)));
        rejects(Code.SHAPE_MISMATCH, () -> conv.output(Shape.of(1, 5, 6)));
        rejects(Code.SHAPE_MISMATCH, () -> conv.output(Shape.of(2, 6, 5)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 7", "2, 1, 4", "3, 1, 3", "1, 2, 7", "2, 3, 4"})
    void samePaddingCountsStrideAndDilation(long stride, long dilation, long extent) {
        Conv2d conv = conv2d(ones(1, 1, 3, 3), IntVector.of(stride), new Padding.Same(), IntVector.of(dilation), 1);
        assertEquals(Shape.of(1, extent, extent), conv.output(Shape.of(1, 7, 7)));
    }

    @Test
    void samePaddingPutsTheOddZeroBehind() {
        Padding same = new Padding.Same();
        assertEquals(1, same.before(0, 7, 4, 1));
        assertEquals(2, same.after(0, 7, 4, 1));
        assertEquals(0, same.before(0, 7, 1, 3), "never negative");
        assertEquals(0, same.before(0, 8, 3, 2), "one zero in all, for four steps of two");
        assertEquals(1, same.after(0, 8, 3, 2));
    }

    @Test
    void validPaddingIsNone() {
        Conv2d conv = conv2d(ones(1, 1, 3, 3), IntVector.of(1), new Padding.Valid(), IntVector.of(1), 1);
        assertEquals(Shape.of(1, 5, 5), conv.output(Shape.of(1, 7, 7)));
    }

    @Test
    void convolutionOverOneAxis() {
        Conv1d conv = new Conv1d(
                Optional.of(IntVector.of(9)),
                ones(4, 2, 3),
                IntVector.of(2),
                Padding.zeros(1),
                IntVector.of(2),
                IntVector.of(1),
                ones(4));
        assertEquals(Optional.of(Shape.of(2, 9)), conv.input());
        // (9 + 2 - 5) / 2 + 1
        assertEquals(Shape.of(4, 4), conv.output(Shape.of(2, 9)));
        rejects(Code.PARAMETER_SHAPES, () -> Conv1d.of(ones(4, 2, 3, 3), ZERO, 1, Padding.zeros(0)));
    }

    @Test
    void convolutionRejectsParametersThatMakeNone() {
        IntVector one = IntVector.of(1);
        Padding none = Padding.zeros(0);
        Tensor weight = ones(4, 2, 3, 3);
        rejects(Code.PARAMETER_SHAPES, () -> conv2d(ones(4, 2, 3), one, none, one, 1));
        rejects(Code.PARAMETER_SHAPES, () -> conv2d(ones(4, 2, 0, 3), one, none, one, 1));
        rejects(Code.PARAMETER_SHAPES, () -> conv2d(weight, IntVector.of(0), none, one, 1));
        rejects(Code.PARAMETER_SHAPES, () -> conv2d(weight, new IntVector(Tensor.ofLongs(1, 1, 1)), none, one, 1));
        rejects(Code.PARAMETER_SHAPES, () -> conv2d(weight, one, Padding.zeros(-1), one, 1));
        rejects(Code.PARAMETER_SHAPES, () -> conv2d(weight, one, Padding.zeros(1L << 62), one, 1));
        rejects(Code.PARAMETER_SHAPES, () -> conv2d(weight, one, none, IntVector.of(0), 1));
        rejects(Code.PARAMETER_SHAPES, () -> conv2d(weight, one, none, one, 3));
        rejects(Code.PARAMETER_SHAPES, () -> conv2d(weight, one, none, one, 0));
        rejects(Code.PARAMETER_SHAPES, () -> Conv2d.of(weight, ones(3), 1, none));
    }

    @Test
    void shapesBeyondEveryMemoryAreRejected() {
        Padding huge = Padding.zeros(Integer.MAX_VALUE);
        rejects(
                Code.SHAPE_MISMATCH,
                () -> Conv2d.of(ones(4, 1, 1, 1), ZERO, 1, huge).output(Shape.of(1, 1, 1)));
        IntVector two = IntVector.of(Integer.MAX_VALUE);
        SumPool2d pool = new SumPool2d(IntVector.of(1), IntVector.of(1), two);
        rejects(Code.SHAPE_MISMATCH, () -> pool.output(Shape.of(4, 1, 1)));
        assertEquals(
                Code.SHAPE_MISMATCH,
                assertThrows(
                                InvalidNetwork.class,
                                () -> new Conv2d(
                                                Optional.of(two),
                                                ones(4, 4, 1, 1),
                                                two,
                                                huge,
                                                two,
                                                IntVector.of(1),
                                                ZERO)
                                        .input())
                        .diagnostics()
                        .getFirst()
                        .code());
    }

    @Test
    void poolsCountPaddingOnBothSidesAndRoundDown() {
        AvgPool2d pool = new AvgPool2d(IntVector.of(3, 2), IntVector.of(2), IntVector.of(1, 0));
        assertEquals(Shape.of(8, 4, 3), pool.output(Shape.of(8, 7, 7)));
        assertEquals(Shape.of(3, 3), SumPool2d.of(2).output(Shape.of(7, 7)), "without channels as well");
        rejects(Code.SHAPE_MISMATCH, () -> SumPool2d.of(2).output(Shape.of(7)));
        rejects(Code.SHAPE_MISMATCH, () -> SumPool2d.of(8).output(Shape.of(7, 7)));
        rejects(Code.PARAMETER_SHAPES, () -> new SumPool2d(IntVector.of(0), IntVector.of(1), IntVector.of(0)));
    }

    @Test
    void poolsTakeOneIntegerForBothAxes() {
        AvgPool2d pool = new AvgPool2d(IntVector.of(2), new IntVector(Tensor.ofLongs(2)), IntVector.of(0));
        assertEquals(AvgPool2d.of(2).output(Shape.of(1, 6, 6)), pool.output(Shape.of(1, 6, 6)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1, (128)",
        "1, -1, '(8, 16)'",
        "0, 1, '(32, 4)'",
        "1, 2, '(8, 16)'",
        "-3, -2, '(32, 4)'",
        "-9, 9, (128)",
        "3, 5, '(8, 4, 4)'",
        "2, 1, '(8, 4, 4)'",
        "1, 1, '(8, 4, 4)'"
    })
    void flattenJoinsAxes(int start, int end, String expected) {
        assertEquals(expected, Flatten.of(start, end).output(Shape.of(8, 4, 4)).toString());
    }

    @Test
    void flattenLeavesVectorsAndMakesOneOfANumber() {
        assertEquals(Shape.of(7), Flatten.of(1, -1).output(Shape.of(7)));
        assertEquals(Shape.of(1), Flatten.of(0, -1).output(Shape.SCALAR));
        Flatten stated = new Flatten(Optional.of(IntVector.of(2, 3)), IntVector.of(0), IntVector.of(-1));
        assertEquals(Optional.of(Shape.of(2, 3)), stated.input());
        rejects(Code.SHAPE_MISMATCH, () -> stated.output(Shape.of(3, 2)));
    }

    @Test
    void neuronsTakeTheShapeOfTheirParameters() {
        Tensor full = ones(2, 3);
        Tensor one = ones(1);
        LIF lif = new LIF(full, one, ZERO, full);
        assertEquals(Optional.of(Shape.of(2, 3)), lif.input());
        assertEquals(Optional.of(Shape.of(2, 3)), lif.elementwise());
        assertEquals(Shape.of(2, 3), lif.output(Shape.of(2, 3)));
        rejects(Code.SHAPE_MISMATCH, () -> lif.output(Shape.of(3, 2)));
        rejects(Code.PARAMETER_SHAPES, () -> new LIF(full, ones(3), one, one));
    }

    @Test
    void neuronsOfOneElementTakeAnyShape() {
        for (Tensor parameter : List.of(ZERO, ones(1))) {
            LI li = new LI(parameter, parameter, parameter);
            assertEquals(Optional.empty(), li.input());
            assertEquals(Shape.of(4, 5), li.output(Shape.of(4, 5)));
        }
    }

    @Test
    void neuronsRepeatAxesOfExtentOne() {
        Scale scale = new Scale(ones(4, 1, 1));
        assertEquals(Optional.empty(), scale.input());
        assertEquals(Shape.of(4, 3, 3), scale.output(Shape.of(4, 3, 3)));
        rejects(Code.SHAPE_MISMATCH, () -> scale.output(Shape.of(5, 3, 3)));
    }

    @Test
    void optionalParametersCountToo() {
        Tensor one = ones(1);
        CubaLIF neuron = new CubaLIF(one, one, one, one, one, Optional.empty(), Optional.of(ones(5)));
        assertEquals(Optional.of(Shape.of(5)), neuron.input());
        rejects(
                Code.PARAMETER_SHAPES,
                () -> new CubaLIF(one, one, one, ones(4), one, Optional.empty(), Optional.of(ones(5))));
    }

    @Test
    void portsTakeTheirShapeAlone() {
        assertEquals(Shape.of(1, 1, 1), Output.of(1, 1, 1).output(Shape.of(1, 1, 1)));
        rejects(Code.SHAPE_MISMATCH, () -> Output.of(1, 1, 1).output(Shape.of(1)));
        assertEquals(Optional.of(Shape.of(5)), new Input(IntVector.of(5)).input(), "one integer is one axis");
    }
}
