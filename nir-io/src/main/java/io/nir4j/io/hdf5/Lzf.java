package io.nir4j.io.hdf5;

/// Unpacks LZF, h5py's fast compression.
///
/// Not left to the library that jHDF brings for it, which uses memory access that new Java versions warn about on
/// the terminal.
final class Lzf {
    private static final int LONGEST_LITERAL = 32;
    private static final int EXTENDED_LENGTH = 7;

    private Lzf() {}

    /// Fills `unpacked` from its start and says how far.
    ///
    /// A control byte below 32 starts a run of literals, one more than it says. Any other starts a copy of what
    /// was unpacked before: three bits of length, which 7 extends by the next byte, then 13 bits of distance; two
    /// more bytes than the length says, from one more byte back than the distance says.
    ///
    /// @throws IndexOutOfBoundsException if `packed` is not LZF or holds more than fits
    static int unpack(byte[] packed, byte[] unpacked) {
        int from = 0;
        int to = 0;
        while (from < packed.length) {
            int control = Byte.toUnsignedInt(packed[from++]);
            if (control < LONGEST_LITERAL) {
                System.arraycopy(packed, from, unpacked, to, control + 1);
                from += control + 1;
                to += control + 1;
            } else {
                int length = control >> 5;
                if (length == EXTENDED_LENGTH) {
                    length += Byte.toUnsignedInt(packed[from++]);
                }
                int back = ((control & 0x1f) << 8) + Byte.toUnsignedInt(packed[from++]) + 1;
                for (int end = to + length + 2; to < end; to++) {
                    unpacked[to] = unpacked[to - back]; // may overlap: a copy can repeat what it just wrote
                }
            }
        }
        return to;
    }
}
