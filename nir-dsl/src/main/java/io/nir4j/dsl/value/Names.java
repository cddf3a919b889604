package io.nir4j.dsl.value;

import java.util.Collection;
import java.util.Optional;

/// The names that an expression may use.
public interface Names {
    /// The constant or parameter of this name.
    Optional<Computed> constant(String name);

    /// The file that `weights` gave this name.
    Optional<ArraySource> weights(String name);

    /// All of these names, for suggestions.
    Collection<String> known();

    /// True for a name whose definition has a fault, which was reported: its uses are not worth another word.
    boolean isFaulty(String name);
}
