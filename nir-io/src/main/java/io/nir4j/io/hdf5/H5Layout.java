package io.nir4j.io.hdf5;

/// How the elements of a data set lie in the file.
public sealed interface H5Layout {
    /// One block of bytes, which readers can map. The right choice for small arrays, which deflating makes larger.
    H5Layout CONTIGUOUS = new Contiguous();

    record Contiguous() implements H5Layout {}

    /// Chunks compressed with zlib at `level` (0 to 9; h5py's default is 4).
    ///
    /// An array of up to 16 MiB is one chunk of its own shape; a larger one is cut into chunks of at most that
    /// size.
    record Deflate(int level) implements H5Layout {
        public Deflate {
            if (level < 0 || level > 9) {
                throw new IllegalArgumentException("deflate level is " + level + ", expected 0 to 9");
            }
        }
    }
}
