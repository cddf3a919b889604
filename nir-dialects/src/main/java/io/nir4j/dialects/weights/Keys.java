package io.nir4j.dialects.weights;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The arrays of a file by their names, whatever separates the words of a name, and which of them were used for what.
///
/// `.` and `_` count as the same and leading ones do not count, as exporters turn one into the other. Prefixes that
/// wrappers put in front of all keys do not count either.
final class Keys {
    private static final List<String> WRAPPERS = List.of("module.", "model.", "_orig_mod.", "net.");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Tensor> arrays;
    private final SortedMap<String, String> used = new TreeMap<>();

    Keys(Map<String, Tensor> arrays, Findings findings) {
        this.arrays = new TreeMap<>(arrays);
        String prefix = wrapper();
        for (String key : this.arrays.keySet()) {
            String other = names.putIfAbsent(normal(key.substring(prefix.length())), key);
            if (other != null) {
                findings.add(Diagnostic.of(
                        Code.WEIGHT_MISFIT, "'" + other + "' and '" + key + "' are the same name but for . and _"));
            }
        }
    }

    /// The wrappers that all keys begin with, `module.model.`; empty if there is none.
    private String wrapper() {
        String prefix = "";
        boolean found = !arrays.isEmpty();
        while (found) {
            found = false;
            for (String wrapper : WRAPPERS) {
                String longer = prefix + wrapper;
                if (arrays.keySet().stream().allMatch(key -> key.startsWith(longer))) {
                    prefix = longer;
                    found = true;
                }
            }
        }
        return prefix;
    }

    /// A name with dots for underscores and none in front.
    static String normal(String name) {
        String dotted = name.replace('_', '.');
        int start = 0;
        while (start < dotted.length() && dotted.charAt(start) == '.') {
            start++;
        }
        return dotted.substring(start);
    }

    /// The array called `node.parameter`, which becomes `what`.
    Optional<Tensor> take(String node, String parameter, String what) {
        return key(node, parameter).map(key -> {
            used.merge(key, what, (before, more) -> before.equals(more) ? before : before + ", " + more);
            return array(key);
        });
    }

    /// The key for `node.parameter` as the file has it.
    Optional<String> key(String node, String parameter) {
        return Optional.ofNullable(names.get(normal(node + "." + parameter)));
    }

    /// Says of a key that was taken what it became.
    void note(String node, String parameter, String what) {
        key(node, parameter).ifPresent(key -> used.put(key, what));
    }

    private Tensor array(String key) {
        return Optional.ofNullable(arrays.get(key)).orElseThrow();
    }

    SortedMap<String, String> used() {
        return used;
    }

    List<String> unused() {
        List<String> unused = new ArrayList<>(arrays.keySet());
        unused.removeAll(used.keySet());
        return unused;
    }
}
