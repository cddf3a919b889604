package io.nir4j.dsl.value;

import static io.nir4j.dsl.value.Values.fault;
import static io.nir4j.dsl.value.Values.field;
import static io.nir4j.dsl.value.Values.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
    private static final Shape LAYER = Shape.of(2);

    @Test
    void makesConstantArrays() {
        assertEquals(Tensor.of(Shape.of(1, 2), 0f, 0f), field("zeros(1 x 2)"));
        assertEquals(Tensor.ofFloats(1, 1), field("ones([2])"));
        assertEquals(Tensor.ofFloats(3, 3), field("full(2, 3)"));
        assertEquals(Tensor.ofFloats(3, 3), field("full(2, value = 3)"));
        assertEquals(Tensor.ofFloats(0.002f, 0.002f), field("full(2, 2 ms)"));
        assertEquals(Tensor.of(Shape.of(2), 3L, 3L).cast(DType.I8), field("full(2, i8(3))"));
        assertEquals(Tensor.of(Shape.of(2, 2), 3f, 3f, 3f, 3f), field("full(2x2, [3])"));
    }

    @Test
    void takesTheShapeOfTheLayerWhereNoneIsGiven() {
        assertEquals(Tensor.ofFloats(0, 0), field("zeros()", LAYER));
        assertEquals(Tensor.ofFloats(1, 1), field("ones()", LAYER));
        assertEquals(Tensor.ofFloats(3, 3), field("full(3)", LAYER));
        assertEquals(field("uniform(2, 1, 2, seed = 3)"), field("uniform(1, 2, seed = 3)", LAYER));
        assertEquals(field("normal(2, seed = 3)"), field("normal(seed = 3)", LAYER));
    }

    @Test
    void makesDiagonals() {
        assertEquals(Tensor.of(Shape.of(2, 2), 0.5f, 0f, 0f, 0.5f), field("eye(2) * 0.5"));
        assertEquals(Tensor.of(Shape.of(2, 2), 1L, 0L, 0L, 2L), tensor("diag([1, 2])"));
        assertEquals(Tensor.of(Shape.of(1, 1), 9007199254740993L), tensor("diag([9007199254740993])"));
        assertEquals(Tensor.filled(DType.F64, Shape.of(0, 0), 0), tensor("eye(0)"));
    }

    @Test
    void makesRandomArrays() {
        double[] tau = tensor("uniform(1000, 0.5, 2, seed = 1)").toDoubles();
        for (double value : tau) {
            assertTrue(value >= 0.5 && value < 2);
        }
        assertEquals(field("uniform(3, 0.005, 0.02, seed = 2)"), field("uniform(3, 5 ms, 20 ms, seed = 2)"));
        assertEquals(tensor("normal(3, seed 2) * 2 + 5"), tensor("normal(3, mean = 5, std = 2, seed = 2)"));
        assertEquals(field("normal(3, std = 0.001, seed = 2)"), field("normal(3, std = 1 ms, seed = 2)"));
        assertEquals(tensor("normal(3, std = 0, mean = 4, seed = 1)"), tensor("4 * ones(3)"));
    }

    @Test
    void scalesByHeToTheInputs() {
        double std = Math.sqrt(2.0 / 18);
        double[] normal = tensor("normal(4 x 2 x 3 x 3, seed = 9)").toDoubles();
        double[] kaiming = tensor("kaiming(4 x 2 x 3 x 3, seed = 9)").toDoubles();
        for (int i = 0; i < normal.length; i++) {
            assertEquals(std * normal[i], kaiming[i]);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "normal(2, std = 0.1); normal(shape?, mean = 0, std = 1, seed) needs seed",
                "normal(2, 3, seed = 1); takes at most 1 argument without name, found 2",
                "uniform(1, seed = 1); uniform(shape?, low, high, seed) needs high",
                "full(); full(shape?, value) needs value",
                "eye(1, 2); eye(n) takes at most 1 argument without name, found 2",
                "eye(n = 1, n = 2); eye(n) has 'n' twice",
                "eye(m = 1); eye(n) has no argument 'm'",
                "eye(1, n = 2); takes no arguments without name, found 1",
                "diag(3); vector must have one axis, found a number",
                "diag(ones(2 x 2)); vector must have one axis, found numbers(2, 2)",
                "full(2, [1, 2]); value must be one number, found numbers(2)",
                "full(2, {}); value must be a number or text, found a group",
                "scalar([1, 2]); value must be one number or text, found numbers(2)",
                "uniform(2, 1, seed = 1); low must not be above high, found 2.0 and 1.0",
                "uniform(nan, 1, seed = 1); low must not be above high, found NaN and 1.0",
                "uniform([1, 2], 3, seed = 1); low must be one number, found numbers(2)",
                "normal(std = -1, seed = 1); std must not be negative, found -1.0",
                "normal(seed = 1 s); seed must be an integer, found a number in s",
                "normal(seed = \"a\"); seed must be numbers, found text",
                "kaiming(3, seed = 1); shape must have two axes or more",
                "load(3); file must be text, found a number",
                "f32(\"a\"); f32 is a type of numbers, found text"
            })
    void saysHowAFunctionIsUsed(String text, String message) {
        String found = fault(Code.WRONG_ARGUMENTS, text);
        assertTrue(found.contains(message), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "zeros(0.5); 0.5 is not an integer",
                "zeros(-1); an extent cannot be negative: -1",
                "zeros(\"a\"); a shape is made of integers, found text",
                "zeros(1 s); a shape is made of integers, found a number in s",
                "zeros([[1]]); a shape is made of integers, found numbers(1, 1)",
                "eye(-2); an extent cannot be negative: -2",
                "normal(seed = 0.5); 0.5 is not an integer"
            })
    void refusesShapesThatAreNone(String text, String message) {
        String found = fault(Code.NOT_COMPUTABLE, text);
        assertTrue(found.contains(message), found);
    }

    @Test
    void suggestsFunctionsAndArguments() {
        Diagnostic function = fault("unform(1, 2, seed = 1)", Target.UNTYPED);
        assertEquals(Code.UNKNOWN_NAME, function.code());
        assertEquals("there is no function 'unform'", function.message());
        assertEquals(Optional.of("did you mean 'uniform'?"), function.hint());
        assertEquals(6, function.place().excerpt().orElseThrow().width());
        Diagnostic argument = fault("normal(sed = 1)", Target.UNTYPED);
        assertEquals(Optional.of("did you mean 'seed'?"), argument.hint());
    }

    @Test
    void pointsAtTheArgument() {
        Diagnostic fault = fault("zeros(2) + uniform(2, \"a\", 1, seed = 1)", Target.UNTYPED);
        assertEquals("1:32", fault.place().path().orElseThrow());
    }

    @Test
    void refusesWhatWasElided() {
        assertTrue(fault(Code.ELIDED, "elided(38 x 4, min = -1, max = 1)").contains("not in the text"));
        assertTrue(fault(Code.ELIDED, "f64(elided(38 x 4, min = nope))").contains("not in the text"));
    }

    @Test
    void listsExtents() {
        assertEquals(Tensor.ofLongs(10, 512), tensor("10 x 512"));
        assertEquals(Tensor.ofLongs(3, 3), tensor("3x3"));
        assertEquals(Tensor.ofLongs(2, 3, 4), tensor("let a = 3x4\n(1 + 1) x a"));
    }
}
