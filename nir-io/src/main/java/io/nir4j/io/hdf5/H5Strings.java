package io.nir4j.io.hdf5;

import java.util.Arrays;
import java.util.List;

/// An array of variable-length UTF-8 strings, last axis fastest.
///
/// HDF5 ends a string at its first NUL, so one inside a string is an [IllegalArgumentException]; so is half a
/// surrogate pair, which UTF-8 cannot say, and a number of strings that does not fit the shape.
public record H5Strings(H5Space space, List<String> values) implements H5Value {
    /// Bytes of the reference that stands for a string where it is used.
    static final int REFERENCE_BYTES = 16;

    private static final int MAX_STRINGS = Integer.MAX_VALUE / REFERENCE_BYTES - 1;

    public H5Strings {
        values = List.copyOf(values);
        if (values.size() != space.count()) {
            throw new IllegalArgumentException(
                    "an array " + space + " takes " + space.count() + " strings, found " + values.size());
        }
        if (values.size() > MAX_STRINGS) {
            throw new IllegalArgumentException(values.size() + " strings in one array, at most " + MAX_STRINGS);
        }
        values.forEach(value -> Names.requireText("string", value));
    }

    public static H5Strings scalar(String value) {
        return new H5Strings(H5Space.SCALAR, List.of(value));
    }

    /// One axis.
    public static H5Strings vector(String... values) {
        return new H5Strings(H5Space.of(values.length), Arrays.asList(values));
    }
}
