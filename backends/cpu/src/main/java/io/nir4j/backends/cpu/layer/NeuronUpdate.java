package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Matrix;
import io.nir4j.backends.cpu.kernel.Numbers;
import io.nir4j.backends.cpu.neuron.LoopCompiler;
import io.nir4j.backends.cpu.neuron.LoopSpec;
import io.nir4j.backends.cpu.neuron.NeuronLoop;
import io.nir4j.backends.cpu.neuron.NeuronSlice;
import io.nir4j.compiler.program.CoefficientTable;
import io.nir4j.compiler.program.NeuronModel.State;
import io.nir4j.compiler.program.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The neurons of a layer: their coefficients, the states of all samples, and the loops that advance them.
///
/// @param <A> `float[]` or `double[]`
final class NeuronUpdate<A> {
    private final Numbers<A> numbers;
    private final LoopSpec spec;
    private final int neurons;
    private final int stride;
    private final int batch;
    private final Object[] coefficients;
    private final List<double[]> initial = new ArrayList<>();
    private final Object[] states;
    private final int output;
    private final List<Integer> observed;
    private NeuronLoop loop;

    /// @param elements the element of the layer that each neuron stands for, -1 for one that nobody asks for
    /// @param output the number of the track of the output
    /// @param names of what is observed
    /// @param observed the numbers of the tracks of what is observed
    /// @param twoInputs whether [RecurrentLayer] adds to what arrives
    NeuronUpdate(
            Numbers<A> numbers,
            Op.Neurons layer,
            int[] elements,
            int batch,
            int output,
            List<String> names,
            List<Integer> observed,
            boolean twoInputs) {
        this.numbers = numbers;
        this.neurons = elements.length;
        this.stride = Math.max(1, (neurons + Matrix.TILE - 1) / Matrix.TILE) * Matrix.TILE;
        this.batch = batch;
        this.output = output;
        this.observed = List.copyOf(observed);
        CoefficientTable table = CoefficientTable.of(layer, numbers.precision());
        Set<String> uniform = new HashSet<>();
        List<Object> arrays = new ArrayList<>();
        table.values().forEach((name, values) -> {
            if (values.length == 1) {
                uniform.add(name);
            }
            arrays.add(padded(ordered(values, elements)));
        });
        this.coefficients = arrays.toArray();
        for (State state : layer.model().states()) {
            initial.add(ordered(table.initial(state, numbers.precision()), elements));
        }
        this.states = new Object[initial.size()];
        for (int state = 0; state < states.length; state++) {
            states[state] = numbers.array(Math.multiplyExact(batch, stride));
        }
        List<String> lines = names.stream()
                .map(name -> layer.model().observables().get(name))
                .toList();
        this.spec = new LoopSpec(
                layer.model(), numbers.precision(), List.copyOf(table.values().keySet()), uniform, lines, twoInputs);
        this.loop = LoopCompiler.compile(spec, false);
        reset();
    }

    private static double[] ordered(double[] values, int[] elements) {
        return values.length == 1
                ? values
                : Arrays.stream(elements)
                        .mapToDouble(element -> element < 0 ? 0 : values[element])
                        .toArray();
    }

    private A padded(double[] values) {
        A array = numbers.array(values.length == 1 ? 1 : stride);
        for (int i = 0; i < values.length; i++) {
            numbers.set(array, i, values[i]);
        }
        return array;
    }

    void reset() {
        for (int number = 0; number < states.length; number++) {
            double[] values = initial.get(number);
            A state = state(number);
            for (int i = 0; i < batch * stride; i++) {
                int neuron = i % stride;
                numbers.set(state, i, values.length == 1 ? values[0] : neuron < neurons ? values[neuron] : 0);
            }
        }
    }

    @SuppressWarnings("unchecked") // Filled with nothing else.
    private A state(int number) {
        return (A) states[number];
    }

    int tiles() {
        return (neurons + Matrix.TILE - 1) / Matrix.TILE;
    }

    /// What is added to the input of 64 neurons that are advanced next, one row per sample, the same at every step.
    void add(A added, int at, int perSample, Scratch<A> scratch) {
        scratch.slice.added = added;
        scratch.slice.addedAt = at;
        scratch.slice.addedPerSample = perSample;
        scratch.slice.addedPerStep = 0;
    }

    /// Advances 64 neurons of all samples of the chunk.
    ///
    /// @param input holds what arrives at them, from `at` on
    void advance(Chunk<A> chunk, int step, int tile, A input, int at, int perSample, int perStep, Scratch<A> scratch) {
        NeuronSlice slice = scratch.slice;
        Track<A> result = chunk.track(output);
        int first = chunk.from(step);
        slice.samples = chunk.samples;
        slice.steps = chunk.to(step) - first;
        slice.lanes = Math.min(Matrix.TILE, neurons - tile * Matrix.TILE);
        slice.mask = -1L >>> -slice.lanes;
        slice.input = input;
        slice.inputAt = at;
        slice.inputPerSample = perSample;
        slice.inputPerStep = perStep;
        slice.coefficients = coefficients;
        slice.firstNeuron = tile * Matrix.TILE;
        slice.states = states;
        slice.stateAt = chunk.firstSample * stride + tile * Matrix.TILE;
        slice.statePerSample = stride;
        slice.spikes = result.bits;
        slice.spikesAt = first * result.words + tile;
        slice.spikesPerSample = chunk.steps * result.words;
        slice.spikesPerStep = result.words;
        slice.output = result.numbers;
        slice.outputAt = first * stride + tile * Matrix.TILE;
        slice.outputPerSample = chunk.steps * stride;
        slice.outputPerStep = stride;
        if (slice.observed.length != observed.size()) {
            slice.observed = new Object[observed.size()];
        }
        for (int number = 0; number < observed.size(); number++) {
            slice.observed[number] = chunk.track(observed.get(number)).numbers;
        }
        loop.run(slice);
    }

    /// Which loop to advance with from now on.
    void use(boolean vectors) {
        loop = LoopCompiler.compile(spec, vectors);
    }
}
