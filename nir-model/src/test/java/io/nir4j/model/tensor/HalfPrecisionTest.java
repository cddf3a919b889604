package io.nir4j.model.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// float16 has 11 significant bits, exponents -14 to 15, and subnormals down to 2^-24.
class HalfPrecisionTest {
    private static double half(double value) {
        return Tensor.scalar(value).cast(DType.F16).getDouble(0);
    }

    @Test
    void keepsEveryHalf() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Float.float16ToFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertEquals(value, (float) half(value), "bits " + bits);
            }
        }
        assertTrue(Double.isNaN(half(Double.NaN)));
    }

    @Test
    void roundsTiesToEven() {
        assertEquals(1.0, half(1 + 0x1p-11));
        assertEquals(1 + 0x1p-9, half(1 + 3 * 0x1p-11));
    }

    @Test
    void roundsOnceOnTheWayFromDouble() {
        assertEquals(1 + 0x1p-10, half(1 + 0x1p-11 + 0x1p-40), "just above a tie that float does not see");
        assertEquals(1 + 0x1p-10, half(1 + 3 * 0x1p-11 - 0x1p-40), "just below one");
        assertEquals(-1 - 0x1p-10, half(-1 - 0x1p-11 - 0x1p-40));
    }

    @Test
    void roundsSubnormals() {
        assertEquals(0x1p-24, half(0x1p-24));
        assertEquals(0.0, half(0x1p-25), "a tie, to even");
        assertEquals(0x1p-24, half(Math.nextUp(0x1p-25)));
        assertEquals(0.0, half(Double.MIN_VALUE));
        assertEquals(2 * 0x1p-24, half(3 * 0x1p-25), "a tie, to even");
    }

    @Test
    void overflowsHalfWayToTheNextPowerOfTwo() {
        assertEquals(65504, half(Math.nextDown(65520.0)));
        assertEquals(Double.POSITIVE_INFINITY, half(65520));
        assertEquals(Double.NEGATIVE_INFINITY, half(-1e300));
    }

    @Test
    void roundsToTheNearest() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextDouble(-2, 2) * Math.scalb(1.0, random.nextInt(-26, 15));
            double rounded = half(value);
            short bits = Float.floatToFloat16((float) rounded);
            double error = error(rounded, value);
            String message = "seed 4, case " + i + ": " + value + " became " + rounded;
            assertTrue(error <= error(Float.float16ToFloat((short) (bits + 1)), value), message);
            assertTrue(
                    (bits & 0x7fff) == 0 || error <= error(Float.float16ToFloat((short) (bits - 1)), value), message);
        }
    }

    private static double error(double rounded, double value) {
        return new BigDecimal(rounded).subtract(new BigDecimal(value)).abs().doubleValue();
    }
}
