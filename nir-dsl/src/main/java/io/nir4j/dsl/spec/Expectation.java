package io.nir4j.dsl.spec;

import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.Tensor;
import java.util.List;

/// What a signal of the network must be; without an index, every element of it.
public record Expectation(SignalName signal, Condition condition, Place place) {

    /// What must hold.
    public sealed interface Condition {}

    /// A spike at each of these steps, and at no other.
    ///
    /// @param steps each at least 0, in rising order
    public record SpikesAt(List<Long> steps) implements Condition {
        public SpikesAt {
            steps = List.copyOf(steps);
        }
    }

    /// So many spikes over the whole run, at least 0.
    public record Fires(long times) implements Condition {}

    /// A number at one step.
    ///
    /// @param step at least 0
    /// @param tolerance the largest difference allowed, at least 0
    public record Near(long step, double value, double tolerance) implements Condition {}

    /// The numbers of an array.
    ///
    /// @param expected of shape (steps), (steps, features...) or (steps, batch, features...)
    /// @param tolerance the largest difference at a position that counts as equal, at least 0
    /// @param percent how many of a hundred positions may differ, from 0 to less than 100
    public record Equals(Tensor expected, double tolerance, double percent) implements Condition {}
}
