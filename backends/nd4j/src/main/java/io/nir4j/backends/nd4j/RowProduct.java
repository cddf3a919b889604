package io.nir4j.backends.nd4j;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;

/// Rows times a matrix, or several: `y[m, o] = b[m, o] + sum over i of W[m, o, i] x[m, i]`.
///
/// A row must give the same bits whatever stands beside it, but the BLAS below ND4J adds up in another order for other
/// numbers of rows, for rows at other places among them, and on other numbers of threads (OpenBLAS 0.3.19 does all
/// three). So all rows go through tiles: products of one size, from and to the same arrays, each on one thread of the
/// BLAS, what is missing in the last tile filled up. What remains is the place of a row in its tile. It is tried when a
/// layer is made: a tile of equal rows must give equal rows; if it does not, the tile is halved, down to a row.
final class RowProduct implements Layer {
    private static final int MOST_ROWS = 16;

    private final Op.MatMul op;
    private final int batch;
    private final Memory memory;
    private final Workers workers;
    private final int matrices;
    private final int outputs;
    private final int inputs;
    private final INDArray weights;
    private final INDArray bias;
    private final List<Tile> tiles = new ArrayList<>();

    RowProduct(Op.MatMul op, int batch, Memory memory, Workers workers) {
        this.op = op;
        this.batch = batch;
        this.memory = memory;
        this.workers = workers;
        Shape shape = op.weight().shape();
        this.outputs = Math.toIntExact(shape.dim(-2));
        this.inputs = Math.toIntExact(shape.dim(-1));
        this.matrices = Math.toIntExact(shape.elements() / outputs / inputs);
        this.weights = memory.vector(op.weight());
        this.bias = op.bias().map(memory::vector).orElseGet(() -> memory.vector((long) matrices * outputs));
        int rows = MOST_ROWS;
        while (rows > 1 && !treatsRowsAlike(new Tile(rows))) {
            rows /= 2;
        }
        for (int thread = 0; thread < workers.threads(); thread++) {
            tiles.add(new Tile(rows));
        }
    }

    /// Rows that are multiplied at once, with the arrays for it.
    private final class Tile {
        private final int rows;
        private final INDArray in;
        private final INDArray out;
        private final List<Runnable> products = new ArrayList<>();

        Tile(int rows) {
            this.rows = rows;
            this.in = memory.vector((long) rows * inputs);
            this.out = memory.vector((long) rows * outputs);
            for (int matrix = 0; matrix < matrices; matrix++) {
                products.add(product(matrix));
            }
        }

        /// `out = in W^T + b`: the product is added to the bias, which lies there already.
        private Runnable product(int matrix) {
            INDArray biases = memory.vector((long) rows * outputs);
            for (int row = 0; row < rows; row++) {
                Memory.copy(
                                Memory.view(bias, (long) matrix * outputs, outputs),
                                Memory.view(biases, (long) row * outputs, outputs))
                        .run();
            }
            INDArray matrixTransposed = Memory.strided(
                    weights, (long) matrix * outputs * inputs, new long[] {inputs, outputs}, new long[] {1, inputs});
            INDArray left = Memory.view(in, 0, rows, inputs);
            INDArray result = Memory.view(out, 0, rows, outputs);
            Mmul multiply = new Mmul(left, matrixTransposed, result, 1, 1, MMulTranspose.allFalse());
            Runnable start = Memory.copy(biases, out);
            Runnable add = memory.operation(multiply, result, left, matrixTransposed);
            return () -> {
                start.run();
                add.run();
            };
        }

        /// Takes rows of a signal through the tile: through each matrix their part of it.
        Runnable over(int first, int number, INDArray from, INDArray to) {
            List<Runnable> work = new ArrayList<>();
            for (int matrix = 0; matrix < matrices; matrix++) {
                work.add(Memory.copy(part(from, first, number, matrix, inputs), Memory.view(in, 0, number, inputs)));
                work.add(products.get(matrix));
                work.add(Memory.copy(Memory.view(out, 0, number, outputs), part(to, first, number, matrix, outputs)));
            }
            return () -> work.forEach(Runnable::run);
        }

        private INDArray part(INDArray signal, int first, int number, int matrix, int width) {
            long row = (long) matrices * width;
            return Memory.strided(
                    signal, first * row + (long) matrix * width, new long[] {number, width}, new long[] {row, 1});
        }
    }

    private boolean treatsRowsAlike(Tile tile) {
        SplittableRandom random = new SplittableRandom(1);
        INDArray noise = memory.vector(
                memory.rounding().roundAll(random.doubles(inputs, -1, 1).toArray()));
        for (int row = 0; row < tile.rows; row++) {
            Memory.copy(noise, Memory.view(tile.in, (long) row * inputs, inputs))
                    .run();
        }
        tile.products.getFirst().run();
        double[] results = tile.out.data().asDouble();
        for (int row = 1; row < tile.rows; row++) {
            if (!Arrays.equals(results, 0, outputs, results, row * outputs, (row + 1) * outputs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Runnable over(int steps, Function<Signal, INDArray> arrays) {
        INDArray from = arrays.apply(op.input());
        INDArray to = arrays.apply(op.result());
        int rows = Math.multiplyExact(steps, batch);
        int size = tiles.getFirst().rows;
        int pieces = (rows + size - 1) / size;
        long multiplyAdds = (long) pieces * size * matrices * outputs * inputs;
        return workers.shared(
                pieces,
                multiplyAdds,
                (piece, thread) -> tiles.get(thread).over(piece * size, Math.min(size, rows - piece * size), from, to));
    }
}
