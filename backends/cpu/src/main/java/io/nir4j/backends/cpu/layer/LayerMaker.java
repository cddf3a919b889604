package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Convolution;
import io.nir4j.backends.cpu.kernel.Layout;
import io.nir4j.backends.cpu.kernel.Matrix;
import io.nir4j.backends.cpu.kernel.Numbers;
import io.nir4j.backends.cpu.kernel.Windows;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Schedule;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// The layers behind each layer of a schedule: packs its weights and makes room for its states.
///
/// @param <A> `float[]` or `double[]`
final class LayerMaker<A> {
    private final Numbers<A> numbers;
    private final int batch;
    private final Forms forms;
    private final Orders orders;
    private final Buffers buffers;
    private final ToIntFunction<Signal> tracks;
    private final Function<Signal, Map<String, Integer>> observed;
    private final List<String> inputs = new ArrayList<>();

    /// @param tracks the number of the track of a signal
    /// @param observed the tracks of what is observed in the neurons that make a signal
    LayerMaker(
            Numbers<A> numbers,
            int batch,
            Forms forms,
            Orders orders,
            Buffers buffers,
            ToIntFunction<Signal> tracks,
            Function<Signal, Map<String, Integer>> observed) {
        this.numbers = numbers;
        this.batch = batch;
        this.forms = forms;
        this.orders = orders;
        this.buffers = buffers;
        this.tracks = tracks;
        this.observed = observed;
    }

    /// The names of the inputs, by number.
    List<String> inputs() {
        return inputs;
    }

    /// @param number the layer's own
    List<Layer<A>> make(Schedule.Layer layer, int number) {
        return layer.first() instanceof Op.Convolve convolve
                ? convolution(convolve, layer, number)
                : List.of(single(layer, number));
    }

    /// @param number the number of the layer of the matrix
    Layer<A> recurrent(Recurrence recurrence, int number) {
        Op.MatMul product = recurrence.product();
        Matrix<A> matrix = matrices(product).getFirst();
        int output = track(recurrence.neurons().result());
        return new RecurrentLayer<>(
                numbers,
                batch,
                track(recurrence.input()),
                new Product<>(number, output, matrix),
                update(recurrence.neurons(), true));
    }

    private Layer<A> single(Schedule.Layer layer, int number) {
        int output = track(layer.result());
        return switch (layer.first()) {
            case Op.Feed feed -> {
                inputs.add(feed.name());
                yield new FeedLayer<>(inputs.size() - 1, output, batch, forms.areWantedAsNumbers(feed.result()));
            }
            case Op.Silence _ -> new SumLayer<>(List.of(), output);
            case Op.Sum sum ->
                new SumLayer<>(sum.inputs().stream().map(this::track).toList(), output);
            case Op.Previous back ->
                new PreviousLayer<>(
                        numbers, track(back.input()), output, forms.areSpikes(back.result()), batch, shape(back));
            case Op.DelayLine line ->
                new DelayLayer<>(
                        numbers,
                        track(line.input()),
                        output,
                        line.steps(),
                        forms.areSpikes(line.result()),
                        batch,
                        shape(line));
            case Op.Pool pool -> {
                Windows windows = Windows.of(
                        pool.window(), pool.input().shape(), pool.result().shape(), pool.average());
                yield new PoolLayer<>(track(pool.input()), output, windows);
            }
            case Op.Neurons neurons -> new NeuronLayer<>(track(neurons.input()), update(neurons, false));
            case Op.MatMul product -> product(product, layer, number);
            case Op.Convolve _, Op.Reshape _ -> throw new CompilerBug("not a single layer: " + layer);
        };
    }

    private int track(Signal signal) {
        return tracks.applyAsInt(signal);
    }

    private Track<A> shape(Op op) {
        return new Track<>(numbers, Math.toIntExact(op.result().shape().elements()));
    }

    private NeuronUpdate<A> update(Op.Neurons neurons, boolean twoInputs) {
        Map<String, Integer> names = observed.apply(neurons.result());
        int[] elements = new int[Math.toIntExact(neurons.result().shape().elements())];
        Arrays.setAll(elements, i -> i);
        return update(neurons, elements, track(neurons.result()), names, twoInputs);
    }

