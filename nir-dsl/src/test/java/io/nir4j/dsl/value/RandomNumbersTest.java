package io.nir4j.dsl.value;

import static io.nir4j.dsl.value.Values.field;
import static io.nir4j.dsl.value.Values.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.tensor.Shape;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomNumbersTest {
    private static final int MANY = 100_000;
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger GAMMA = new BigInteger("9e3779b97f4a7c15", 16);

    /// The finalizer in unbounded integers.
    private static BigInteger mix(BigInteger bits) {
        BigInteger z = bits.mod(WORD);
        z = z.xor(z.shiftRight(30))
                .multiply(new BigInteger("bf58476d1ce4e5b9", 16))
                .mod(WORD);
        z = z.xor(z.shiftRight(27))
                .multiply(new BigInteger("94d049bb133111eb", 16))
                .mod(WORD);
        return z.xor(z.shiftRight(31));
    }

    private static double uniform(long seed, long index) {
        BigInteger base = mix(BigInteger.valueOf(seed));
        BigInteger bits = mix(base.add(GAMMA.multiply(BigInteger.valueOf(index + 1))));
        return bits.shiftRight(11).doubleValue() / Math.pow(2, 53);
    }

    private static double normal(long seed, long index) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform(seed, 2 * index)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(seed, 2 * index + 1));
    }

    @Test
    void mixesAsSplitMixDoes() {
        BigInteger seed = BigInteger.valueOf(1234567);
        assertEquals(new BigInteger("6457827717110365317"), mix(seed.add(GAMMA)));
    }

    @Test
    void startsWithTheseNumbers() {
        double[] uniform = {0x1.7fdf0061bb85ap-1, 0x1.7d54b3920bcaap-2, 0x1.c0cd7f0f6bcf6p-2};
        assertArrayEquals(uniform, tensor("uniform(3, 0, 1, seed = 1)").toDoubles());
        double[] normal = {-0.39226082138170837, 1.767004403788519, -0.8267779906538206};
        assertArrayEquals(normal, tensor("normal(3, seed 7)").toDoubles(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, -1, Long.MAX_VALUE, Long.MIN_VALUE})
    void followsTheFormulas(long seed) {
        double[] uniform = tensor("uniform(50, -1, 3, seed = " + seed + ")").toDoubles();
        double[] normal =
                tensor("normal(50, mean = 2, std = 0.5, seed = " + seed + ")").toDoubles();
        for (int i = 0; i < uniform.length; i++) {
            assertEquals(-1 + 4 * uniform(seed, i), uniform[i], "seed " + seed);
            assertEquals(2 + 0.5 * normal(seed, i), normal[i], "seed " + seed);
        }
    }

    @Test
    void doesNotDependOnTheOrderOrTheNumberOfElements() {
        RandomNumbers random = new RandomNumbers(5);
        double[] forward = new double[100];
        double[] backward = new double[100];
        for (int i = 0; i < forward.length; i++) {
            forward[i] = random.normal(i);
            backward[99 - i] = random.normal(99 - i);
        }
        assertArrayEquals(forward, backward);
        double[] many = tensor("normal(10 x 10, seed = 5)").toDoubles();
        assertArrayEquals(forward, many);
        assertArrayEquals(
                Arrays.copyOf(forward, 3), tensor("normal(3, seed = 5)").toDoubles());
        assertArrayEquals(
                tensor("f32(normal([3], seed = 5))").toFloats(),
                field("normal(seed = 5)", Shape.of(3)).toFloats());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 1_000_000_007})
    void hasTheMomentsOfItsDistribution(long seed) {
        double[] uniform =
                tensor("uniform(" + MANY + ", 0, 1, seed = " + seed + ")").toDoubles();
        double[] normal = tensor("normal(" + MANY + ", seed = " + seed + ")").toDoubles();
        // Five standard errors: of the mean of n numbers std / sqrt(n), of their std about std / sqrt(2 n).
        assertEquals(0.5, mean(uniform), 5 * 0.2887 / Math.sqrt(MANY), "seed " + seed);
        assertEquals(0.2887, deviation(uniform), 5 * 0.2887 / Math.sqrt(2.0 * MANY), "seed " + seed);
        assertEquals(0, mean(normal), 5 / Math.sqrt(MANY), "seed " + seed);
        assertEquals(1, deviation(normal), 5 / Math.sqrt(2.0 * MANY), "seed " + seed);
        double[] products = new double[MANY - 1];
        Arrays.setAll(products, i -> normal[i] * normal[i + 1]);
        assertEquals(0, mean(products), 5 / Math.sqrt(MANY), "seed " + seed);
    }

    @Test
    void givesEverySeedItsOwnNumbers() {
        RandomNumbers one = new RandomNumbers(1);
        RandomNumbers other = new RandomNumbers(1 + GAMMA.longValue());
        assertNotEquals(one.uniform(1), other.uniform(0));
        double[] both = new double[MANY];
        Arrays.setAll(both, i -> (one.uniform(i) - 0.5) * (new RandomNumbers(2).uniform(i) - 0.5));
        assertTrue(Math.abs(mean(both)) < 5.0 / 12 / Math.sqrt(MANY));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }
}
