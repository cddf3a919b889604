package io.nir4j.backends.nd4j;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarDivision;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.factory.Nd4j;

/// The sum of the elements in each window, or that sum over the size of the window, padding included.
///
/// Element by element of the window, over all windows at once.
final class Pooling implements Layer {
    private final Op.Pool op;
    private final int batch;
    private final Memory memory;
    private final Padding padding;
    private final INDArray padded;

    /// @param mostSteps that it will ever do at once
    Pooling(Op.Pool op, int batch, int mostSteps, Memory memory) {
        this.op = op;
        this.batch = batch;
        this.memory = memory;
        this.padding = Padding.of(op.input().shape(), op.result().shape(), op.window());
        this.padded = memory.vector(padding.isNone() ? 1 : (long) mostSteps * batch * padding.elements());
    }

    @Override
    public Runnable over(int steps, Function<Signal, INDArray> arrays) {
        long rows = (long) steps * batch;
        INDArray from = arrays.apply(op.input());
        List<Runnable> work = new ArrayList<>();
        if (!padding.isNone()) {
            work.add(Memory.copy(padding.given(from, 0, rows), padding.inside(padded, rows)));
        }
        INDArray source = padding.isNone() ? from : padded;
        INDArray sums = Memory.view(
                arrays.apply(op.result()), 0, rows * padding.planes(), padding.outHeight(), padding.outWidth());
        for (long row = 0; row < padding.kernelHeight(); row++) {
            for (long column = 0; column < padding.kernelWidth(); column++) {
                work.add(add(padding.tap(source, 0, rows, row, column), sums, row + column == 0));
            }
        }
        if (op.average()) {
            long elements = padding.kernelHeight() * padding.kernelWidth();
            ScalarDivision divide = new ScalarDivision(sums, null, sums, elements);
            work.add(() -> Nd4j.getExecutioner().exec(divide));
        }
        return () -> work.forEach(Runnable::run);
    }

    /// A sum starts at 0: that counts where all there is to add is -0.
    private Runnable add(INDArray tap, INDArray sums, boolean isFirst) {
        if (isFirst) {
            ScalarAdd start = new ScalarAdd(tap, null, sums, 0.0);
            return () -> Nd4j.getExecutioner().exec(start);
        }
        return memory.operation(new AddOp(sums, tap, sums), sums, sums, tap);
    }
}
