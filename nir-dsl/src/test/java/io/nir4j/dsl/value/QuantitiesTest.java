package io.nir4j.dsl.value;

import static io.nir4j.dsl.value.Values.fault;
import static io.nir4j.dsl.value.Values.field;
import static io.nir4j.dsl.value.Values.tensor;
import static io.nir4j.dsl.value.Values.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.model.Unit;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    private static Target in(Unit unit) {
        return new Target("tau", Optional.of(DType.F64), unit, Shape.SCALAR);
    }

    @ParameterizedTest
    @CsvSource({
        "2 s, SECOND, 2",
        "35 ms, SECOND, 0.035",
        "0.1 ms, SECOND, 1e-4",
        "3e2 us, SECOND, 3e-4",
        "2 V, VOLT, 2",
        "-70 mV, VOLT, -0.07",
        "2 Ohm, OHM, 2",
        "2 kOhm, OHM, 2e3",
        "1.1 MOhm, OHM, 1.1e6",
        "1 Ohm * 2 F, SECOND, 2",
        "1 Ohm * 3 nF, SECOND, 3e-9",
        "10 MOhm * 100 pF, SECOND, 1e-3",
        "4 / 2 Hz, SECOND, 2",
        "4 / 2 kHz, SECOND, 2e-3",
        "0x1p1 ms, SECOND, 2e-3",
        "(1 + 1) ms, SECOND, 2e-3",
        "5 ms + 1 s, SECOND, 1.005",
        "2 V / 1 V * 3 s, SECOND, 6",
        "7, SECOND, 7"
    })
    void measuresInBaseUnits(String text, Unit unit, double expected) {
        assertEquals(new Value.Numbers(Tensor.scalar(expected)), value(text, in(unit)));
    }

    @ParameterizedTest
    @CsvSource({
        "10 mV, SECOND, 'tau is measured in s, not in V'",
        "10 Ohm * 1 V, SECOND, 'tau is measured in s, not in V*Ohm'",
        "10 V * 1 V / 1 s, VOLT, 'tau is measured in V, not in V^2/s'",
        "1 / 1 s, SECOND, 'tau is measured in s, not in Hz'",
        "1 / 1 V, SECOND, 'tau is measured in s, not in 1/V'",
        "1 s / 1 Ohm, VOLT, 'tau is measured in V, not in F'",
        "10 ms, NONE, 'tau has no unit, found s'",
        "1 s + 1 V, SECOND, 's and V cannot be added'",
        "1 s - 1, SECOND, 's and a number without unit cannot be subtracted'",
        "'[1 s, 1 V]', SECOND, 'a list measures one thing, found s and V'",
        "(1 s) ms, SECOND, 'this is measured in s before ''ms'' comes'",
        "'uniform(1 s, 2, seed = 1)', SECOND, 'low is s, high is a number without unit'",
        "'normal(mean = 1 s, seed = 1)', SECOND, 'mean is s, std is a number without unit'"
    })
    void refusesUnitsThatDoNotFit(String text, Unit unit, String message) {
        Diagnostic fault = fault(text, in(unit));
        assertEquals(Code.WRONG_UNIT, fault.code());
        assertEquals(message, fault.message());
    }

    @Test
    void pointsAtTheValueWithTheWrongUnit() {
        assertEquals("""
            error NIR-603: tau is measured in s, not in V
              --> net.snn:1:10
                 1 | let it = 10 mV
                   |          ^^^^^\
            """, fault("10 mV", in(Unit.SECOND)).toString());
    }

    @Test
    void knowsASpellingNearAMissingUnit() {
        Diagnostic fault = fault("10 mss", Target.UNTYPED);
        assertEquals(Code.UNKNOWN_NAME, fault.code());
        assertEquals("there is no unit 'mss'", fault.message());
        assertEquals(Optional.of("did you mean 'ms'?"), fault.hint());
        assertEquals("1:13", fault.place().path().orElseThrow());
    }

    @Test
    void computesElementByElement() {
        assertEquals(Tensor.ofFloats(1.5f, 3.5f), field("[1, 3] + 0.5"));
        assertEquals(Tensor.ofFloats(4, 6), field("[1, 2] * 2 + [2, 2]"));
        assertEquals(Tensor.ofFloats(-1, 1), field("[1, 3] - [2]"));
        assertEquals(Tensor.ofFloats(2, 1), field("2 / [1, 2]"));
        assertEquals(Tensor.ofFloats(-1, 0.5f), field("-[1, -0.5]"));
        assertEquals(Tensor.of(Shape.of(1, 1), 3f), field("[1] + [[2]]"));
        assertEquals(Tensor.of(Shape.of(1), 3f), field("scalar(1) + [2]"));
        assertEquals(Tensor.ofFloats(3, 3, 3), field("1 + 2", Shape.of(3)));
        assertEquals(Tensor.ofDoubles(Double.POSITIVE_INFINITY, Double.NaN), tensor("[1.0, 0] / 0"));
    }

    @Test
    void refusesArraysThatDoNotGoTogether() {
        assertEquals("(3) and (4) cannot be added", fault(Code.NOT_COMPUTABLE, "ones(3) + ones(4)"));
        assertEquals("(3) and (1, 3) cannot be divided", fault(Code.NOT_COMPUTABLE, "ones(3) / ones(1 x 3)"));
        assertEquals("float32 and float64 do not go together", fault(Code.NOT_COMPUTABLE, "f32(1) + f64(1)"));
        assertEquals("expected numbers, found text", fault(Code.NOT_COMPUTABLE, "1 + \"a\""));
        assertEquals("expected numbers, found a group", fault(Code.NOT_COMPUTABLE, "-{ a = 1 }"));
    }

    @Test
    void roundsOnlyTheResult() {
        assertEquals(Tensor.scalar((float) (0.1 * 3 - 0.3)), field("0.1 * 3 - 0.3"));
        assertEquals(Tensor.scalar(1 / 3.0), tensor("1 / 3"));
    }

    @Test
    void givesNumbersTheShapeOfTheLayer() {
        Shape layer = Shape.of(2, 3);
        assertEquals(Tensor.filled(DType.F32, layer, 0.5), field("0.5", layer));
        assertEquals(Tensor.filled(DType.F64, layer, 0.5), field("f64(0.5)", layer));
        assertEquals(Tensor.scalar(0.5f), field("scalar(0.5)", layer));
        assertEquals(Tensor.scalar(0.5), field("f64(scalar(0.5))", layer));
        assertEquals(Tensor.ofFloats(1), field("[1]", layer));
    }
}
