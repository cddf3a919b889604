package io.nir4j.dsl.spec;

import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// What an input of the network gets; all feeds of an input add up.
///
/// @param target an input, or one element of it
/// @param steps for how many time steps, at least 1; none where an array or another feed tells
public record Feed(SignalName target, Source source, Optional<Stated<Long>> steps, Place place) {

    /// Where the numbers come from.
    public sealed interface Source {}

    /// The same number at every step.
    public record Constant(double value) implements Source {}

    /// At every step a spike or none, at random, independently of all other steps and elements.
    ///
    /// @param rateHertz spikes per second, at least 0
    /// @param seed the same seed gives the same spikes on every machine
    public record Poisson(double rateHertz, long seed) implements Source {}

    /// A spike at each of these steps, nothing at others.
    ///
    /// @param steps each at least 0, in rising order
    public record Spikes(List<Long> steps) implements Source {
        public Spikes {
            steps = List.copyOf(steps);
        }
    }

    /// Recorded numbers.
    ///
    /// @param numbers of shape (steps), (steps, features...) or (steps, batch, features...)
    public record Recorded(Tensor numbers) implements Source {}
}
