package io.nir4j.io.hdf5;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Where values go that cannot stay in the mapped file.
final class Memory {
    private static final int LARGEST_ON_HEAP_BYTES = 1 << 20;

    private Memory() {}

    /// Zeros; large ones outside the heap, where they may exceed 2^31 bytes.
    static MemorySegment allocate(long bytes) {
        return bytes <= LARGEST_ON_HEAP_BYTES
                ? MemorySegment.ofArray(new byte[(int) bytes])
                : Arena.ofAuto().allocate(bytes, Long.BYTES);
    }
}
