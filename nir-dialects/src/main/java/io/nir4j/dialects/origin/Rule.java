package io.nir4j.dialects.origin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A habit to look for, and what finding it says about the candidates.
///
/// Weights are powers of two: +3 makes a candidate eight times as likely as one without a weight, -3 eight times less.
/// They are judgements, made from the sources of the exporters, and deliberately coarse.
///
/// @param name of the rule, for tests and for machines
/// @param finds the sentence that shows what was found, with the values; empty where nothing was
/// @param weights by candidate; a candidate that is absent is not concerned
record Rule<K>(String name, Function<Clues, Optional<String>> finds, Map<K, Integer> weights) {
    static <K> Rule<K> of(String name, Function<Clues, Optional<String>> finds) {
        return new Rule<>(name, finds, Map.of());
    }

    /// This rule, giving these candidates that weight, too.
    @SafeVarargs
    final Rule<K> gives(int weight, K... candidates) {
        Map<K, Integer> all = new LinkedHashMap<>(weights);
        for (K candidate : candidates) {
            all.put(candidate, weight);
        }
        return new Rule<>(name, finds, all);
    }
}
