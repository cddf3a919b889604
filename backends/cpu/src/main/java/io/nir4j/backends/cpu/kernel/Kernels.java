package io.nir4j.backends.cpu.kernel;

import java.util.Optional;

/// Loops over arrays of one kind; all implementations give the same bits.
///
/// @param <A> `float[]` or `double[]`
public interface Kernels<A> {
    /// `plain` or `vector`, for reports.
    String name();

    /// Which of the next `count` elements, at most 64, are not zero: bit 0 is the first.
    long nonzero(A array, int at, int count);

    /// Whether all of the next `count` elements are 0 or 1.
    boolean areSpikes(A array, int at, int count);

    /// Columns `tile` of the product: for each row of `events`, `sums[at + row * pitch + column]` becomes the bias plus
    /// the weights of the row's inputs.
    void product(Events<A> events, Matrix<A> matrix, int tile, A sums, int at, int pitch);

    /// Whether [#dense] is worth its while where many inputs are active.
    boolean hasDense();

    /// The same product from all inputs, zeros too.
    void dense(Panels<A> panels, Matrix<A> matrix, int tile, A sums, int at, int pitch);

    /// Adds what the inputs of one row of `events` give to the field of a convolution.
    void scatter(Events<A> events, int row, Convolution<A> convolution, A field);

    /// Sums of windows: for each output position p and plane q, `out[at + q * positions + p]` becomes the sum over k of
    /// `in[from + q * pitch + source(p, k)]`, or that sum over the number of k.
    ///
    /// @param spare 64 elements that the loop may use for itself
    void gather(A in, int from, Windows windows, A out, int at, A spare);

    static Kernels<float[]> plainFloats() {
        return new PlainFloats();
    }

    /// The loops in vectors, where the Vector API is there.
    static Optional<Kernels<float[]>> vectorFloats() {
        return VectorModule.isLoaded() ? Optional.of(new VectorFloats()) : Optional.empty();
    }

    static Kernels<double[]> plainDoubles() {
        return new PlainDoubles();
    }
}
