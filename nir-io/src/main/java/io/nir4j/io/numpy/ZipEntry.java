package io.nir4j.io.numpy;

/// A member of a zip archive.
///
/// @param name as stored, UTF-8
/// @param method 0 stored, 8 deflated
/// @param crc of the content
/// @param packedBytes size in the archive
/// @param bytes size of the content
/// @param headerOffset where its local header starts
record ZipEntry(String name, int method, int crc, long packedBytes, long bytes, long headerOffset) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    static final int LOCAL_SIGNATURE = 0x04034b50;
    static final int LOCAL_BYTES = 30;
    static final int CENTRAL_SIGNATURE = 0x02014b50;
    static final int CENTRAL_BYTES = 46;
    static final int END_SIGNATURE = 0x06054b50;
    static final int END_BYTES = 22;
    static final int END64_SIGNATURE = 0x06064b50;
    static final int END64_BYTES = 56;
    static final int LOCATOR64_SIGNATURE = 0x07064b50;
    static final int LOCATOR64_BYTES = 20;

    /// The extra field that holds what does not fit in four bytes.
    static final int ZIP64_EXTRA = 1;
    /// Stands in a field of four bytes whose value is in the extra field.
    static final long ELSEWHERE = 0xFFFFFFFFL;

    /// Bit 0 of the flags.
    static final int ENCRYPTED = 1;
    /// Bit 11 of the flags: the name is UTF-8.
    static final int UTF8_NAME = 1 << 11;
}
