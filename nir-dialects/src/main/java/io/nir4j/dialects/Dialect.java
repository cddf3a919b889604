package io.nir4j.dialects;

import java.util.Optional;
import java.util.Set;

/// A framework's reading of NIR: a discretisation under the framework's name, with what its importer takes.
///
/// @param name as on the command line
/// @param says one sentence about where it comes from
/// @param source where the rules were read or confirmed
/// @param discretization how it steps
/// @param fixedStepSeconds the step that the framework takes unless its users choose another; 1 where it counts steps
/// @param unsupported types of node that the framework does not read, and whose meaning is clear all the same: they
///     are computed as NIR defines them, with the choices of the dialect
/// @param refused types of node for which the framework has no counterpart or none whose rule is known
/// @param requirements what its reader insists on
public record Dialect(
        String name,
        String says,
        String source,
        Discretization discretization,
        Optional<Double> fixedStepSeconds,
        Set<String> unsupported,
        Set<String> refused,
        Set<Requirement> requirements) {
    public Dialect {
        unsupported = Set.copyOf(unsupported);
        refused = Set.copyOf(refused);
        requirements = Set.copyOf(requirements);
    }

    /// A dialect that refuses nothing.
    public Dialect(
            String name,
            String says,
            String source,
            Discretization discretization,
            Optional<Double> fixedStepSeconds,
            Set<String> unsupported) {
        this(name, says, source, discretization, fixedStepSeconds, unsupported, Set.of(), Set.of());
    }

    /// A dialect that insists on nothing.
    public Dialect(
            String name,
            String says,
            String source,
            Discretization discretization,
            Optional<Double> fixedStepSeconds,
            Set<String> unsupported,
            Set<String> refused) {
        this(name, says, source, discretization, fixedStepSeconds, unsupported, refused, Set.of());
    }

    /// This dialect, insisting on these.
    Dialect requiring(Requirement... conditions) {
        return new Dialect(
                name, says, source, discretization, fixedStepSeconds, unsupported, refused, Set.of(conditions));
    }

    /// This dialect under another name, stepping differently.
    public Dialect with(String otherName, String otherSays, Discretization other) {
        return new Dialect(otherName, otherSays, source, other, fixedStepSeconds, unsupported, refused, requirements);
    }

    /// This dialect with another step of its own.
    public Dialect every(double seconds) {
        return new Dialect(
                name, says, source, discretization, Optional.of(seconds), unsupported, refused, requirements);
    }
}
