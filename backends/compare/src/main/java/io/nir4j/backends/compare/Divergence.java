package io.nir4j.backends.compare;

import java.util.List;
import java.util.Optional;

/// Where two sides first part: in the earliest step in which they differ, at the node that comes first in the flow of
/// signals.
///
/// @param signal in which they part
/// @param neuron the position in the layer, row-major
/// @param sample of the batch
/// @param step from 0
/// @param a the value in A
/// @param b the value in B
/// @param trace the node's signals in the steps around
/// @param state a membrane or current, not judged itself, in which they parted before that
public record Divergence(
        Watched signal, int neuron, int sample, long step, double a, double b, Trace trace, Optional<Earlier> state) {
    /// A state that differs earlier than anything that is judged.
    public record Earlier(Watched signal, int neuron, int sample, long step) {}

    /// The signals of one neuron, step by step.
    ///
    /// @param signals what is shown: the node's output, and its states where both sides have them
    public record Trace(List<Watched> signals, List<Row> rows) {
        public Trace {
            signals = List.copyOf(signals);
            rows = List.copyOf(rows);
        }
    }

    /// One step; values in the order of the signals.
    public record Row(long step, List<Double> a, List<Double> b) {
        public Row {
            a = List.copyOf(a);
            b = List.copyOf(b);
        }
    }
}
