package io.nir4j.backends.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Lists of set bits, four at a time and packed, against a loop over all bits.
final class ListTest {
    private static final int CASES = 300;
    private static final int BEFORE = 5;

    private interface Listing {
        int list(long[] bits, int firstWord, int words, int first, int[] items, int at);
    }

    private static void check(Listing listing) {
        for (long seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int firstWord = random.nextInt(3);
            int words = random.nextInt(1, 12);
            int first = random.nextInt(3) * Long.SIZE;
            double density = random.nextInt(4) == 0 ? random.nextInt(2) : Math.pow(random.nextDouble(), 3);
            long[] bits = random.longs(firstWord + words + 1).toArray();
            int[] expected = new int[words * Long.SIZE];
            int count = 0;
            for (int place = 0; place < words * Long.SIZE; place++) {
                int word = firstWord + place / Long.SIZE;
                boolean isSet = random.nextDouble() < density;
                bits[word] = isSet ? bits[word] | 1L << place : bits[word] & ~(1L << place);
                if (isSet) {
                    expected[count++] = first + place;
                }
            }
            int[] items = new int[BEFORE + count + Kernels.LIST_ROOM];
            int end = listing.list(bits, firstWord, words, first, items, BEFORE);
            assertEquals(BEFORE + count, end, "seed " + seed);
            assertArrayEquals(Arrays.copyOf(expected, count), Arrays.copyOfRange(items, BEFORE, end), "seed " + seed);
            assertArrayEquals(new int[BEFORE], Arrays.copyOf(items, BEFORE), "seed " + seed);
        }
    }

    @Test
    void fourAtATime() {
        check(Kernels.plainFloats()::list);
    }

    @Test
    void asTheMachineDoesIt() {
        check(Kernels.vectorFloats().orElseThrow()::list);
    }

    @Test
    void packed() {
        check(PackedLists::list);
    }
}
