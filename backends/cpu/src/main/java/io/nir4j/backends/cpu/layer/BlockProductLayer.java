package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Events;
import io.nir4j.backends.cpu.kernel.Matrix;
import java.util.List;

/// Several matrices side by side, each times its own part of a track of numbers.
///
/// @param <A> `float[]` or `double[]`
final class BlockProductLayer<A> implements Layer<A> {
    private final int input;
    private final int output;
    private final List<Matrix<A>> matrices;

    BlockProductLayer(int input, int output, List<Matrix<A>> matrices) {
        this.input = input;
        this.output = output;
        this.matrices = List.copyOf(matrices);
    }

    @Override
    public void prepare(Chunk<A> chunk, int step) {
        chunk.track(output).isSteady = step == ALL && chunk.track(input).isSteady;
    }

    @Override
    public void use(boolean vectors) {
        if (vectors) {
            matrices.forEach(Matrix::align);
        }
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return 1;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> in = chunk.track(input);
        Track<A> out = chunk.track(output);
        int end = step == ALL ? out.rowsPerSample() : step + 1;
        for (int sample = 0; sample < chunk.samples; sample++) {
            for (int at = chunk.from(step); at < end; at++) {
                int from = in.row(sample, at) * in.stride;
                int to = out.row(sample, at) * out.stride;
                for (Matrix<A> matrix : matrices) {
                    multiply(chunk, matrix, in.numbers, from, scratch, out.numbers, to);
                    from += matrix.inputs();
                    to += matrix.outputs();
                }
            }
        }
    }

    private void multiply(Chunk<A> chunk, Matrix<A> matrix, A in, int from, Scratch<A> scratch, A out, int to) {
        Events<A> events = chunk.events;
        events.clear(matrix.inputs(), 1, true, false);
        events.addNumbers(chunk.kernels, in, from, !matrix.isFinite());
        A sums = scratch.sums(Matrix.TILE);
        for (int tile = 0; tile < matrix.tiles(); tile++) {
            chunk.kernels.product(events, matrix, tile, sums, 0, 0);
            int columns = Math.min(Matrix.TILE, matrix.outputs() - tile * Matrix.TILE);
            System.arraycopy(sums, 0, out, to + tile * Matrix.TILE, columns);
        }
    }
}
