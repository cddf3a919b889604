package io.nir4j.io.numpy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nir4j.io.file.SegmentBytes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes a zip archive whose stored members have their place before they have their content, so that several can
/// grow at once; `java.util.zip` wants one after the other, and each one's checksum before its first byte.
///
/// Sizes and offsets past 2^32 are in the Zip64 form. Every member bears the same time: equal content, equal bytes.
final class ZipWriter {
    /// 1 January 1980, the first day that zip knows.
    private static final int DAY = 0x21;

    private static final int VERSION = 20;
    private static final int VERSION_ZIP64 = 45;

    private final FileChannel file;
    private final long zip64From;
    private final List<Member> members = new ArrayList<>();
    private long end;

    /// @param zip64From the size or offset from which the Zip64 form is used; at most 2^32 - 1
    ZipWriter(FileChannel file, long zip64From) {
        this.file = file;
        this.zip64From = zip64From;
    }

    ZipWriter(FileChannel file) {
        this(file, ZipEntry.ELSEWHERE);
    }

    /// A member with its place in the archive.
    final class Member implements NpyWriter.Bytes {
        private final byte[] name;
        private final int method;
        private final long offset;
        private final boolean zip64;
        private final CRC32 crc = new CRC32();
        private long bytes;
        private long packedBytes;

        private Member(String name, int method, long atMost) {
            this.name = name.getBytes(UTF_8);
            this.method = method;
            this.offset = end;
            this.zip64 = atMost >= zip64From || offset >= zip64From;
        }

        private int headerBytes() {
            return ZipEntry.LOCAL_BYTES + name.length + (zip64 ? 20 : 0);
        }

        /// Appends to a stored member.
        @Override
        public void write(MemorySegment data) throws IOException {
            SegmentBytes.forEachPiece(data, (piece, length) -> {
                crc.update(piece, 0, length);
                put(ByteBuffer.wrap(piece, 0, length), offset + headerBytes() + bytes);
                bytes += length;
                packedBytes += length;
            });
        }

        private void deflate(MemorySegment data, Deflater deflater) throws IOException {
            SegmentBytes.forEachPiece(data, (piece, length) -> {
                crc.update(piece, 0, length);
                bytes += length;
                deflater.setInput(piece, 0, length);
                drain(deflater);
            });
        }

        private void drain(Deflater deflater) throws IOException {
            byte[] packed = new byte[1 << 16];
            for (int length = deflater.deflate(packed); length > 0; length = deflater.deflate(packed)) {
                put(ByteBuffer.wrap(packed, 0, length), offset + headerBytes() + packedBytes);
                packedBytes += length;
            }
        }

        private void writeHeader() throws IOException {
            ByteBuffer header = buffer(headerBytes())
                    .putInt(ZipEntry.LOCAL_SIGNATURE)
                    .putShort((short) (zip64 ? VERSION_ZIP64 : VERSION));
            putCommon(header, zip64 ? 20 : 0).put(name);
            if (zip64) {
                header.putShort((short) ZipEntry.ZIP64_EXTRA)
                        .putShort((short) 16)
                        .putLong(bytes)
                        .putLong(packedBytes);
            }
            put(header.flip(), offset);
        }

        private ByteBuffer directoryEntry() {
            ByteBuffer entry = buffer(ZipEntry.CENTRAL_BYTES + name.length + (zip64 ? 28 : 0))
                    .putInt(ZipEntry.CENTRAL_SIGNATURE)
                    .putShort((short) (zip64 ? VERSION_ZIP64 : VERSION))
                    .putShort((short) (zip64 ? VERSION_ZIP64 : VERSION));
            putCommon(entry, zip64 ? 28 : 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt((int) (zip64 ? ZipEntry.ELSEWHERE : offset))
                    .put(name);
            if (zip64) {
                entry.putShort((short) ZipEntry.ZIP64_EXTRA)
                        .putShort((short) 24)
                        .putLong(bytes)
                        .putLong(packedBytes)
                        .putLong(offset);
            }
            return entry;
        }

        /// What local header and directory share: flags to the length of the extra field.
        private ByteBuffer putCommon(ByteBuffer target, int extraBytes) {
            return target.putShort((short) ZipEntry.UTF8_NAME)
                    .putShort((short) method)
                    .putShort((short) 0)
                    .putShort((short) DAY)
                    .putInt((int) crc.getValue())
                    .putInt((int) (zip64 ? ZipEntry.ELSEWHERE : packedBytes))
                    .putInt((int) (zip64 ? ZipEntry.ELSEWHERE : bytes))
                    .putShort((short) name.length)
                    .putShort((short) extraBytes);
        }
    }

    /// Makes room for a stored member of exactly `bytes`, to be appended to it until [#finish].
    Member store(String name, long bytes) {
        Member member = new Member(name, ZipEntry.STORED, bytes);
        members.add(member);
        end += member.headerBytes() + bytes;
        return member;
    }

    /// Writes a deflated member at once.
    void deflate(String name, List<MemorySegment> content) throws IOException {
        long bytes = content.stream().mapToLong(MemorySegment::byteSize).sum();
        // Where deflating does not help it adds five bytes to each block of 16 KiB or more.
        Member member = new Member(name, ZipEntry.DEFLATED, bytes + bytes / 1024 + 1024);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            for (MemorySegment part : content) {
                member.deflate(part, deflater);
            }
            deflater.finish();
            member.drain(deflater);
        } finally {
            deflater.end();
        }
        members.add(member);
        end += member.headerBytes() + member.packedBytes;
    }

    /// Writes the headers, which now know sizes and checksums, and the directory.
    void finish() throws IOException {
        for (Member member : members) {
            member.writeHeader();
        }
        long start = end;
        for (Member member : members) {
            append(member.directoryEntry());
        }
        long size = end - start;
        boolean zip64 = start >= zip64From
                || members.size() >= 0xFFFF
                || members.stream().anyMatch(m -> m.zip64);
        if (zip64) {
            appendEnd64(start, size);
        }
        int count = zip64 ? 0xFFFF : members.size();
        append(buffer(ZipEntry.END_BYTES)
                .putInt(ZipEntry.END_SIGNATURE)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt((int) (zip64 ? ZipEntry.ELSEWHERE : size))
                .putInt((int) (zip64 ? ZipEntry.ELSEWHERE : start))
                .putShort((short) 0));
    }

    private void appendEnd64(long start, long size) throws IOException {
        long at = end;
        append(buffer(ZipEntry.END64_BYTES)
                .putInt(ZipEntry.END64_SIGNATURE)
                .putLong(ZipEntry.END64_BYTES - 12)
                .putShort((short) VERSION_ZIP64)
                .putShort((short) VERSION_ZIP64)
                .putInt(0)
                .putInt(0)
                .putLong(members.size())
                .putLong(members.size())
                .putLong(size)
                .putLong(start));
        append(buffer(ZipEntry.LOCATOR64_BYTES)
                .putInt(ZipEntry.LOCATOR64_SIGNATURE)
                .putInt(0)
                .putLong(at)
                .putInt(1));
    }

    private void append(ByteBuffer full) throws IOException {
        put(full.flip(), end);
        end += full.limit();
    }

    private void put(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
