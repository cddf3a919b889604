package io.nir4j.backends.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Rounding;
import io.nir4j.compiler.program.Signal;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class InputBlockTest {

    private static Program program(Map<String, Signal> inputs) {
        return new Program(List.of(), new TreeMap<>(inputs), new TreeMap<>(), new TreeMap<>(), 1e-3, Precision.FLOAT64);
    }

    private static final Program PROGRAM =
            program(Map.of("image", new Signal(0, Shape.of(2)), "touch", new Signal(1, Shape.of(3))));

    private static List<String> refusals(Map<String, Tensor> inputs) {
        return assertThrows(InvalidNetwork.class, () -> InputBlock.of(PROGRAM, 2, inputs)).diagnostics().stream()
                .map(Diagnostic::message)
                .toList();
    }

    private static Tensor zeros(long... dims) {
        return Tensor.filled(DType.U8, Shape.of(dims), 0);
    }

    @Test
    void countsTheSteps() {
        assertEquals(
                5,
                InputBlock.of(PROGRAM, 2, Map.of("image", zeros(5, 2, 2), "touch", zeros(5, 2, 3)))
                        .steps());
    }

    @Test
    void saysAllThatDoesNotFit() {
        assertEquals(
                List.of(
                        "input 'image' has shape (5, 2), expected (time, batch, features...) with (2, 2) per step",
                        "no data for input 'touch'",
                        "the network has no input 'tuoch'"),
                refusals(Map.of("image", zeros(5, 2), "tuoch", zeros(5, 2, 3))));
    }

    @Test
    void lengthsAreComparedOfInputsThatFit() {
        assertEquals(
                List.of("the inputs have different numbers of time steps: [4, 5]"),
                refusals(Map.of("image", zeros(5, 2, 2), "touch", zeros(4, 2, 3))));
        assertEquals(
                1,
                refusals(Map.of("image", zeros(5, 2, 2), "touch", zeros(4, 7, 3)))
                        .size());
    }

    @Test
    void suggestsTheInputThatWasMeant() {
        InvalidNetwork refused = assertThrows(
                InvalidNetwork.class,
                () -> InputBlock.of(
                        PROGRAM, 2, Map.of("image", zeros(5, 2, 2), "touch", zeros(5, 2, 3), "imag", zeros(5, 2, 2))));
        assertEquals(
                Optional.of("did you mean 'image'?"),
                refused.diagnostics().getFirst().hint());
    }

    @Test
    void readsOneStepOfAllSamplesRounded() {
        Program program = program(Map.of("x", new Signal(0, Shape.of(1))));
        InputBlock block = InputBlock.of(program, 2, Map.of("x", Tensor.of(Shape.of(2, 2, 1), 1, 2, 0.1, 1e-50)));
        double[] row = new double[2];
        block.read("x", 1, row, Rounding.of(Precision.FLOAT64));
        assertArrayEquals(new double[] {0.1, 1e-50}, row);
        block.read("x", 1, row, Rounding.of(Precision.FLOAT32));
        assertArrayEquals(new double[] {0.1f, 0}, row);
    }

    @Test
    void inputThatWasNeverCheckedIsABug() {
        InputBlock block = new InputBlock(1, Map.of());
        assertThrows(CompilerBug.class, () -> block.read("x", 0, new double[1], Rounding.of(Precision.FLOAT64)));
    }
}
