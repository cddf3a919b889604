package io.nir4j.backends.cpu;

/// Sizes that change the speed and no result.
///
/// @param vectorsFrom operations after which a simulation turns from plain loops to vectors: the JVM needs a while to
///     compile these, so that a small job is over sooner without them
/// @param bytesPerChunk buffers of a chunk, which the second cache of a core should hold
/// @param rowsPerChunk most rows, a row being a sample at a step
record Tuning(long vectorsFrom, int bytesPerChunk, int rowsPerChunk) {
    static final Tuning USUAL = new Tuning(5_000_000_000L, 512 << 10, 400);

    /// Weights above this are read from memory once per chunk, so that larger chunks pay.
    private static final long LARGE_WEIGHTS = 8L << 20;

    private static final int MORE = 8;

    /// The number of rows of a chunk.
    ///
    /// @param bytesPerRow of its buffers
    /// @param weightBytes of all layers together
    int rows(long bytesPerRow, long weightBytes) {
        int factor = weightBytes > LARGE_WEIGHTS ? MORE : 1;
        long fitting = (long) factor * bytesPerChunk / Math.max(1, bytesPerRow);
        return (int) Math.clamp(fitting, 1, (long) factor * rowsPerChunk);
    }
}
