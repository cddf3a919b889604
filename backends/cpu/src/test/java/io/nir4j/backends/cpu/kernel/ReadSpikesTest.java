package io.nir4j.backends.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Which numbers are not zero, and whether one is neither 0 nor 1, against a plain loop.
final class ReadSpikesTest {
    private static final int CASES = 400;
    private static final float[] GRADED = {
        0.5f,
        -1,
        2,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        Math.nextUp(1f),
        Math.nextDown(1f)
    };

    /// Sets `bits` from the first, and says whether there are spikes only.
    private static boolean expected(float[] values, int at, int count, long[] bits) {
        boolean spikes = true;
        for (int i = 0; i < count; i++) {
            bits[i / Long.SIZE] |= values[at + i] != 0 ? 1L << i : 0;
            spikes &= values[at + i] == 0 || values[at + i] == 1;
        }
        return spikes;
    }

    private static void check(Kernels<float[]> kernels) {
        for (long seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int at = random.nextInt(20);
            int count = random.nextInt(1, 300);
            float[] values = new float[at + count + random.nextInt(20)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(5) == 0 ? 1 : random.nextInt(5) == 0 ? -0f : 0;
            }
            if (random.nextInt(2) == 0) {
                values[random.nextInt(values.length)] = GRADED[random.nextInt(GRADED.length)];
            }
            long[] expected = new long[(count + Long.SIZE - 1) / Long.SIZE];
            boolean spikes = expected(values, at, count, expected);
            long[] bits = random.longs(expected.length).toArray();
            assertEquals(spikes, kernels.readSpikes(values, at, count, bits, 0), "seed " + seed);
            assertArrayEquals(expected, bits, "seed " + seed);
        }
    }

    @Test
    void plainLoopsTellSpikesFromNumbers() {
        check(Kernels.plainFloats());
    }

    @Test
    void vectorsTellSpikesFromNumbers() {
        check(Kernels.vectorFloats().orElseThrow());
    }

    @Test
    void everyOtherNumberIsFoundAnywhere() {
        for (Kernels<float[]> kernels :
                List.of(Kernels.plainFloats(), Kernels.vectorFloats().orElseThrow())) {
            for (int place = 0; place < 100; place++) {
                for (float value : GRADED) {
                    float[] values = new float[100];
                    values[place] = value;
                    assertFalse(kernels.readSpikes(values, 0, 100, new long[2], 0), value + " at " + place);
                }
            }
        }
    }
}
