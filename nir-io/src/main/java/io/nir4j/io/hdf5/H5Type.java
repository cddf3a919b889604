package io.nir4j.io.hdf5;

/// The types of number this package writes; all little-endian, integers in two's complement, floats as in IEEE
/// 754.
public enum H5Type {
    /// One byte, 0 or 1, stored as h5py does: an ENUM over int8 with the names FALSE and TRUE.
    BOOL(1),
    I8(1),
    I16(2),
    I32(4),
    I64(8),
    U8(1),
    F16(2),
    F32(4),
    F64(8);

    private final int bytes;

    H5Type(int bytes) {
        this.bytes = bytes;
    }

    /// The name as NumPy spells it, such as `float32`.
    String label() {
        return switch (this) {
            case BOOL -> "bool";
            case U8 -> "uint8";
            case I8, I16, I32, I64 -> "int" + 8 * bytes;
            case F16, F32, F64 -> "float" + 8 * bytes;
        };
    }

    /// Bytes per element.
    public int bytes() {
        return bytes;
    }
}
