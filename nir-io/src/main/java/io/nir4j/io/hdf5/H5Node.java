package io.nir4j.io.hdf5;

import java.util.Map;

/// An object of an HDF5 file that a group can hold under a name.
public sealed interface H5Node permits H5Group, H5Dataset {
    /// Small values attached to this object, of up to about 64 KiB each, in the order of the bytes of their names.
    Map<String, H5Value> attributes();
}
