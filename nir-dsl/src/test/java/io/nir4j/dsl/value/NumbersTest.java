package io.nir4j.dsl.value;

import static io.nir4j.dsl.value.Values.fault;
import static io.nir4j.dsl.value.Values.field;
import static io.nir4j.dsl.value.Values.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NumbersTest {
    private static Tensor bits(DType dtype, long bits) {
        Tensor whole = Tensor.ofLongs(bits);
        return Tensor.wrap(dtype, Shape.SCALAR, whole.data().asSlice(0, dtype.bytes()));
    }

    @ParameterizedTest
    @CsvSource({
        "12, I64",
        "-12, I64",
        "0.5, F64",
        "1e3, F64",
        "0x1.8p1, F64",
        "true, BOOL",
        "nan, F64",
        "pi, F64",
        "2 * 3, I64",
        "6 / 3, F64",
        "2 * 0.5, F64",
        "'[1, 2]', I64",
        "'[1, 2.0]', F64",
        "'[true, false]', BOOL",
        "ones(2), F64",
        "-true, I64",
        "2x3, I64",
        "i8(2) * 2, I8",
        "'[i8(2), 3]', I8"
    })
    void takesTheTypeThatAPlaceWithoutTypeNeeds(String text, DType dtype) {
        assertEquals(dtype, tensor(text).dtype());
    }

    @Test
    void readsNumbersOfEveryForm() {
        assertEquals(Tensor.scalar(12L), tensor("12"));
        assertEquals(Tensor.scalar(1500.0), tensor("1.5e3"));
        assertEquals(Tensor.scalar(-0.1875), tensor("-0x1.8p-3"));
        assertEquals(Tensor.scalar(Double.NEGATIVE_INFINITY), tensor("-inf"));
        assertEquals(Tensor.scalar(-0.0), tensor("-0.0"));
        assertEquals(Tensor.scalar(Math.PI), tensor("pi"));
        assertEquals(Tensor.scalar(0.1f), field("0.1"));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void statesEveryType(DType dtype) {
        Tensor expected = Tensor.of(Shape.of(2), 0L, 1L).cast(dtype);
        String name = NumberTypes.nameOf(dtype);
        assertEquals(expected, tensor(name + "[0, 1]"));
        assertEquals(expected, tensor(name + "([0, 1])"));
        assertEquals(expected.reshape(Shape.of(1, 2)), field(name + "[[0, 1]]"));
        assertEquals(dtype, NumberTypes.named(name).orElseThrow());
    }

    @Test
    void keepsIntegersBeyondThePrecisionOfDoubles() {
        assertEquals(Tensor.scalar(9007199254740993L), tensor("9007199254740993"));
        assertEquals(Tensor.scalar(Long.MIN_VALUE), tensor("-9223372036854775808"));
        assertEquals(Tensor.ofLongs(Long.MAX_VALUE, 1), tensor("i64[9223372036854775807, 1]"));
        assertEquals(Tensor.scalar(1000000000000000000L), tensor("i64(1e18)"));
    }

    @Test
    void roundsOnceFromDecimalToFloat() {
        // Just above half-way between 1 and its successor, and nearer to that point than any other double.
        String text = "1.00000005960464477540";
        assertEquals(1f, (float) Double.parseDouble(text));
        assertEquals(Tensor.scalar(Math.nextUp(1f)), field(text));
        assertEquals(Tensor.scalar(-Math.nextUp(1f)), field("-" + text));
        assertEquals(Tensor.scalar(Float.MIN_VALUE), field("1.4e-45"));
    }

    @Test
    void keepsTheBitsOfNan() {
        assertEquals(bits(DType.F32, 0x7fc00001), field("nan#7fc00001"));
        assertEquals(bits(DType.F32, 0xff800001L), tensor("f32(nan#ff800001)"));
        assertEquals(bits(DType.F16, 0x7e01), tensor("f16(nan#7e01)"));
        assertEquals(bits(DType.F64, 0xfff8000000000123L), tensor("nan#fff8000000000123"));
        assertEquals(bits(DType.F32, 0x7fc00000), field("nan"));
        assertEquals(bits(DType.F32, 0x7fc00000), field("-nan"));
        assertEquals(bits(DType.F16, 0x7e00), tensor("f16(nan)"));
        assertEquals(bits(DType.F32, 0x7fc00001).reshape(Shape.of(1)), tensor("[f32(nan#7fc00001)]"));
        assertEquals(bits(DType.F32, 0x7fc00001).broadcastTo(Shape.of(3)), field("nan#7fc00001", Shape.of(3)));
    }

    @Test
    void refusesBitsThatAreNoNanOfTheType() {
        assertTrue(fault(Code.NOT_COMPUTABLE, "f32(nan#7f800000)").contains("nan#7f800000 is not a NaN of float32"));
        assertTrue(fault(Code.NOT_COMPUTABLE, "nan#7fc00001").contains("not a NaN of float64"));
        assertTrue(fault(Code.NOT_COMPUTABLE, "f16(nan#17e01)").contains("not a NaN of float16"));
        assertTrue(fault(Code.NOT_COMPUTABLE, "i32(nan#7fc00001)").contains("not a NaN of int32"));
        assertTrue(fault(Code.NOT_COMPUTABLE, "nan#00007fc00001000000").contains("more than 64 bits"));
    }

    @ParameterizedTest
    @CsvSource({
        "i8(300), 300 is out of the range of int8",
        "i8(-129), -128 to 127",
        "u8(-1), 0 to 255",
        "u8(256), 0 to 255",
        "i16(32768), -32768 to 32767",
        "i32(2147483648), -2147483648 to 2147483647",
        "9223372036854775808, -9223372036854775808 to 9223372036854775807",
        "i64(1e19), 1e19 is out of the range",
        "i32(1e17), 1e17 is out of the range",
        "bool(2), 0 and 1",
        "i64(0.5), 0.5 is not an integer",
        "i64(9007199254740993.5), 9007199254740993.5 is not an integer",
        "i64(nan), NaN is not an integer",
        "i64(inf), Infinity is not an integer",
        "9007199254740993 + 1, exact to 2^53 only",
        "1e999, 1e999 is too large for a number",
        "1e-999, 1e-999 is too small for a number",
        "0x1p-9999, too small",
        "f32(1e39), too large for float32",
        "f32(-1e39), too large for float32",
        "f16(65520), 65520.0 is too large for float16",
        "i64(7) / i64(2), 3.5 is not an integer"
    })
    void refusesWhatATypeDoesNotHold(String text, String message) {
        String found = fault(Code.NOT_COMPUTABLE, text);
        assertTrue(found.contains(message), found);
    }

    @Test
    void takesTheLargestNumbersOfEachType() {
        assertEquals(Tensor.scalar(Float.MAX_VALUE), field("3.4028235e38"));
        assertEquals(65504.0, tensor("f16(65519)").getDouble(0));
        assertEquals(-128L, tensor("i8(-128)").getLong(0));
        assertEquals(255L, tensor("u8(255)").getLong(0));
        assertEquals(Tensor.scalar(0.0), tensor("0e-999"));
    }

    @Test
    void roundsHalvesOnce() {
        assertEquals(0x1.0p0 + 0x1p-10, tensor("f16(1.00048828126)").getDouble(0));
        assertEquals(0.0999755859375, tensor("f16(0.1)").getDouble(0));
    }

    @Test
    void convertsTwiceWhereTheTextSaysSo() {
        assertEquals(Tensor.scalar((double) 0.1f), tensor("f64(f32(0.1))"));
        assertEquals(Tensor.scalar(0.1), tensor("f64(0.1)"));
        double first = tensor("f64([normal(seed = 1)])").getDouble(0);
        assertEquals(
                (double) (float) first, tensor("f64(f32(normal(seed = 1)))").getDouble(0));
    }

    @Test
    void refusesEndlessNumerals() {
        assertTrue(fault(Code.TEXT_LIMIT, "0." + "1".repeat(5000)).contains("2000"));
    }
}
