package io.nir4j.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "0.1, 0.1",
        "-2.5, -2.5",
        "0.33333, 0.333",
        "1024, 1024",
        "123456.7, 123457",
        "1234567, 1.23457e6",
        "1e-4, 1e-4",
        "0.00012345, 1.23e-4",
        "9.999e-4, 0.001",
        "3e38, 3e38",
        "NaN, NaN",
        "Infinity, ∞",
        "-Infinity, -∞"
    })
    void keepsAFewDigits(double value, String shown) {
        assertEquals(shown, Amount.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "2, 2 s",
        "0.02, 20 ms",
        "0.001, 1 ms",
        "0.0002, 200 µs",
        "0.999999, 1 s",
        "1e-9, 0.001 µs",
        "NaN, NaN s"
    })
    void givesTimesInTheUnitThatSuits(float seconds, String shown) {
        assertEquals(shown, Amount.ofSeconds(Tensor.ofFloats(seconds)));
    }

    @Test
    void givesTheRangeWhereElementsDiffer() {
        assertEquals("-1…2.5", Amount.of(Tensor.ofFloats(1, -1, 2.5f)));
        assertEquals("0.5…20 ms", Amount.ofSeconds(Tensor.ofFloats(0.02f, 5e-4f)));
    }

    @Test
    void countsElementsWhereThereAreNoneOrTooMany() {
        assertEquals("0 values", Amount.of(Tensor.ofFloats()));
        assertEquals("1048577 values", Amount.of(Tensor.filled(DType.I8, Shape.of((1 << 20) + 1), 1)));
    }
}
