package io.nir4j.backends.nd4j;

import io.nir4j.backends.spi.InputBlock;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An execution fed with tensors.
final class Nd4jSimulation implements Simulation {
    private final Program program;
    private final SimulationOptions options;
    private final DType dtype;
    private final Execution execution;

    Nd4jSimulation(Program program, SimulationOptions options) {
        this.program = program;
        this.options = options;
        this.dtype = options.precision() == Precision.FLOAT32 ? DType.F32 : DType.F64;
        this.execution = new Execution(program, options);
    }

    @Override
    public Step advance(Map<String, Tensor> inputs) {
        InputBlock block = InputBlock.of(program, options.batch(), inputs);
        Map<Plan.Result, MemorySegment> results = new LinkedHashMap<>();
        for (Plan.Result result : execution.results()) {
            int elements =
                    Math.toIntExact(result.shape(block.steps(), options.batch()).elements());
            results.put(result, room(elements));
        }
        execution.run(
                block.steps(),
                (name, first, steps, into) -> read(Lookup.of(block.inputs(), name), first, steps, into),
                (result, first, steps, from) -> {
                    long width = result.shape(1, options.batch()).elements() * dtype.bytes();
                    MemorySegment.copy(
                            Memory.segment(from), 0, Lookup.of(results, result), first * width, steps * width);
                });
        return step(results, block.steps());
    }

    private MemorySegment room(int elements) {
        return dtype == DType.F32
                ? MemorySegment.ofArray(new float[elements])
                : MemorySegment.ofArray(new double[elements]);
    }

    private void read(Tensor input, long first, int steps, INDArray into) {
        MemorySegment target = Memory.segment(into);
        long width = input.shape().slice(1, input.shape().rank()).elements();
        long from = first * width;
        if (input.dtype() == dtype) {
            MemorySegment.copy(input.data(), from * dtype.bytes(), target, 0, steps * width * dtype.bytes());
            return;
        }
        for (long i = 0; i < steps * width; i++) {
            double value = input.getDouble(from + i);
            if (dtype == DType.F32) {
                target.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
            } else {
                target.setAtIndex(ValueLayout.JAVA_DOUBLE, i, value);
            }
        }
    }

    private Step step(Map<Plan.Result, MemorySegment> results, long steps) {
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        Map<String, Tensor> recordings = new LinkedHashMap<>();
        results.forEach((result, data) -> {
            Tensor tensor = Tensor.wrap(dtype, result.shape(steps, options.batch()), data);
            (result.isOutput() ? outputs : recordings).put(result.name(), tensor);
        });
        return new Step(outputs, recordings);
    }

    @Override
    public void reset() {
        execution.reset();
    }

    @Override
    public void close() {
        execution.close();
    }
}
