package io.nir4j.io.numpy;

import io.nir4j.io.file.Allocation;
import io.nir4j.io.file.FileBytes;
import io.nir4j.io.file.SegmentBytes;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// An open `.npz` file: the arrays in it by name, each read when asked for.
///
/// Stored members of a large file are mapped, deflated ones inflated into memory. Checksums are checked.
public final class NpzFile {
    private static final String ENDING = ".npy";

    private final MemorySegment file;
    private final SortedMap<String, ZipEntry> entries = new TreeMap<>();

    private NpzFile(MemorySegment file) {
        this.file = file;
    }

    /// Opens an archive; no array is read yet.
    ///
    /// @throws InvalidNetwork if the file is no zip archive, damaged, or holds something else than arrays
    public static NpzFile open(Path path) throws IOException {
        return of(FileBytes.of(path));
    }

    static NpzFile of(MemorySegment file) {
        NpzFile npz = new NpzFile(file);
        List<ZipEntry> members = ZipDirectory.read(file);
        members.forEach(npz::add);
        npz.checkApart(members);
        return npz;
    }

    private void add(ZipEntry entry) {
        if (!entry.name().endsWith(ENDING)) {
            throw Diagnostic.of(
                            Code.UNSUPPORTED_CONTENT,
                            "the archive holds '" + entry.name() + "'; an .npz file has arrays only, named *.npy")
                    .asException();
        }
        String name = entry.name().substring(0, entry.name().length() - ENDING.length());
        if (entries.put(name, entry) != null) {
            throw Diagnostic.of(Code.DAMAGED_FILE, "the archive holds '" + name + "' twice")
                    .asException();
        }
    }

    /// Members that share bytes are how a small archive unpacks to a huge one.
    private void checkApart(List<ZipEntry> members) {
        long free = 0;
        for (ZipEntry entry : members.stream()
                .sorted(Comparator.comparingLong(ZipEntry::headerOffset))
                .toList()) {
            if (entry.headerOffset() < free) {
                throw Diagnostic.of(Code.DAMAGED_FILE, "'" + entry.name() + "' overlaps another member of the archive")
                        .asException();
            }
            free = ZipDirectory.contentOffset(file, entry) + entry.packedBytes();
        }
    }

    /// The names of the arrays, without `.npy`, sorted.
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /// The array of this name, to be read in blocks; a deflated one is in memory as a whole.
    ///
    /// @throws InvalidNetwork if there is none, or it is damaged
    public NpyArray array(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw Diagnostic.of(Code.MISSING_FIELD, "the archive has no array '" + name + "', only " + entries.keySet())
                    .hint(Suggestion.hint(name, entries.keySet()))
                    .asException();
        }
        try {
            return NpyArray.of(content(entry));
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withPath(name));
        }
    }

    /// All arrays.
    public SortedMap<String, Tensor> all() {
        Allocation.check(
                entries.values().stream()
                        .filter(entry -> entry.method() == ZipEntry.DEFLATED)
                        .mapToLong(ZipEntry::bytes)
                        .reduce(0, (a, b) -> a + b < 0 || b < 0 ? Long.MAX_VALUE : a + b),
                "the archive");
        SortedMap<String, Tensor> arrays = new TreeMap<>();
        entries.keySet().forEach(name -> arrays.put(name, array(name).all()));
        return arrays;
    }

    private MemorySegment content(ZipEntry entry) {
        MemorySegment packed = file.asSlice(ZipDirectory.contentOffset(file, entry), entry.packedBytes());
        MemorySegment content = entry.method() == ZipEntry.STORED ? packed : inflated(entry, packed);
        if (content.byteSize() != entry.bytes()) {
            throw damaged(entry, "has " + content.byteSize() + " bytes, its directory says " + entry.bytes());
        }
        if (crc(content) != entry.crc()) {
            throw damaged(entry, "has another checksum than its directory says");
        }
        return content;
    }

    private static int crc(MemorySegment content) {
        CRC32 crc = new CRC32();
        for (long at = 0; at < content.byteSize(); at += 1 << 30) {
            crc.update(content.asSlice(at, Math.min(1 << 30, content.byteSize() - at))
                    .asByteBuffer());
        }
        return (int) crc.getValue();
    }

    private static MemorySegment inflated(ZipEntry entry, MemorySegment packed) {
        MemorySegment content = Allocation.of(Math.max(0, entry.bytes()), "'" + entry.name() + "'");
        Inflater inflater = new Inflater(true);
        long[] at = {0};
        try {
            SegmentBytes.forEachPiece(packed, (piece, length) -> {
                inflater.setInput(piece, 0, length);
                at[0] = inflate(inflater, entry, content, at[0]);
            });
        } catch (IOException e) {
            throw damaged(entry, "cannot be inflated: " + e.getMessage());
        } finally {
            inflater.end();
        }
        return content.asSlice(0, at[0]);
    }

    private static long inflate(Inflater inflater, ZipEntry entry, MemorySegment content, long from)
            throws IOException {
        byte[] piece = new byte[1 << 16];
        long at = from;
        try {
            for (int length = inflater.inflate(piece); length > 0; length = inflater.inflate(piece)) {
                if (length > content.byteSize() - at) {
                    throw damaged(entry, "inflates to more than the " + entry.bytes() + " bytes of its directory");
                }
                MemorySegment.copy(MemorySegment.ofArray(piece), 0, content, at, length);
                at += length;
            }
            return at;
        } catch (DataFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static InvalidNetwork damaged(ZipEntry entry, String what) {
        return Diagnostic.of(Code.DAMAGED_FILE, "'" + entry.name() + "' " + what)
                .asException();
    }
}
