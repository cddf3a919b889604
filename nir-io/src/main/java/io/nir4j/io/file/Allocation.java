package io.nir4j.io.file;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

/// Memory for numbers of a size that a file declares: too much of it is a finding, not a crash.
public final class Allocation {
    private static final long LARGEST_ON_HEAP_BYTES = 1 << 20;

    private Allocation() {}

    /// `bytes` of zeroed memory; large ones outside the heap, where they may exceed 2^31 bytes.
    ///
    /// @param what whose memory it is, for the message
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if this JVM cannot hold as much
    public static MemorySegment of(long bytes, String what) {
        check(bytes, what);
        return attempt(
                bytes,
                what,
                () -> bytes <= LARGEST_ON_HEAP_BYTES
                        ? MemorySegment.ofArray(new byte[(int) bytes])
                        : Arena.ofAuto().allocate(bytes, Long.BYTES));
    }

    /// An array of `bytes` zeros.
    ///
    /// @param what whose memory it is, for the message
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if this JVM cannot hold as much
    public static byte[] array(int bytes, String what) {
        check(bytes, what);
        return attempt(bytes, what, () -> new byte[bytes]);
    }

    /// Asks whether `bytes` can be held, without taking them.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if not
    public static void check(long bytes, String what) {
        if (bytes > limit()) {
            throw tooMuch(bytes, what).asException();
        }
    }

    /// What else is held may leave too little: the size of one value is no measure for all of a file.
    private static <T> T attempt(long bytes, String what, Supplier<T> allocation) {
        try {
            return allocation.get();
        } catch (OutOfMemoryError taken) {
            InvalidNetwork fault = tooMuch(bytes, what).asException();
            fault.initCause(taken);
            throw fault;
        }
    }

    /// Java gives as much outside the heap as in it, unless told otherwise.
    private static long limit() {
        return Runtime.getRuntime().maxMemory();
    }

    private static Diagnostic tooMuch(long bytes, String what) {
        return Diagnostic.of(
                        Code.LARGER_THAN_FILE,
                        what + " needs " + bytes + " bytes of memory, this Java has at most " + limit() + " to give")
                .hint("if the file is sound, give Java more memory: -Xmx");
    }
}
