package io.nir4j.backends.reference;

import io.nir4j.backends.reference.Interpreter.Sample;
import io.nir4j.backends.spi.InputBlock;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.compiler.program.Rounding;
import io.nir4j.compiler.program.Signal;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A program under interpretation: the present value of every signal, all samples side by side.
final class ReferenceSimulation implements Simulation {
    private final Program program;
    private final SimulationOptions options;
    private final Rounding rounding;
    private final Interpreter interpreter;
    private final Map<Signal, double[]> values = new HashMap<>();
    private final Map<Signal, Evaluator> neurons = new HashMap<>();
    private final List<DelayMemory> delays = new ArrayList<>();
    private final List<Op.Previous> feedback;
    private final List<Action> actions;

    /// One operation at one step of a block.
    private interface Action {
        void run(InputBlock block, int step);
    }

    ReferenceSimulation(Program program, SimulationOptions options) {
        this.program = program;
        this.options = options;
        this.rounding = Rounding.of(options.precision());
        this.interpreter = new Interpreter(rounding);
        this.actions = program.ops().map(this::prepare).toList();
        this.feedback = program.ops()
                .filter(Op.Previous.class::isInstance)
                .map(Op.Previous.class::cast)
                .toList();
    }

    /// Makes what the operation needs at every step, and room for its result.
    private Action prepare(Op op) {
        int elements = Math.toIntExact(op.result().shape().elements());
        double[] result = new double[Math.multiplyExact(options.batch(), elements)];
        values.put(op.result(), result);
        return switch (op) {
            case Op.Feed feed -> (block, step) -> block.read(feed.name(), step, result, rounding);
            case Op.Silence _ -> (block, step) -> Arrays.fill(result, 0);
            case Op.Previous _ -> (block, step) -> {};
            case Op.Sum sum -> (block, step) -> add(sum, result);
            case Op.Reshape reshape -> (block, step) -> copy(value(reshape.input()), result);
            case Op.MatMul product -> {
                double[] weight = interpreter.numbers(product.weight());
                double[] bias = product.bias().map(interpreter::numbers).orElse(new double[elements]);
                yield samples(
                        product.input(), op.result(), (in, out) -> interpreter.matMul(product, weight, bias, in, out));
            }
            case Op.Convolve convolution -> {
                Taps taps = Taps.of(convolution.input().shape(), op.result().shape(), convolution.window());
                double[] weight = interpreter.numbers(convolution.weight());
                double[] bias = interpreter.numbers(convolution.bias());
                yield samples(
                        convolution.input(),
                        op.result(),
                        (in, out) -> interpreter.convolve(convolution, taps, weight, bias, in, out));
            }
            case Op.Pool pool -> {
                Taps taps = Taps.of(pool.input().shape(), op.result().shape(), pool.window());
                yield samples(pool.input(), op.result(), (in, out) -> interpreter.pool(pool, taps, in, out));
            }
            case Op.DelayLine line -> {
                DelayMemory memory = new DelayMemory(line.steps(), elements, options.batch());
                delays.add(memory);
                yield (block, step) -> memory.step(value(line.input()), result);
            }
            case Op.Neurons layer -> {
                Evaluator evaluator = new Evaluator(layer, elements, options.batch(), options.precision());
                neurons.put(op.result(), evaluator);
                yield (block, step) -> evaluator.step(value(layer.input()), result);
            }
        };
    }

    @Override
    public Step advance(Map<String, Tensor> inputs) {
        InputBlock block = InputBlock.of(program, options.batch(), inputs);
        BlockWriter outputs = new BlockWriter(block.steps(), options.batch(), dtype());
        BlockWriter recordings = new BlockWriter(block.steps(), options.batch(), dtype());
        program.outputs().forEach(outputs::add);
        options.recordings().forEach(recording -> recordings.add(recording.name(), recording.signal()));
        for (int step = 0; step < block.steps(); step++) {
            step(block, step);
            for (var output : program.outputs().entrySet()) {
                outputs.put(output.getKey(), step, value(output.getValue()));
            }
            for (Recording recording : options.recordings()) {
                recordings.put(recording.name(), step, recorded(recording));
            }
        }
        return new Step(outputs.tensors(), recordings.tensors());
    }

    private DType dtype() {
        return options.precision() == Precision.FLOAT32 ? DType.F32 : DType.F64;
    }

    private double[] recorded(Recording recording) {
        return recording
                .state()
                .map(state -> of(neurons, recording.signal()).observed(state))
                .orElseGet(() -> value(recording.signal()));
    }

    /// One time step. Feedback reads what its cycle made in the step before, so it comes first.
    private void step(InputBlock block, int step) {
        feedback.forEach(back -> copy(value(back.input()), value(back.result())));
        actions.forEach(action -> action.run(block, step));
    }

    private void add(Op.Sum sum, double[] result) {
        Arrays.fill(result, 0);
        for (Signal input : sum.inputs()) {
            double[] added = value(input);
            for (int i = 0; i < result.length; i++) {
                result[i] = rounding.round(result[i] + added[i]);
            }
        }
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private interface PerSample {
        void compute(Sample in, Sample out);
    }

    private Action samples(Signal input, Signal result, PerSample operation) {
        int ins = Math.toIntExact(input.shape().elements());
        int outs = Math.toIntExact(result.shape().elements());
        return (block, step) -> {
            for (int sample = 0; sample < options.batch(); sample++) {
                operation.compute(new Sample(value(input), sample * ins), new Sample(value(result), sample * outs));
            }
        };
    }

    private double[] value(Signal signal) {
        return of(values, signal);
    }

    private static <T> T of(Map<Signal, T> map, Signal signal) {
        T found = map.get(signal);
        if (found == null) {
            throw new CompilerBug("nothing makes signal " + signal);
        }
        return found;
    }

    @Override
    public void reset() {
        values.values().forEach(array -> Arrays.fill(array, 0));
        neurons.values().forEach(Evaluator::reset);
        delays.forEach(DelayMemory::reset);
    }

    @Override
    public void close() {}
}
