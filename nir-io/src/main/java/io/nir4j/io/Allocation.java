package io.nir4j.io;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory for numbers of a size that a file declares: too much of it is a finding, not a crash.
public final class Allocation {
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private Allocation() {}

    /// `bytes` of zeroed memory, on the heap where an array can hold them.
    ///
    /// @param what whose memory it is, for the message
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if this JVM cannot hold as much
    public static MemorySegment of(long bytes, String what) {
        check(bytes, what);
        return bytes <= LARGEST_ARRAY
                ? MemorySegment.ofArray(new byte[(int) bytes])
                : Arena.ofAuto().allocate(bytes, Long.BYTES);
    }

    /// Asks whether `bytes` can be held, without taking them.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if not
    public static void check(long bytes, String what) {
        long limit = Runtime.getRuntime().maxMemory() / 4 * 3;
        if (bytes > limit) {
            throw Diagnostic.of(
                            Code.LARGER_THAN_FILE,
                            what + " needs " + bytes + " bytes of memory, this Java has at most " + limit + " to give")
                    .hint("if the file is sound, give Java more memory: -Xmx")
                    .asException();
        }
    }
}
