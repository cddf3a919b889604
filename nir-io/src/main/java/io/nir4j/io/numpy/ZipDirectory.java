package io.nir4j.io.numpy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads the directory at the end of a zip archive.
///
/// Not with `java.util.zip.ZipFile`, which does not say where in the file a stored member lies: we map it there.
final class ZipDirectory {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment file;

    private ZipDirectory(MemorySegment file) {
        this.file = file;
    }

    /// The members of the archive, in the order of the directory.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if this is no zip archive or its directory is damaged
    static List<ZipEntry> read(MemorySegment file) {
        return new ZipDirectory(file).entries();
    }

    /// Where the content of `entry` starts: after its local header, whose length the directory does not know.
    static long contentOffset(MemorySegment file, ZipEntry entry) {
        return new ZipDirectory(file).contentOffset(entry);
    }

    private long contentOffset(ZipEntry entry) {
        long at = entry.headerOffset();
        if (at < 0 || at > file.byteSize() - ZipEntry.LOCAL_BYTES || file.get(INT, at) != ZipEntry.LOCAL_SIGNATURE) {
            throw damaged("has no header for '" + entry.name() + "' at byte " + at);
        }
        long start = at + ZipEntry.LOCAL_BYTES + u2(at + 26) + u2(at + 28);
        if (entry.packedBytes() < 0 || start > file.byteSize() - entry.packedBytes()) {
            throw Diagnostic.of(
                            Code.LARGER_THAN_FILE,
                            "'" + entry.name() + "' takes " + entry.packedBytes() + " bytes from byte " + start
                                    + ", but the file ends after " + file.byteSize())
                    .asException();
        }
        return start;
    }

    private List<ZipEntry> entries() {
        long end = endOfDirectory();
        long count = u2(end + 10);
        long size = u4(end + 12);
        long start = u4(end + 16);
        long locator = end - ZipEntry.LOCATOR64_BYTES;
        if (locator >= 0 && file.get(INT, locator) == ZipEntry.LOCATOR64_SIGNATURE) {
            long end64 = file.get(LONG, locator + 8);
            if (end64 < 0
                    || end64 > locator - ZipEntry.END64_BYTES
                    || file.get(INT, end64) != ZipEntry.END64_SIGNATURE) {
                throw damaged("has no Zip64 directory at byte " + end64);
            }
            count = file.get(LONG, end64 + 32);
            size = file.get(LONG, end64 + 40);
            start = file.get(LONG, end64 + 48);
        }
        if (start < 0 || size < 0 || start > end - size || count < 0 || count > size / ZipEntry.CENTRAL_BYTES) {
            throw damaged("declares a directory of " + count + " entries, " + size + " bytes from byte " + start);
        }
        return entries(start, start + size, count);
    }

    /// The last record, found from the end backwards past a comment of at most 65535 bytes.
    private long endOfDirectory() {
        long last = file.byteSize() - ZipEntry.END_BYTES;
        for (long at = last; at >= Math.max(0, last - 0xFFFF); at--) {
            if (file.get(INT, at) == ZipEntry.END_SIGNATURE
                    && at + ZipEntry.END_BYTES + u2(at + 20) == file.byteSize()) {
                return at;
            }
        }
        boolean begins = file.byteSize() >= 4 && file.get(INT, 0) == ZipEntry.LOCAL_SIGNATURE;
        throw begins
                ? damaged("has no directory at its end: it is truncated")
                : Diagnostic.of(Code.NOT_THIS_FORMAT, "this is not a zip archive, which an .npz file is")
                        .asException();
    }

    private List<ZipEntry> entries(long start, long end, long count) {
        List<ZipEntry> entries = new ArrayList<>();
        long at = start;
        for (long i = 0; i < count; i++) {
            if (at > end - ZipEntry.CENTRAL_BYTES || file.get(INT, at) != ZipEntry.CENTRAL_SIGNATURE) {
                throw damaged("has no entry " + i + " in its directory");
            }
            int nameBytes = u2(at + 28);
            int extraBytes = u2(at + 30);
            long next = at + ZipEntry.CENTRAL_BYTES + nameBytes + extraBytes + u2(at + 32);
            if (next > end) {
                throw damaged("has an entry " + i + " that leads past its directory");
            }
            entries.add(entry(at, nameBytes, extraBytes));
            at = next;
        }
        if (at != end) {
            throw damaged("has a directory of " + (end - start) + " bytes, but its entries take " + (at - start));
        }
        return entries;
    }

    private ZipEntry entry(long at, int nameBytes, int extraBytes) {
        long nameAt = at + ZipEntry.CENTRAL_BYTES;
        String name = new String(file.asSlice(nameAt, nameBytes).toArray(ValueLayout.JAVA_BYTE), UTF_8);
        int method = u2(at + 10);
        if ((u2(at + 8) & ZipEntry.ENCRYPTED) != 0 || (method != ZipEntry.STORED && method != ZipEntry.DEFLATED)) {
            throw Diagnostic.of(
                            Code.UNSUPPORTED_CONTENT,
                            "'" + name + "' is encrypted or packed with method " + method
                                    + "; stored and deflated members are read")
                    .asException();
        }
        long[] wide = {u4(at + 24), u4(at + 20), u4(at + 42)};
        widen(wide, nameAt + nameBytes, nameAt + nameBytes + extraBytes);
        return new ZipEntry(name, method, file.get(INT, at + 16), wide[1], wide[0], wide[2]);
    }

    /// Takes from the Zip64 extra field whatever did not fit, which is there in this order.
    private void widen(long[] values, long from, long to) {
        long at = from;
        while (at + 4 <= to) {
            long content = at + 4;
            long next = content + u2(at + 2);
            if (u2(at) == ZipEntry.ZIP64_EXTRA && next <= to) {
                for (int i = 0; i < values.length; i++) {
                    if (values[i] == ZipEntry.ELSEWHERE && content + Long.BYTES <= next) {
                        values[i] = file.get(LONG, content);
                        content += Long.BYTES;
                    }
                }
            }
            at = next;
        }
    }

    private int u2(long at) {
        return Short.toUnsignedInt(file.get(SHORT, at));
    }

    private long u4(long at) {
        return Integer.toUnsignedLong(file.get(INT, at));
    }

    private static RuntimeException damaged(String what) {
        return Diagnostic.of(Code.DAMAGED_FILE, "the zip archive " + what).asException();
    }
}
