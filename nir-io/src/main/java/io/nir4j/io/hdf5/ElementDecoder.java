package io.nir4j.io.hdf5;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.nir4j.io.file.Allocation;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Severity;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Turns stored elements into the values of this package: little-endian numbers of our types, and texts.
final class ElementDecoder {
    private final TextDecoder texts;
    private final Findings findings;

    /// @param findings receives a note for each value whose type changes
    ElementDecoder(TextDecoder texts, Findings findings) {
        this.texts = texts;
        this.findings = findings;
    }

    /// @param stored exactly the bytes that shape and type need
    H5Value decode(MemorySegment stored, ElementType element, H5Space space, String path) {
        return switch (element) {
            case ElementType.Same(var type, var order) -> {
                if (type == H5Type.BOOL) {
                    checkBooleans(stored, path);
                }
                yield new H5Numbers(type, space, littleEndian(stored, type.bytes(), order, path));
            }
            case ElementType.Unsigned unsigned -> widened(stored, unsigned, space, path);
            case ElementType.FixedText text -> texts.fixed(stored, text, space, path);
            case ElementType.HeapText text -> texts.fromHeap(stored, text, space, path);
            case ElementType.Unread unread ->
                throw fault(path, Code.UNSUPPORTED_CONTENT, "holds " + unread.what() + ", which a network never has");
        };
    }

    private static void checkBooleans(MemorySegment stored, String path) {
        for (long i = 0; i < stored.byteSize(); i++) {
            byte value = stored.get(JAVA_BYTE, i);
            if (value != 0 && value != 1) {
                throw fault(path, Code.DAMAGED_FILE, "boolean " + i + " is the byte " + value + ", not 0 or 1");
            }
        }
    }

    private static MemorySegment littleEndian(MemorySegment stored, int bytes, ByteOrder order, String path) {
        if (bytes == 1 || order == ByteOrder.LITTLE_ENDIAN) {
            return stored;
        }
        ValueLayout layout = layout(bytes);
        MemorySegment swapped = Allocation.of(stored.byteSize(), path);
        MemorySegment.copy(
                stored,
                layout.withOrder(ByteOrder.BIG_ENDIAN),
                0,
                swapped,
                layout.withOrder(ByteOrder.LITTLE_ENDIAN),
                0,
                stored.byteSize() / bytes);
        return swapped;
    }

    private static ValueLayout layout(int bytes) {
        return switch (bytes) {
            case 2 -> JAVA_SHORT_UNALIGNED;
            case 4 -> JAVA_INT_UNALIGNED;
            default -> JAVA_LONG_UNALIGNED;
        };
    }

    private H5Value widened(MemorySegment stored, ElementType.Unsigned type, H5Space space, String path) {
        H5Type kept = type.kept();
        long bytes = Math.multiplyExact(space.count(), kept.bytes());
        MemorySegment wide = Allocation.of(bytes, path);
        for (long i = 0; i < space.count(); i++) {
            widen(stored, type, i, wide, path);
        }
        findings.add(Diagnostic.of(
                        Code.UNSUPPORTED_CONTENT, type.label() + " is kept as " + kept.label() + ", the same numbers")
                .as(Severity.NOTE)
                .at(Place.path(path)));
        return new H5Numbers(kept, space, wide);
    }

    private static void widen(MemorySegment from, ElementType.Unsigned type, long i, MemorySegment to, String path) {
        ByteOrder order = type.order();
        ValueLayout.OfInt int32 = JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
        ValueLayout.OfLong int64 = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
        switch (type.bytes()) {
            case 2 -> to.set(int32, 4 * i, Short.toUnsignedInt(from.get(JAVA_SHORT_UNALIGNED.withOrder(order), 2 * i)));
            case 4 ->
                to.set(int64, 8 * i, Integer.toUnsignedLong(from.get(JAVA_INT_UNALIGNED.withOrder(order), 4 * i)));
            default -> {
                long value = from.get(JAVA_LONG_UNALIGNED.withOrder(order), 8 * i);
                if (value < 0) {
                    throw fault(
                            path,
                            Code.UNSUPPORTED_CONTENT,
                            "element " + i + " is the uint64 " + Long.toUnsignedString(value)
                                    + ", which int64 cannot hold");
                }
                to.set(int64, 8 * i, value);
            }
        }
    }

    private static InvalidNetwork fault(String path, Code code, String message) {
        return Diagnostic.of(code, message).at(Place.path(path)).asException();
    }
}
