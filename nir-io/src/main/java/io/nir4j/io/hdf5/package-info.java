/// Writes HDF5 files: a tree of [H5Group]s and [H5Dataset]s goes in, the kind of file that h5py writes by default comes
/// out.
///
/// Knows HDF5 and nothing of networks. Reading is left to jHDF. Its writer would not do: release 0.13 calls itself
/// alpha, has no variable-length strings, no float16 and no ENUM booleans, takes nested Java arrays (a copy, and at
/// most
/// 2^31 elements), and puts operating system and architecture into every file.
///
/// Old structures throughout, because every reader in the field takes them: superblock 0, version 1 object headers,
/// symbol-table groups, version 1 B-trees. Numbers go from their memory segment straight into the file. No time, no
/// host
/// and nothing random is stored: equal trees give equal bytes on the same zlib.
///
/// Start reading at [H5Writer]; `SymbolTable`, `BTree`, `StringHeap` and `ChunkedData` each write one structure of the
/// "HDF5 File Format Specification 2.0".
@NullMarked
package io.nir4j.io.hdf5;

import org.jspecify.annotations.NullMarked;
