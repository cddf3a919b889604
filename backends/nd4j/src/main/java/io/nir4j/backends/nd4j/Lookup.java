package io.nir4j.backends.nd4j;

import io.nir4j.model.diagnostic.CompilerBug;
import java.util.Map;

/// What must be in a map.
final class Lookup {
    private Lookup() {}

    static <K, V> V of(Map<K, V> map, K key) {
        V found = map.get(key);
        if (found == null) {
            throw new CompilerBug("there is no '" + key + "' among " + map.keySet());
        }
        return found;
    }
}
