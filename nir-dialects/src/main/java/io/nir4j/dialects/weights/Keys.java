package io.nir4j.dialects.weights;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The arrays of a file by their names, and what became of each.
///
/// A name is looked up as it is spelled, then without the wrappers in front of all keys, then with `.` and `_` taken
/// for the same and leading ones left out, as exporters turn one into the other.
final class Keys {
    private static final List<String> WRAPPERS = List.of("module.", "model.", "_orig_mod.", "net.");

    /// An array and the key that the file has for it.
    record Saved(String key, Tensor tensor) {}

    /// The node that took a key, and for which of its fields.
    private record Use(String node, Set<String> fields) {
        String text() {
            return String.join(" and ", fields) + " of " + node;
        }
    }

    private final SortedMap<String, Tensor> arrays;
    private final Findings findings;
    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, Set<String>> alike = new HashMap<>();
    private final Map<String, Use> uses = new HashMap<>();
    private final Map<String, String> notes = new HashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> ambiguous = new HashSet<>();

    Keys(Map<String, Tensor> arrays, Findings findings) {
        this.arrays = new TreeMap<>(arrays);
        this.findings = findings;
        for (String wrapper : wrappers()) {
            for (String key : arrays.keySet()) {
                String name = key.substring(wrapper.length());
                exact.putIfAbsent(name, key);
                alike.computeIfAbsent(normal(name), normal -> new TreeSet<>()).add(key);
            }
        }
    }

    /// What all keys begin with, from nothing to every wrapper: ``, `module.`, `module.model.`.
    private List<String> wrappers() {
        List<String> prefixes = new ArrayList<>(List.of(""));
        Optional<String> longer = longer("");
        while (longer.isPresent()) {
            prefixes.add(longer.get());
            longer = longer(longer.get());
        }
        return prefixes;
    }

    private Optional<String> longer(String prefix) {
        return WRAPPERS.stream()
                .map(prefix::concat)
                .filter(longer -> !arrays.isEmpty() && arrays.keySet().stream().allMatch(key -> key.startsWith(longer)))
                .findFirst();
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

    /// The array called `name`, which goes into `field` of `node`; a key belongs to one node.
    Optional<Saved> take(String name, String node, String field) {
        Optional<Saved> found = find(name);
        found.ifPresent(saved -> {
            Use use = uses.computeIfAbsent(saved.key(), key -> new Use(node, new LinkedHashSet<>()));
            if (use.node().equals(node)) {
                use.fields().add(field);
            } else {
                findings.add(Diagnostic.of(
                                Code.WEIGHT_MISFIT,
                                "'" + saved.key() + "' may be " + use.text() + " or " + field + " of " + node)
                        .hint("call one of the two nodes differently"));
            }
        });
        return found;
    }

    /// The array called `name`, which says something about `node` but goes nowhere.
    Optional<Saved> find(String name) {
        asked.add(name);
        return key(name)
                .map(key -> new Saved(key, Optional.ofNullable(arrays.get(key)).orElseThrow()));
    }

    private Optional<String> key(String name) {
        Set<String> candidates = alike.getOrDefault(normal(name), Set.of());
        if (exact.containsKey(name) || candidates.isEmpty()) {
            return Optional.ofNullable(exact.get(name));
        }
        if (candidates.size() > 1 && ambiguous.add(name)) {
            findings.add(
                    Diagnostic.of(Code.WEIGHT_MISFIT, name + " may be '" + String.join("' or '", candidates) + "'"));
        }
        return candidates.stream().findFirst();
    }

    /// Says of a key that goes nowhere what it means.
    void note(String key, String text) {
        notes.put(key, text);
    }

    /// What became of each key that belongs to something.
    SortedMap<String, String> used() {
        SortedMap<String, String> used = new TreeMap<>(notes);
        uses.forEach((key, use) -> used.put(key, use.text()));
        return used;
    }

    /// The keys that belong to nothing.
    List<String> unused() {
        return arrays.keySet().stream()
                .filter(key -> !uses.containsKey(key) && !notes.containsKey(key))
                .toList();
    }

    /// The name that somebody may have meant by `key`: one that was looked for in vain.
    Optional<String> suggestion(String key) {
        String longest = wrappers().getLast();
        List<String> open = asked.stream().filter(name -> key(name).isEmpty()).toList();
        return Suggestion.hint(key.substring(longest.length()), open);
    }
}
