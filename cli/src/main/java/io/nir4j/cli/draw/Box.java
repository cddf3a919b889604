package io.nir4j.cli.draw;

import java.util.List;
import java.util.Optional;

/// One node in a picture.
///
/// @param name of the node in its graph
/// @param type as files name it
/// @param summary short phrases on its parameters
/// @param facts one line per parameter, for who wants to know all
/// @param inside the picture of a nested graph that has nodes
record Box(
        String name, String type, Family family, List<String> summary, List<String> facts, Optional<Picture> inside) {
    /// For an edge that names a node which does not exist.
    static Box missing(String name) {
        return new Box(name, "missing", Family.MISSING, List.of(), List.of(), Optional.empty());
    }

    /// `LIF · τ 20 ms · v > 1`.
    String description() {
        return type + summary.stream().map(phrase -> SEPARATOR + phrase).reduce("", String::concat);
    }

    static final String SEPARATOR = " · ";
}
