package io.nir4j.backends.nd4j;

import io.nir4j.compiler.program.NeuronModel.State;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.compiler.program.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A layer of neurons with its state: one step of all samples at a time.
///
/// The lines of the model are operations between arrays that stay the same; input and results are copied in and out.
final class NeuronLayer implements Layer {
    private final Op.Neurons op;
    private final long width;
    private final Map<String, double[]> initial = new LinkedHashMap<>();
    private final Map<String, INDArray> states = new LinkedHashMap<>();
    private final INDArray input;
    private final List<Runnable> update;
    private final List<Runnable> remember = new ArrayList<>();
    private final INDArray output;
    /// Where what is recorded of each observable goes, besides the output.
    private final Map<Signal, INDArray> watched = new LinkedHashMap<>();

    /// @param recordings of this layer's observables, each with the signal that stands for it
    NeuronLayer(Op.Neurons op, int batch, Map<Signal, Recording> recordings, Memory memory) {
        this.op = op;
        long neurons = op.result().shape().elements();
        this.width = batch * neurons;
        NeuronArithmetic arithmetic = new NeuronArithmetic(op, neurons, batch, memory);
        for (State state : op.model().states()) {
            initial.put(state.name(), arithmetic.initial(state));
            states.put(state.name(), memory.vector(width));
        }
        states.forEach(arithmetic::define);
        this.input = memory.vector(width);
        arithmetic.define("x", input);
        op.model().update().forEach(arithmetic::add);
        this.update = arithmetic.operations();
        this.output = arithmetic.value(op.model().output());
        recordings.forEach((signal, recording) -> watched.put(
                signal,
                arithmetic.value(
                        Lookup.of(op.model().observables(), recording.state().orElseThrow()))));
        for (State state : op.model().states()) {
            INDArray next = arithmetic.value(state.next());
            INDArray own = Lookup.of(states, state.name());
            if (isState(next)) {
                INDArray kept = memory.vector(width);
                update.add(Memory.copy(next, kept));
                next = kept;
            }
            remember.add(Memory.copy(next, own));
        }
        reset();
    }

    /// Whether it would change while others still read it.
    @SuppressWarnings("ReferenceEquality") // Which array it is, not what it holds.
    private boolean isState(INDArray array) {
        return states.values().stream().anyMatch(state -> state == array);
    }

    @Override
    public void reset() {
        initial.forEach((name, values) -> NeuronArithmetic.fill(Lookup.of(states, name), values));
    }

    @Override
    public Runnable over(int steps, Function<Signal, INDArray> arrays) {
        INDArray from = arrays.apply(op.input());
        Map<Signal, INDArray> results = new LinkedHashMap<>(watched);
        results.put(op.result(), output);
        List<Runnable> work = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            long at = step * width;
            work.add(Memory.copy(Memory.view(from, at, width), input));
            work.addAll(update);
            results.forEach(
                    (signal, value) -> work.add(Memory.copy(value, Memory.view(arrays.apply(signal), at, width))));
            work.addAll(remember);
        }
        return () -> work.forEach(Runnable::run);
    }
}