    private NeuronUpdate<A> update(
            Op.Neurons neurons, int[] elements, int output, Map<String, Integer> names, boolean twoInputs) {
        List<Integer> tracksOfNames = List.copyOf(names.values());
        return new NeuronUpdate<>(
                numbers, neurons, elements, batch, output, List.copyOf(names.keySet()), tracksOfNames, twoInputs);
    }

    private Layer<A> product(Op.MatMul product, Schedule.Layer layer, int number) {
        List<Matrix<A>> matrices = matrices(product);
        if (product.weight().shape().rank() > 2) {
            return new BlockProductLayer<>(track(product.input()), track(layer.result()), matrices);
        }
        Optional<NeuronUpdate<A>> neurons = layer.neurons().map(after -> update(after, false));
        return new ProductLayer<>(number, track(product.input()), track(layer.result()), matrices.getFirst(), neurons);
    }

    /// The blocks of a product; one where its weight has rank 2.
    private List<Matrix<A>> matrices(Op.MatMul product) {
        Shape shape = product.weight().shape();
        int outputs = Math.toIntExact(shape.dim(-2));
        int inputsEach = Math.toIntExact(shape.dim(-1));
        A weight = numbers.of(product.weight());
        int all = Math.toIntExact(product.result().shape().elements());
        A bias = product.bias().map(numbers::of).orElseGet(() -> numbers.array(all));
        List<Matrix<A>> matrices = new ArrayList<>();
        for (int first = 0; first < all; first += outputs) {
            matrices.add(new Matrix<>(numbers, weight, first * inputsEach, bias, first, outputs, inputsEach));
        }
        return matrices;
    }

    /// A convolution reads and leaves its signals in orders of its own. The neurons behind it keep that order: what
    /// they give is less to sort, and nothing but bits where it is spikes.
    private List<Layer<A>> convolution(Op.Convolve convolve, Schedule.Layer layer, int number) {
        List<Layer<A>> layers = new ArrayList<>();
        Layout order = orders.readBy(convolve);
        boolean sorted = order.isPlain() || orders.of(convolve.input()).isPresent();
        int input = sorted ? track(convolve.input()) : takeInput(convolve.input(), order.size());
        if (!sorted) {
            layers.add(new ReorderLayer<>(track(convolve.input()), input, order.places()));
        }
        Convolution<A> convolution = new Convolution<>(numbers, convolve, order);
        boolean kept = orders.of(layer.result()).isPresent() && layer.neurons().isEmpty();
        int outputs =
                kept ? track(layer.result()) : buffers.take(convolution.output().size(), true, false);
        layers.add(new ConvolveLayer<>(number, input, outputs, convolution));
        if (!sorted) {
            buffers.giveBack(input);
        }
        if (!kept) {
            layers.addAll(behind(convolution.output(), layer, outputs));
            buffers.giveBack(outputs);
        }
        return layers;
    }

    /// A track for a signal in another order.
    private int takeInput(Signal signal, int size) {
        boolean spikes = forms.areSpikes(signal);
        return forms.isFed(signal) ? buffers.takeInput(size, false) : buffers.take(size, !spikes, spikes);
    }

    /// What follows a convolution that leaves its outputs in a track of numbers.
    private List<Layer<A>> behind(Layout order, Schedule.Layer layer, int outputs) {
        int[] elements = order.elements();
        if (layer.neurons().isEmpty()) {
            return List.of(new ReorderLayer<>(outputs, track(layer.result()), elements));
        }
        Op.Neurons neurons = layer.neurons().get();
        boolean spikes = forms.areSpikes(neurons.result());
        Map<Integer, Integer> sorted = new TreeMap<>();
        int output = track(neurons.result());
        if (orders.of(neurons.result()).isEmpty()) {
            output = buffers.take(elements.length, !spikes, spikes);
            sorted.put(output, track(neurons.result()));
        }
        Map<String, Integer> names = new TreeMap<>();
        observed.apply(neurons.result()).forEach((name, track) -> {
            names.put(name, buffers.take(elements.length, true, false));
            sorted.put(names.get(name), track);
        });
        List<Layer<A>> layers = new ArrayList<>();
        layers.add(new NeuronLayer<>(outputs, update(neurons, elements, output, names, false)));
        sorted.forEach((from, to) -> {
            layers.add(new ReorderLayer<>(from, to, elements));
            buffers.giveBack(from);
        });
        return layers;
    }
}
