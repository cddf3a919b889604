package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Numbers;

/// A signal over the samples and steps of a chunk, a row for each: as numbers, or as bits where all are 0 or 1.
///
/// Rows are padded to whole words of bits, and what is in the padding of numbers means nothing.
///
/// @param <A> `float[]` or `double[]`
public final class Track<A> {
    final int elements;
    final int stride;
    final int words;
    A numbers;
    long[] bits = {};
    boolean hasNumbers;
    /// Bits say which elements are not zero.
    boolean hasBits;
    /// Some elements are neither 0 nor 1: bits alone do not tell them.
    boolean isGraded;
    /// One row per sample stands for all steps.
    boolean isSteady;
    /// Whether what it holds is settled beforehand; an input sets that itself.
    boolean isFixed = true;
    private final Numbers<A> kind;
    private int steps;

    Track(Numbers<A> kind, int elements) {
        this.kind = kind;
        this.elements = elements;
        this.words = Math.max(1, (elements + Long.SIZE - 1) / Long.SIZE);
        this.stride = words * Long.SIZE;
        this.numbers = kind.array(0);
    }

    void begin(int newSteps) {
        steps = newSteps;
        isSteady = false;
    }

    /// Makes room for the numbers of an input, if it has any: spikes, as most are, need none.
    void makeRoom(int rows) {
        if (hasNumbers && kind.length(numbers) < rows * stride) {
            numbers = kind.array(rows * stride);
        }
    }

    /// The row of a sample of the chunk at a step.
    int row(int sample, int step) {
        return isSteady ? sample : sample * steps + step;
    }

    /// The number of rows per sample that differ.
    int rowsPerSample() {
        return isSteady ? 1 : steps;
    }
}
