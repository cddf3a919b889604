package io.nir4j.compiler.pass.rewrite;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a user wants of a pass: `{max=10}`.
public record Options(SortedMap<String, String> values) {
    /// Nothing in particular.
    public static final Options NONE = new Options(new TreeMap<>());

    public Options {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// These options.
    public static Options of(Map<String, String> values) {
        return new Options(new TreeMap<>(values));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// `{chain=Affine+LIF,max=10}`, nothing where there are none.
    @Override
    public String toString() {
        return values.isEmpty()
                ? ""
                : values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
