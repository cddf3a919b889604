package io.nir4j.dsl.value;

import io.nir4j.dsl.syntax.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Named values, `{ author = "x", year = 2024 }`.
///
/// @param entries in the order of the text
/// @param size how many values are in it at any depth: a group that is used in many others counts in each
public record Group(Map<String, Entry> entries, long size) implements Computed {
    /// A value, and where in the text its name and the value stand.
    public record Entry(Computed value, Span name, Span span) {}

    public Group {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String describe() {
        return "a group";
    }
}
