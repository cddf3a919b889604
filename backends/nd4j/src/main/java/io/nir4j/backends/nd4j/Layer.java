package io.nir4j.backends.nd4j;

import io.nir4j.compiler.program.Signal;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An operation of a program with its parameters and its state.
interface Layer {
    /// Sets up the operation from and to these arrays; running what is returned does so many steps.
    ///
    /// @param arrays for each signal a vector with room for at least so many steps: by step, sample and element
    Runnable over(int steps, Function<Signal, INDArray> arrays);

    /// Puts the state back to that before the first step.
    default void reset() {}
}
