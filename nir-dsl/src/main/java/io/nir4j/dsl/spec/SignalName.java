package io.nir4j.dsl.spec;

import io.nir4j.model.diagnostic.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A signal of a network as a test names it: `block/lif1.v[0]`.
///
/// @param node the node, with the graphs around it: `block/lif1`
/// @param variable a state of the node, such as `v`; none for its output
/// @param index one element, a number for each axis, each at least 0; none for all elements
public record SignalName(String node, Optional<String> variable, Optional<List<Long>> index, Place place) {
    public SignalName {
        index = index.map(List::copyOf);
    }

    /// The name under which a program knows it: `block/lif1.v`.
    public String whole() {
        return node + variable.map(state -> "." + state).orElse("");
    }

    /// `block/lif1.v[0]`.
    @Override
    public String toString() {
        return whole() + index.map(SignalName::bracketed).orElse("");
    }

    private static String bracketed(List<Long> index) {
        return index.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
