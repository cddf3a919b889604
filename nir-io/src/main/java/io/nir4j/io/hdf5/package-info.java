/// Reads and writes HDF5 files as trees of [H5Group]s and [H5Dataset]s.
///
/// Knows HDF5 and nothing of networks; [ValueTrees] leads from here to the values that all formats share. Writing
/// is our own, as h5py does it by default: jHDF's writer (release 0.13, alpha) has no variable-length strings, no
/// float16 and no ENUM booleans, takes nested Java arrays (a copy, and at most 2^31 elements), and puts operating
/// system and architecture into every file. Old structures throughout, because every reader in the field takes
/// them; no time, no host and nothing random is stored: equal trees give equal bytes on the same zlib. Reading is
/// jHDF's, behind [Jhdf] and [MappedFile], which keep damaged files from doing harm; sizes, filters and elements
/// are checked and decoded here.
///
/// Start reading at [H5Writer] and [H5Reader]; `SymbolTable`, `BTree`, `StringHeap` and `ChunkedData` each write
/// one structure of the "HDF5 File Format Specification 2.0".
@NullMarked
package io.nir4j.io.hdf5;

import org.jspecify.annotations.NullMarked;
