package io.nir4j.backends.nd4j;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Operations that all run at one step before any runs at the next.
///
/// They work on arrays of one step; what comes from outside or is seen there is copied.
final class Cycle implements Layer {
    private final List<Layer> layers;
    private final Set<Signal> read;
    private final Set<Signal> shown;
    private final Map<Signal, INDArray> present = new HashMap<>();
    private final List<Runnable> feedback = new ArrayList<>();
    private final List<Runnable> work = new ArrayList<>();
    private final int batch;

    /// @param layers in order, without the edges back
    /// @param back the edges back, in order
    /// @param made the signals that the layers and the edges back make
    /// @param read the signals from outside that the layers and the edges back read
    /// @param shown the signals of theirs that are read outside
    /// @param root the signal that holds the elements of another
    Cycle(
            List<Layer> layers,
            List<Op.Previous> back,
            Set<Signal> made,
            Set<Signal> read,
            Set<Signal> shown,
            UnaryOperator<Signal> root,
            int batch,
            Memory memory) {
        this.layers = layers;
        this.read = read;
        this.shown = shown;
        this.batch = batch;
        for (Set<Signal> signals : List.of(made, read)) {
            signals.forEach(signal ->
                    present.put(signal, memory.vector(batch * signal.shape().elements())));
        }
        back.forEach(edge -> feedback.add(Memory.copy(
                Lookup.of(present, root.apply(edge.input())), Lookup.of(present, root.apply(edge.result())))));
        layers.forEach(layer -> work.add(layer.over(1, signal -> Lookup.of(present, root.apply(signal)))));
    }

    @Override
    public void reset() {
        present.values().forEach(array -> array.assign(0));
        layers.forEach(Layer::reset);
    }

    @Override
    public Runnable over(int steps, Function<Signal, INDArray> arrays) {
        List<Runnable> all = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            int at = step;
            all.addAll(feedback);
            read.forEach(signal -> all.add(Memory.copy(row(arrays, signal, at), Lookup.of(present, signal))));
            all.addAll(work);
            shown.forEach(signal -> all.add(Memory.copy(Lookup.of(present, signal), row(arrays, signal, at))));
        }
        return () -> all.forEach(Runnable::run);
    }

    private INDArray row(Function<Signal, INDArray> arrays, Signal signal, int step) {
        long width = batch * signal.shape().elements();
        return Memory.view(arrays.apply(signal), step * width, width);
    }
}
