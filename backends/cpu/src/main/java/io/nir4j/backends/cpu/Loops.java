package io.nir4j.backends.cpu;

import io.nir4j.backends.cpu.kernel.Kernels;
import java.util.function.Supplier;

/// The loops for one kind of number.
///
/// @param plain loops that are quick to start
/// @param fast those for long runs
/// @param <A> `float[]` or `double[]`
record Loops<A>(Kernels<A> plain, Supplier<Kernels<A>> fast) {
    static Loops<float[]> floats() {
        return new Loops<>(Kernels.plainFloats(), () -> Kernels.vectorFloats().orElseGet(Kernels::plainFloats));
    }

    /// Products of doubles have no loops of their own in vectors; those of neurons do.
    static Loops<double[]> doubles() {
        return new Loops<>(Kernels.plainDoubles(), Kernels::plainDoubles);
    }
}
