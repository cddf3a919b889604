package io.nir4j.backends.cpu.kernel;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Lists of the bits that are set, for processors that pack vectors: without branches, which depend on the bits and
/// cannot be guessed.
///
/// A word is a method, which the JVM compiles sooner than a row of them; before that, vectors are slow. To pack all 64
/// places as bytes takes a third of the time where the processor can, but three tenths of a second more to compile.
final class PackedLists {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
    private static final IntVector PLACES = IntVector.zero(INTS).addIndex(1);

    private PackedLists() {}

    /// As [Kernels#list].
    static int list(long[] bits, int firstWord, int words, int first, int[] items, int at) {
        int to = at;
        for (int word = 0; word < words; word++) {
            long all = bits[firstWord + word];
            pack(all, first + word * Long.SIZE, items, to);
            to += Long.bitCount(all);
        }
        return to;
    }

    private static void pack(long bits, int first, int[] items, int at) {
        int to = at;
        for (int part = 0; part < Long.SIZE; part += INTS.length()) {
            long some = bits >>> part & 0xffff;
            PLACES.add(first + part).compress(VectorMask.fromLong(INTS, some)).intoArray(items, to);
            to += Long.bitCount(some);
        }
    }
}
