package io.nir4j.io.hdf5;

import java.util.Map;

/// A named value of the file, with the way its bytes are laid out.
///
/// Only numbers with at least one axis and one element can be deflated, as in HDF5 itself; anything else with
/// [H5Layout.Deflate] is an [IllegalArgumentException].
public record H5Dataset(H5Value value, H5Layout layout, Map<String, H5Value> attributes) implements H5Node {
    public H5Dataset {
        attributes = Names.sortedAttributes(attributes);
        if (layout instanceof H5Layout.Deflate && !canDeflate(value)) {
            throw new IllegalArgumentException("cannot deflate "
                    + (value instanceof H5Strings ? "strings" : "an array of shape " + value.space())
                    + ": only numbers with at least one axis and one element");
        }
    }

    /// A contiguous data set without attributes.
    public static H5Dataset of(H5Value value) {
        return new H5Dataset(value, H5Layout.CONTIGUOUS, Map.of());
    }

    /// A scalar variable-length UTF-8 string.
    public static H5Dataset text(String text) {
        return of(H5Strings.scalar(text));
    }

    /// True if this value may have the layout [H5Layout.Deflate].
    public static boolean canDeflate(H5Value value) {
        return value instanceof H5Numbers
                && !value.space().isScalar()
                && value.space().count() > 0;
    }
}
