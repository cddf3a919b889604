package io.nir4j.dialects.export;

import io.nir4j.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps of the nodes' metadata what `nir.read` can take: it fails on entries that hold entries.
record Notes(Draft draft) {
    void run() {
        for (String name : draft.nodes().keySet()) {
            Value.Tree entries = draft.metadata(name);
            Value.Tree kept = plain(entries);
            if (!kept.equals(entries)) {
                draft.metadata(name, kept);
                draft.say(name, "metadata within metadata left out, which nir.read cannot take");
            }
        }
    }

    /// The entries that are plain values.
    static Value.Tree plain(Value.Tree entries) {
        Map<String, Value> kept = new LinkedHashMap<>();
        entries.entries().forEach((key, value) -> {
            if (!(value instanceof Value.Tree)) {
                kept.put(key, value);
            }
        });
        return new Value.Tree(kept);
    }
}
