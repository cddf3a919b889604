package io.nir4j.io.numpy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// What stands before the numbers of a `.npy` file: magic and version, the length of a text, and the text.
///
/// The text is a Python dictionary: `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`.
/// Version 1 has a length of two bytes, version 2 of four, version 3 the same and UTF-8.
///
/// @param type how elements are stored
/// @param fortranOrder true if the first axis is the fastest
/// @param shape extents as NumPy gives them
/// @param dataOffset where the numbers start
record NpyHeader(NpyType type, boolean fortranOrder, Shape shape, long dataOffset) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /// NumPy itself never writes more than some hundred bytes for a type that we read.
    private static final long LONGEST_TEXT = 1 << 20;

    private static final int ALIGNMENT = 64;
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// The header at the start of `file`.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is none, it is damaged, or no tensor has
    ///     such a type
    static NpyHeader read(MemorySegment file) {
        if (file.byteSize() < MAGIC.length + 2
                || !Arrays.equals(file.asSlice(0, MAGIC.length).toArray(ValueLayout.JAVA_BYTE), MAGIC)) {
            throw Diagnostic.of(Code.NOT_THIS_FORMAT, "this is not a .npy file: it does not start with '\\x93NUMPY'")
                    .asException();
        }
        int version = file.get(ValueLayout.JAVA_BYTE, MAGIC.length);
        if (version < 1 || version > 3) {
            throw Diagnostic.of(
                            Code.UNSUPPORTED_CONTENT,
                            "the .npy header has version " + version + "; 1, 2 and 3 are known")
                    .asException();
        }
        int lengthBytes = version == 1 ? 2 : 4;
        long start = MAGIC.length + 2L + lengthBytes;
        if (file.byteSize() < start) {
            throw truncated(start, file.byteSize());
        }
        long length = version == 1
                ? Short.toUnsignedLong(file.get(SHORT, MAGIC.length + 2))
                : Integer.toUnsignedLong(file.get(INT, MAGIC.length + 2));
        if (length > LONGEST_TEXT) {
            throw Diagnostic.of(
                            Code.DAMAGED_FILE,
                            "the .npy header declares " + length + " bytes of text, expected at most " + LONGEST_TEXT)
                    .asException();
        }
        if (file.byteSize() < start + length) {
            throw truncated(start + length, file.byteSize());
        }
        byte[] text = file.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
        return new HeaderText(new String(text, version == 3 ? UTF_8 : ISO_8859_1)).header(start + length);
    }

    private static RuntimeException truncated(long needed, long found) {
        return Diagnostic.of(
                        Code.LARGER_THAN_FILE,
                        "the .npy header takes " + needed + " bytes, but the file ends after " + found)
                .asException();
    }

    /// The header of an array in row-major order, as NumPy writes it; a multiple of 64 bytes.
    static byte[] write(DType dtype, Shape shape) {
        String extents = LongStream.of(shape.toArray()).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String text = "{'descr': '" + NpyType.describe(dtype) + "', 'fortran_order': False, 'shape': (" + extents
                + (shape.rank() == 1 ? "," : "") + "), }";
        int fixed = MAGIC.length + 4;
        int padding = Math.floorMod(-(fixed + text.length() + 1), ALIGNMENT);
        byte[] content = (text + " ".repeat(padding) + "\n").getBytes(ISO_8859_1);
        byte[] header = Arrays.copyOf(MAGIC, fixed + content.length);
        header[MAGIC.length] = 1;
        header[MAGIC.length + 2] = (byte) content.length;
        header[MAGIC.length + 3] = (byte) (content.length >> 8);
        System.arraycopy(content, 0, header, fixed, content.length);
        return header;
    }

    /// The number of bytes that the numbers take.
    ///
    /// @throws ArithmeticException if it exceeds 2^63 - 1
    long dataBytes() {
        return Math.multiplyExact(shape.elements(), type.bytes());
    }
}
