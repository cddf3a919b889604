package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Matrix;

/// A matrix times a track, 64 columns at a time.
///
/// The inputs that are not zero are counted in each chunk; few of them are multiplied event by event, many densely.
///
/// @param <A> `float[]` or `double[]`
final class Product<A> {
    /// Shares of active inputs above which a dense product is the faster one.
    static final double DENSE_FROM = 0.4;
    /// A dense product of fewer rows wastes most of its work.
    private static final int ROWS_FOR_DENSE = 6;

    private final int number;
    private final int input;
    private final Matrix<A> matrix;

    /// @param number the layer's own, for its activity
    Product(int number, int input, Matrix<A> matrix) {
        this.number = number;
        this.input = input;
        this.matrix = matrix;
    }

    /// Counts the inputs, and collects them as the product wants them. Bits are counted sooner than they are listed.
    void prepare(Chunk<A> chunk, int step) {
        Track<A> in = chunk.track(input);
        boolean zerosToo = !matrix.isFinite();
        int rows = chunk.samples * (step == Layer.ALL ? in.rowsPerSample() : 1);
        long all = (long) rows * matrix.inputs();
        if (!in.hasBits) {
            Rows.collectEvents(chunk, in, step, zerosToo, false);
        }
        long active = !in.hasBits ? chunk.events.count() : zerosToo ? all : Rows.countBits(chunk, in, step);
        chunk.dense = chunk.kernels.hasDense() && rows >= ROWS_FOR_DENSE && active > DENSE_FROM * all;
        chunk.note(number, active, all, chunk.dense);
        if (chunk.dense) {
            Rows.fillPanels(chunk, in, step);
        } else if (in.hasBits) {
            Rows.collectEvents(chunk, in, step, zerosToo, false);
        }
    }

    int tiles() {
        return matrix.tiles();
    }

    /// Columns of a tile, those that only fill it up included.
    int width(int tile) {
        return matrix.width(tile);
    }

    /// One tile of all rows, which lie `pitch` apart in `sums`.
    void multiply(Chunk<A> chunk, int tile, A sums, int at, int pitch) {
        if (chunk.dense) {
            chunk.kernels.dense(chunk.panels, matrix, tile, sums, at, pitch);
        } else {
            chunk.kernels.product(chunk.events, matrix, tile, sums, at, pitch);
        }
    }

    void use(boolean vectors) {
        if (vectors) {
            matrix.align();
        }
    }
}
