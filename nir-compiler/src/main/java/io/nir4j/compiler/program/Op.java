package io.nir4j.compiler.program;

import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step of a program: makes `result` from other signals, at every time step.
public sealed interface Op {
    /// The signal that this makes.
    Signal result();

    /// The signals that it reads at the same time step.
    List<Signal> reads();

    /// What the caller feeds under `name`.
    record Feed(Signal result, String name) implements Op {
        @Override
        public List<Signal> reads() {
            return List.of();
        }
    }

    /// Zeros: the input of a node that nothing leads to.
    record Silence(Signal result) implements Op {
        @Override
        public List<Signal> reads() {
            return List.of();
        }
    }

    /// `input` one step ago, zeros at the first step: an edge that closes a cycle.
    record Previous(Signal result, Signal input) implements Op {
        @Override
        public List<Signal> reads() {
            return List.of();
        }
    }

    /// The sum of all inputs in their order; one that occurs twice counts twice.
    record Sum(Signal result, List<Signal> inputs) implements Op {
        public Sum {
            inputs = List.copyOf(inputs);
        }

        @Override
        public List<Signal> reads() {
            return inputs;
        }
    }

    /// `weight` times `input`, plus `bias`; weight (..., out, in), bias already of the result's shape.
    record MatMul(Signal result, Signal input, Tensor weight, Optional<Tensor> bias) implements Op {
        @Override
        public List<Signal> reads() {
            return List.of(input);
        }
    }

    /// A cross-correlation over channels and spatial axes; weight (out, in / groups, kernel...), bias (out).
    record Convolve(Signal result, Signal input, Tensor weight, Tensor bias, Window window, int groups) implements Op {
        @Override
        public List<Signal> reads() {
            return List.of(input);
        }
    }

    /// Sums, or averages with the padding counted, of windows over the last two axes.
    record Pool(Signal result, Signal input, Window window, boolean average) implements Op {
        @Override
        public List<Signal> reads() {
            return List.of(input);
        }
    }

    /// The same elements in the same order under another shape.
    record Reshape(Signal result, Signal input) implements Op {
        @Override
        public List<Signal> reads() {
            return List.of(input);
        }
    }

    /// Each element of `input` as it was `steps` steps ago, zeros before the first; one number, or one per element.
    record DelayLine(Signal result, Signal input, List<Integer> steps) implements Op {
        public DelayLine {
            steps = List.copyOf(steps);
        }

        @Override
        public List<Signal> reads() {
            return List.of(input);
        }
    }

    /// A layer of neurons, or any other arithmetic on each element.
    ///
    /// @param node the name of the node, for recordings and messages
    /// @param parameters by name, each of one element or of the result's shape
    record Neurons(Signal result, Signal input, String node, NeuronModel model, Map<String, Tensor> parameters)
            implements Op {
        public Neurons {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public List<Signal> reads() {
            return List.of(input);
        }
    }
}
