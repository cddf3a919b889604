package io.nir4j.dsl.print;

import io.nir4j.model.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The arrays that a text leaves to the file beside it.
final class Annex {
    private static final int LONGEST_KEY = 200;

    private final SortedMap<String, Tensor> arrays = new TreeMap<>();
    private final Map<String, Integer> used = new HashMap<>();

    /// Keeps `tensor` and gives its key: `path`, as far as a file can have it and no other array does.
    String add(String path, Tensor tensor) {
        String key = storable(path);
        String unique = key;
        while (arrays.containsKey(unique)) {
            unique = key + "-" + used.merge(key, 1, Integer::sum);
        }
        arrays.put(unique, tensor);
        return unique;
    }

    /// Names in archives are UTF-8 of limited length.
    private static String storable(String path) {
        StringBuilder key = new StringBuilder();
        path.codePoints()
                .limit(LONGEST_KEY)
                .forEach(c -> key.appendCodePoint(Quoted.isVisible(c) && c != '\\' ? c : '_'));
        return key.toString();
    }

    SortedMap<String, Tensor> arrays() {
        return arrays;
    }
}
