package io.nir4j.dsl.spec;

import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.DType;
import java.util.List;
import java.util.Optional;

/// A test of a network, as its text states it.
///
/// @param title what it says in quotes, unique in its text
/// @param dialect the name, which the harness resolves
/// @param stepSeconds the length of a time step, positive and finite
/// @param precision the arithmetic, float32 or float64
/// @param expectations at least one
public record TestCase(
        String title,
        Optional<Stated<String>> dialect,
        Optional<Stated<Double>> stepSeconds,
        Optional<DType> precision,
        List<Feed> feeds,
        List<Expectation> expectations,
        Place place) {
    public TestCase {
        feeds = List.copyOf(feeds);
        expectations = List.copyOf(expectations);
    }
}
