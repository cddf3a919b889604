package io.nir4j.dialects.importing;

import java.util.List;

/// A fix with the rule behind it.
///
/// @param rule looks at one graph, without those nested in it, and changes it through the [Operation]; it changes
///     nothing that it has changed before
record Remedy(Fix fix, Rule rule) {
    /// Says what a fix does in one graph.
    @FunctionalInterface
    interface Rule {
        void apply(Operation operation);
    }

    static Remedy repair(String name, String says, String source, List<String> frameworks, Rule rule) {
        return new Remedy(new Fix(name, Fix.Kind.REPAIR, says, source, frameworks), rule);
    }

    static Remedy normalisation(String name, String says, String source, List<String> frameworks, Rule rule) {
        return new Remedy(new Fix(name, Fix.Kind.NORMALISATION, says, source, frameworks), rule);
    }

    static Remedy conversion(String name, String says, String source, List<String> frameworks, Rule rule) {
        return new Remedy(new Fix(name, Fix.Kind.CONVERSION, says, source, frameworks), rule);
    }
}
