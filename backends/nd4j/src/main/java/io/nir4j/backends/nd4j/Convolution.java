package io.nir4j.backends.nd4j;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Im2col;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;

/// Cross-correlations: `y[o, p] = b[o] + sum over c, k of W[o, c, k] x[c, tap(p, k)]`, c in the channels of o's group.
///
/// The windows of a row (a sample at a step) become the columns of a matrix, which the kernels multiply, group by
/// group. Every row is a product of its own, of the same size as all others, so no row depends on those beside it; a
/// few rows are unfolded at a time.
final class Convolution implements Layer {
    /// What the columns of the rows that are unfolded together may take: about what a core's cache holds.
    private static final long COLUMN_ELEMENTS = 1 << 17;

    private static final int MOST_ROWS = 32;

    private final Op.Convolve op;
    private final int batch;
    private final Memory memory;
    private final Workers workers;
    private final Padding padding;
    private final long outputs;
    private final long taps;
    private final long positions;
    private final int size;
    private final INDArray weights;
    private final INDArray bias;
    private final List<Unfolded> unfolded = new ArrayList<>();

    Convolution(Op.Convolve op, int batch, int mostRows, Memory memory, Workers workers) {
        this.op = op;
        this.batch = batch;
        this.memory = memory;
        this.workers = workers;
        this.padding = Padding.of(op.input().shape(), op.result().shape(), op.window());
        Shape shape = op.weight().shape();
        this.outputs = shape.dim(0);
        this.taps = shape.elements() / outputs;
        this.positions = padding.outHeight() * padding.outWidth();
        this.size = Math.clamp(COLUMN_ELEMENTS / (taps * op.groups() * positions), 1, Math.min(MOST_ROWS, mostRows));
        this.weights = memory.vector(op.weight());
        this.bias = memory.vector(op.bias());
        for (int thread = 0; thread < workers.threads(); thread++) {
            unfolded.add(new Unfolded());
        }
    }

    /// Rows that are unfolded at once, with the arrays for it.
    private final class Unfolded {
        private final INDArray in = memory.vector(size * padding.elements());
        private final INDArray columns = memory.vector(size * taps * op.groups() * positions);
        private final INDArray out = memory.vector(size * outputs * positions);
        private final List<Runnable> start;
        private final List<Runnable> products = new ArrayList<>();

        Unfolded() {
            INDArray biases = memory.vector(size * outputs * positions);
            Memory.copy(
                            Memory.strided(bias, 0, new long[] {size, outputs, positions}, new long[] {0, 1, 0}),
                            Memory.view(biases, 0, size, outputs, positions))
                    .run();
            this.start = List.of(unfold(), Memory.copy(biases, out));
            for (int row = 0; row < size; row++) {
                for (int group = 0; group < op.groups(); group++) {
                    products.add(product(row, group));
                }
            }
        }

        private Runnable unfold() {
            INDArray image = Memory.view(in, 0, size, padding.planes(), padding.height(), padding.width());
            INDArray unrolled = Memory.view(
                    columns,
                    0,
                    size,
                    padding.planes(),
                    padding.kernelHeight(),
                    padding.kernelWidth(),
                    padding.outHeight(),
                    padding.outWidth());
            Conv2DConfig config = Conv2DConfig.builder()
                    .kH(padding.kernelHeight())
                    .kW(padding.kernelWidth())
                    .sH(padding.strideHeight())
                    .sW(padding.strideWidth())
                    .dH(padding.dilationHeight())
                    .dW(padding.dilationWidth())
                    .paddingMode(PaddingMode.VALID)
                    .build();
            Im2col op = Im2col.builder()
                    .inputArrays(new INDArray[] {image})
                    .outputs(new INDArray[] {unrolled})
                    .conv2DConfig(config)
                    .build();
            return memory.operation(op, unrolled, image);
        }

        private Runnable product(int row, int group) {
            long rows = outputs / op.groups();
            long place = (long) row * op.groups() + group;
            INDArray kernels = Memory.view(weights, (long) group * rows * taps, rows, taps);
            INDArray windows = Memory.view(columns, place * taps * positions, taps, positions);
            INDArray result = Memory.view(out, place * rows * positions, rows, positions);
            Mmul multiply = new Mmul(kernels, windows, result, 1, 1, MMulTranspose.allFalse());
            return memory.operation(multiply, result, kernels, windows);
        }

        Runnable over(int first, int number, INDArray from, INDArray to) {
            long width = outputs * positions;
            Runnable take = Memory.copy(padding.given(from, first, number), padding.inside(in, number));
            Runnable give =
                    Memory.copy(Memory.view(out, 0, number * width), Memory.view(to, first * width, number * width));
            List<Runnable> work = new ArrayList<>();
            work.add(take);
            work.addAll(start);
            work.addAll(products.subList(0, number * op.groups()));
            work.add(give);
            return () -> work.forEach(Runnable::run);
        }
    }

    @Override
    public Runnable over(int steps, Function<Signal, INDArray> arrays) {
        INDArray from = arrays.apply(op.input());
        INDArray to = arrays.apply(op.result());
        int rows = Math.multiplyExact(steps, batch);
        int pieces = (rows + size - 1) / size;
        return workers.shared(
                pieces,
                rows * outputs * taps * positions,
                (piece, thread) ->
                        unfolded.get(thread).over(piece * size, Math.min(size, rows - piece * size), from, to));
    }
}
