package io.nir4j.backends.cpu.kernel;

import java.util.Optional;

/// Loops over arrays of one kind; all implementations give the same bits.
///
/// @param <A> `float[]` or `double[]`
public interface Kernels<A> {
    /// `plain` or `vector`, for reports.
    String name();

    /// What [#list] may write behind the end of a list.
    int LIST_ROOM = Long.SIZE;

    /// Writes the numbers of the bits that are set in some words, in ascending order, counted from `first` on.
    ///
    /// Four at a time, be they there or not: the processor cannot guess how many there are in a word, but mostly
    /// whether there are more than four.
    ///
    /// @return the place after the last
    default int list(long[] bits, int firstWord, int words, int first, int[] items, int at) {
        int end = at;
        for (int word = 0; word < words; word++) {
            long left = bits[firstWord + word];
            int from = first + word * Long.SIZE;
            int to = end;
            end += Long.bitCount(left);
            do {
                items[to] = from + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                items[to + 1] = from + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                items[to + 2] = from + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                items[to + 3] = from + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                to += 4;
            } while (to < end);
        }
        return end;
    }

    /// Sets, from the first bit of `bits[word]` on, which of the next `count` elements are not zero.
    ///
    /// @return whether all of them are 0 or 1, so that the bits say everything
    boolean readSpikes(A array, int at, int count, long[] bits, int word);

    /// Copies items `from` to `to` to the list that begins at `at`, `shift` taken off each; behind both lists there is
    /// [#LIST_ROOM].
    default void shift(int[] items, int from, int to, int shift, int[] into, int at) {
        for (int item = from; item < to; item++) {
            into[at + item - from] = items[item] - shift;
        }
    }

    /// Columns `tile` of the product: for each row of `events`, `sums[at + row * pitch + column]` becomes the bias plus
    /// the weights of the row's inputs.
    void product(Events<A> events, Matrix<A> matrix, int tile, A sums, int at, int pitch);

    /// Whether [#dense] is worth its while where many inputs are active.
    boolean hasDense();

    /// The same product from all inputs, zeros too.
    void dense(Panels<A> panels, Matrix<A> matrix, int tile, A sums, int at, int pitch);

    /// Adds what the inputs of one row of `events` give to the outputs of a convolution, which begin at `at`.
    void scatter(Events<A> events, int row, Convolution<A> convolution, A field, int at);

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
