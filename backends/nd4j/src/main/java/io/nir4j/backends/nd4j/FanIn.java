package io.nir4j.backends.nd4j;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.factory.Nd4j;

/// The sum of signals, from 0 on, in their order.
record FanIn(Op.Sum op, int batch, Memory memory) implements Layer {
    @Override
    public Runnable over(int steps, Function<Signal, INDArray> arrays) {
        long elements = steps * (long) batch * op.result().shape().elements();
        INDArray sum = Memory.view(arrays.apply(op.result()), 0, elements);
        List<Runnable> work = new ArrayList<>();
        for (Signal input : op.inputs()) {
            INDArray added = Memory.view(arrays.apply(input), 0, elements);
            if (work.isEmpty()) {
                ScalarAdd start = new ScalarAdd(added, null, sum, 0.0);
                work.add(() -> Nd4j.getExecutioner().exec(start));
            } else {
                work.add(memory.operation(new AddOp(sum, added, sum), sum, sum, added));
            }
        }
        return () -> work.forEach(Runnable::run);
    }
}
