package io.nir4j.io.hdf5;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The datatype message, version 1, of each type: class and version, 24 flag bits, element size, properties.
final class Datatypes {
    private static final int INTEGER = 0x10;
    private static final int FLOATING_POINT = 0x11;
    private static final int ENUMERATION = 0x18;
    private static final int VARIABLE_LENGTH = 0x19;

    private static final int SIGNED = 8;
    /// Mantissa normalised with its leading one implied.
    private static final int IMPLIED_ONE = 0x20;

    private Datatypes() {}

    static byte[] of(H5Value value) {
        return switch (value) {
            case H5Strings _ -> utf8String();
            case H5Numbers numbers -> of(numbers.type());
        };
    }

    private static byte[] of(H5Type type) {
        return switch (type) {
            case BOOL -> booleanEnumeration();
            case I8, I16, I32, I64 -> integer(type.bytes(), SIGNED);
            case U8 -> integer(type.bytes(), 0);
            case F16 -> floatingPoint(type.bytes(), 10, 5);
            case F32 -> floatingPoint(type.bytes(), 23, 8);
            case F64 -> floatingPoint(type.bytes(), 52, 11);
        };
    }

    private static byte[] integer(int bytes, int sign) {
        return head(INTEGER, sign, 0, bytes).u16(0).u16(8 * bytes).toBytes();
    }

    /// Sign, exponent and mantissa from the highest bit to the lowest.
    private static byte[] floatingPoint(int bytes, int mantissaBits, int exponentBits) {
        int signBit = 8 * bytes - 1;
        ByteWriter message =
                head(FLOATING_POINT, IMPLIED_ONE, signBit, bytes).u16(0).u16(8 * bytes);
        message.u8(mantissaBits, exponentBits, 0, mantissaBits);
        return message.u32((1L << (exponentBits - 1)) - 1).toBytes();
    }

    private static byte[] booleanEnumeration() {
        ByteWriter message = head(ENUMERATION, 2, 0, 1).bytes(integer(1, SIGNED));
        message.bytes("FALSE\0\0\0".getBytes(US_ASCII)).bytes("TRUE\0\0\0\0".getBytes(US_ASCII));
        return message.u8(0, 1).toBytes();
    }

    /// A sequence of the kind "string", ended by NUL in memory, UTF-8, over one-byte characters.
    private static byte[] utf8String() {
        ByteWriter characters = head(INTEGER, 0, 0, 1).u16(0).u16(8);
        return head(VARIABLE_LENGTH, 1, 1, H5Strings.REFERENCE_BYTES)
                .bytes(characters.toBytes())
                .toBytes();
    }

    private static ByteWriter head(int classAndVersion, int flags, int flags2, int bytes) {
        return new ByteWriter().u8(classAndVersion, flags, flags2, 0).u32(bytes);
    }
}
