package io.nir4j.io;

import io.nir4j.io.hdf5.H5Dataset;
import io.nir4j.io.hdf5.H5Layout;
import io.nir4j.io.hdf5.H5Numbers;
import java.util.Optional;

/// How arrays are stored in a `.nir` file.
///
/// @param gzipLevel 0 to 9; empty for none, which is the faster way and lets readers map the arrays
public record Compression(Optional<Integer> gzipLevel) {
    /// Arrays as they are.
    public static final Compression NONE = new Compression(Optional.empty());

    private static final int USUAL_LEVEL = 4;

    /// The bookkeeping of a compressed array takes about 2 KiB, more than compressing a smaller one saves.
    private static final long SMALLEST_COMPRESSED_BYTES = 4096;

    public Compression {
        gzipLevel.filter(level -> level < 0 || level > 9).ifPresent(level -> {
            throw new IllegalArgumentException("gzip level is " + level + ", expected 0 to 9");
        });
    }

    /// zlib at the level that h5py takes when none is given.
    public static Compression gzip() {
        return gzip(USUAL_LEVEL);
    }

    /// zlib at `level`, for arrays of at least 4 KiB.
    public static Compression gzip(int level) {
        return new Compression(Optional.of(level));
    }

    /// The compression that `none`, `gzip` or `gzip:LEVEL` names; empty for any other text.
    public static Optional<Compression> parse(String text) {
        return switch (text) {
            case "none" -> Optional.of(NONE);
            case "gzip" -> Optional.of(gzip());
            default ->
                text.matches("gzip:[0-9]") ? Optional.of(gzip(text.charAt(text.length() - 1) - '0')) : Optional.empty();
        };
    }

    /// How `numbers` are laid out in a file.
    public H5Layout layout(H5Numbers numbers) {
        return gzipLevel
                .filter(_ -> H5Dataset.canDeflate(numbers) && numbers.data().byteSize() >= SMALLEST_COMPRESSED_BYTES)
                .<H5Layout>map(H5Layout.Deflate::new)
                .orElse(H5Layout.CONTIGUOUS);
    }

    /// `none` or `gzip:4`.
    @Override
    public String toString() {
        return gzipLevel.map(level -> "gzip:" + level).orElse("none");
    }
}
