package io.nir4j.dialects.diff;

/// Numbers that stand for content while nodes are paired; no two nodes are called equal because of one.
final class Hash {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Hash() {}

    /// `value` with its bits spread over the whole number.
    static long spread(long value) {
        long mixed = (value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }

    /// One number for two, whose order matters.
    static long join(long first, long second) {
        return spread(first * ODD + second + 1);
    }

    static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = join(hash, text.charAt(i));
        }
        return hash;
    }
}
