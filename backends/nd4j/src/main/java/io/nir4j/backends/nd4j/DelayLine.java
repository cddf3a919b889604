package io.nir4j.backends.nd4j;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Each element as it was some steps ago, zeros before the first step.
///
/// The past lies in one array, as far back as the longest delay. New steps are written behind it until the array is
/// full; then the past moves to its front.
final class DelayLine implements Layer {
    private final Op.DelayLine op;
    private final int batch;
    private final long elements;
    private final int longest;
    private final int capacity;
    private final INDArray past;
    private final List<Run> runs = new ArrayList<>();
    private int end;

    /// Neighbouring elements with the same delay.
    private record Run(long first, long length, int delay) {}

    /// @param mostSteps that it will ever do at once
    DelayLine(Op.DelayLine op, int batch, int mostSteps, Memory memory) {
        this.op = op;
        this.batch = batch;
        this.elements = op.result().shape().elements();
        this.longest = Collections.max(op.steps());
        this.capacity = Math.addExact(longest, Math.max(longest, mostSteps));
        this.past = memory.vector((long) capacity * batch * elements);
        long first = 0;
        for (long element = 1; element <= elements; element++) {
            if (element == elements || delay(element) != delay(first)) {
                runs.add(new Run(first, element - first, delay(first)));
                first = element;
            }
        }
        reset();
    }

    private int delay(long element) {
        return op.steps().get(op.steps().size() == 1 ? 0 : Math.toIntExact(element));
    }

    @Override
    public void reset() {
        past.assign(0);
        end = longest;
    }

    @Override
    public Runnable over(int steps, Function<Signal, INDArray> arrays) {
        long count = (long) steps * batch * elements;
        INDArray from = Memory.view(arrays.apply(op.input()), 0, count);
        INDArray to = arrays.apply(op.result());
        return () -> {
            makeRoom(steps);
            Memory.copy(from, steps(end, steps)).run();
            for (Run run : runs) {
                Memory.copy(part(past, end - run.delay(), steps, run), part(to, 0, steps, run))
                        .run();
            }
            end += steps;
        };
    }

    private void makeRoom(int steps) {
        if (end + steps > capacity) {
            if (longest > 0) {
                Memory.copy(steps(end - longest, longest), steps(0, longest)).run();
            }
            end = longest;
        }
    }

    private INDArray steps(long first, long number) {
        return Memory.view(past, first * batch * elements, number * batch * elements);
    }

    private INDArray part(INDArray of, long firstStep, long steps, Run run) {
        return Memory.strided(
                of, firstStep * batch * elements + run.first(), new long[] {steps * batch, run.length()}, new long[] {
                    elements, 1
                });
    }
}
