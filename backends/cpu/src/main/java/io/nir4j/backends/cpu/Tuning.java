package io.nir4j.backends.cpu;

/// Sizes that change the speed and no result.
///
/// @param vectorsFrom operations after which a simulation turns from plain loops to vectors: the JVM needs a while to
///     compile these, so that a small job is over sooner without them
/// @param bytesPerChunk buffers of a chunk, which the second cache of a core should hold
/// @param rowsPerChunk most rows, a row being a sample at a step
record Tuning(long vectorsFrom, int bytesPerChunk, int rowsPerChunk) {
    static final Tuning USUAL = new Tuning(50_000_000, 512 << 10, 512);
}
