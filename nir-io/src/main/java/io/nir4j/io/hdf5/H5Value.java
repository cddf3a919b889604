package io.nir4j.io.hdf5;

/// The content of a data set or an attribute: a rectangular array of numbers or of strings, or a single one.
public sealed interface H5Value permits H5Numbers, H5Strings {
    /// The shape.
    H5Space space();
}
