package io.nir4j.io.numpy;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the elements of an array are stored.
///
/// @param stored kind and size
/// @param bigEndian true if the most significant byte comes first
record NpyType(Stored stored, boolean bigEndian) {
    private static final Pattern DESCRIPTION = Pattern.compile("([<>|=]?)(\\?|[a-zA-Z]\\d*)");

    /// The types that a tensor can take, by NumPy's letter and size. An unsigned integer that tensors do not know
    /// becomes the signed one that holds all its values.
    enum Stored {
        BOOL("b1", DType.BOOL),
        I8("i1", DType.I8),
        I16("i2", DType.I16),
        I32("i4", DType.I32),
        I64("i8", DType.I64),
        U8("u1", DType.U8),
        U16("u2", DType.I32),
        U32("u4", DType.I64),
        F16("f2", DType.F16),
        F32("f4", DType.F32),
        F64("f8", DType.F64);

        private final String label;
        private final DType dtype;

        Stored(String label, DType dtype) {
            this.label = label;
            this.dtype = dtype;
        }

        int bytes() {
            return label.charAt(1) - '0';
        }

        DType dtype() {
            return dtype;
        }
    }

    /// The type that an array of `dtype` is written in, as the header names it.
    static String describe(DType dtype) {
        Stored stored = Arrays.stream(Stored.values())
                .filter(type -> type.dtype == dtype && type.bytes() == dtype.bytes())
                .findFirst()
                .orElseThrow();
        return (stored.bytes() == 1 ? "|" : "<") + stored.label;
    }

    /// The type that a header describes, such as `<f4`.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if a tensor has no such type
    static NpyType parse(String description) {
        Matcher parts = DESCRIPTION.matcher(description);
        if (parts.matches()) {
            String letter = parts.group(2).equals("?") ? "b1" : parts.group(2);
            for (Stored stored : Stored.values()) {
                if (stored.label.equals(letter)) {
                    return new NpyType(stored, parts.group(1).equals(">"));
                }
            }
        }
        throw Diagnostic.of(
                        Code.UNSUPPORTED_CONTENT,
                        "the array has the NumPy type '" + description + "', which no tensor has")
                .hint("convert it: bool, int8 to int64, uint8 to uint32, float16, float32 and float64 are read")
                .asException();
    }

    /// Bytes of one element in the file.
    int bytes() {
        return stored.bytes();
    }

    DType dtype() {
        return stored.dtype();
    }

    /// True if a tensor can lie over the bytes of the file as they are.
    boolean isPlain() {
        return bytes() == dtype().bytes() && (bytes() == 1 || !bigEndian);
    }
}
