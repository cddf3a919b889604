package io.nir4j.io.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How one element of a value is stored, as far as this package reads it.
sealed interface ElementType {
    /// Bytes per element in the file.
    int bytes();

    /// A number that the file stores as one of our types, perhaps big-endian.
    record Same(H5Type type, ByteOrder order) implements ElementType {
        @Override
        public int bytes() {
            return type.bytes();
        }
    }

    /// An unsigned integer of 2, 4 or 8 bytes, for which there is no type here; kept as a wider signed one.
    record Unsigned(int bytes, ByteOrder order) implements ElementType {
        H5Type kept() {
            return bytes == 2 ? H5Type.I32 : H5Type.I64;
        }

        String label() {
            return "uint" + 8 * bytes;
        }
    }

    /// A text of this many bytes, filled up.
    record FixedText(int bytes, boolean spacePadded) implements ElementType {}

    /// A reference to a text in the global heap.
    record HeapText(int bytes) implements ElementType {}

    /// Anything else.
    record Unread(int bytes, String what) implements ElementType {}

    static ElementType of(DataType type) {
        return switch (type) {
            case FixedPoint integer -> integer(integer);
            case FloatingPoint number ->
                floating(number)
                        .<ElementType>map(same -> new Same(same, number.getByteOrder()))
                        .orElseGet(() -> new Unread(
                                number.getSize(),
                                "floating-point numbers of " + number.getBitPrecision() + " bits with "
                                        + number.getExponentSize() + " bits of exponent"));
            case StringData text ->
                new FixedText(text.getSize(), text.getPaddingType() == StringData.PaddingType.SPACE_PADDED);
            case VariableLength text when text.isVariableLengthString() -> new HeapText(text.getSize());
            case VariableLength list -> new Unread(list.getSize(), "variable-length lists");
            case EnumDataType names when isBoolean(names) -> new Same(H5Type.BOOL, ByteOrder.LITTLE_ENDIAN);
            case EnumDataType names -> new Unread(names.getSize(), "an enumeration of " + members(names));
            default ->
                new Unread(
                        type.getSize(),
                        "elements of the HDF5 class "
                                + type.getClass().getSimpleName().replace("DataType", ""));
        };
    }

    private static ElementType integer(FixedPoint type) {
        int bytes = type.getSize();
        boolean whole = type.getBitOffset() == 0 && type.getBitPrecision() == 8 * bytes;
        if (!whole || (bytes != 1 && bytes != 2 && bytes != 4 && bytes != 8)) {
            return new Unread(bytes, "integers of " + type.getBitPrecision() + " bits in " + bytes + " bytes");
        }
        if (bytes == 1) {
            return new Same(type.isSigned() ? H5Type.I8 : H5Type.U8, ByteOrder.LITTLE_ENDIAN);
        }
        if (!type.isSigned()) {
            return new Unsigned(bytes, type.getByteOrder());
        }
        return new Same(bytes == 2 ? H5Type.I16 : bytes == 4 ? H5Type.I32 : H5Type.I64, type.getByteOrder());
    }

    /// The IEEE 754 type with these bit fields.
    private static Optional<H5Type> floating(FloatingPoint type) {
        int bits = 8 * type.getSize();
        boolean ieee = type.getBitOffset() == 0
                && type.getBitPrecision() == bits
                && type.getSignLocation() == bits - 1
                && type.getMantissaLocation() == 0
                && type.getExponentLocation() == type.getMantissaSize()
                && type.getMantissaSize() + type.getExponentSize() == bits - 1
                && type.getExponentBias() == (1 << (type.getExponentSize() - 1)) - 1;
        if (!ieee) {
            return Optional.empty();
        }
        return switch (type.getExponentSize()) {
            case 5 -> Optional.of(H5Type.F16).filter(half -> bits == 16);
            case 8 -> Optional.of(H5Type.F32).filter(single -> bits == 32);
            case 11 -> Optional.of(H5Type.F64).filter(twice -> bits == 64);
            default -> Optional.empty();
        };
    }

    /// h5py's booleans: one byte, FALSE = 0, TRUE = 1.
    private static boolean isBoolean(EnumDataType type) {
        Map<Integer, String> members = type.getEnumMapping();
        return type.getSize() == 1
                && members.size() == 2
                && "FALSE".equals(upper(members.getOrDefault(0, "")))
                && "TRUE".equals(upper(members.getOrDefault(1, "")));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static String members(EnumDataType type) {
        return type.getEnumMapping().values().stream().sorted().limit(5).collect(Collectors.joining(", "));
    }
}
