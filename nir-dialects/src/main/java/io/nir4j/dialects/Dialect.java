package io.nir4j.dialects;

import java.util.Optional;
import java.util.Set;

/// A framework's reading of NIR: a discretisation under the framework's name, with what its importer takes.
///
/// @param name as on the command line
/// @param says one sentence about where it comes from
/// @param source where the rules were read or confirmed
/// @param discretization how it steps
/// @param fixedStepSeconds the step that the framework builds in, if it does not let users choose
/// @param unsupported types of node that the framework does not read; they are computed as NIR defines them
public record Dialect(
        String name,
        String says,
        String source,
        Discretization discretization,
        Optional<Double> fixedStepSeconds,
        Set<String> unsupported) {
    public Dialect {
        unsupported = Set.copyOf(unsupported);
    }
}
