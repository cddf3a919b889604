package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Events;
import io.nir4j.backends.cpu.kernel.Numbers;
import io.nir4j.backends.cpu.kernel.Panels;
import io.nir4j.backends.cpu.neuron.NeuronSlice;

/// What one thread needs for itself.
///
/// @param <A> `float[]` or `double[]`
public final class Scratch<A> {
    final NeuronSlice slice = new NeuronSlice();
    final Events<A> parts;
    final Panels<A> panels;
    private final Numbers<A> numbers;
    private A sums;
    private A field;

    public Scratch(Numbers<A> numbers) {
        this.numbers = numbers;
        this.parts = new Events<>(numbers);
        this.panels = new Panels<>(numbers);
        this.sums = numbers.array(0);
        this.field = numbers.array(0);
        slice.input = sums;
        slice.output = sums;
    }

    /// At least `length` numbers for the sums of products.
    A sums(int length) {
        if (numbers.length(sums) < length) {
            sums = numbers.array(length);
        }
        return sums;
    }

    /// At least `length` numbers for a row of input.
    A field(int length) {
        if (numbers.length(field) < length) {
            field = numbers.array(length);
        }
        return field;
    }
}
