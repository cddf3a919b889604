package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.model.Graph;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a rule looks at: the two graphs, their pairs of nodes, and the differences that nothing explains yet.
final class Evidence {
    private static final int MOST_NAMES = 5;

    private final Graph a;
    private final Graph b;
    private final List<Pair> pairs;
    private final List<Difference> differences;
    private final Map<String, OtherField> fields = new HashMap<>();

    Evidence(Graph a, Graph b, List<Pair> pairs, List<Difference> differences) {
        this.a = a;
        this.b = b;
        this.pairs = List.copyOf(pairs);
        this.differences = List.copyOf(differences);
        all(OtherField.class).forEach(field -> fields.put(key(field.a(), field.field()), field));
    }

    private static String key(String node, String field) {
        return node + "\0" + field;
    }

    Graph a() {
        return a;
    }

    Graph b() {
        return b;
    }

    List<Pair> pairs() {
        return pairs;
    }

    List<Difference> differences() {
        return differences;
    }

    /// Without what these conventions explain.
    Evidence without(Collection<Convention> conventions) {
        Set<Difference> explained = Collections.newSetFromMap(new IdentityHashMap<>());
        conventions.forEach(convention -> explained.addAll(convention.explains()));
        return new Evidence(
                a,
                b,
                pairs,
                differences.stream()
                        .filter(difference -> !explained.contains(difference))
                        .toList());
    }

    <D extends Difference> List<D> all(Class<D> kind) {
        return differences.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The difference in a field of a pair.
    Optional<OtherField> field(Pair pair, String field) {
        return Optional.ofNullable(fields.get(key(pair.a(), field)));
    }

    /// The pairs by the names of A.
    Map<String, Pair> byName() {
        Map<String, Pair> named = new HashMap<>();
        pairs.forEach(pair -> named.put(pair.a(), pair));
        return named;
    }

    /// The names of the nodes, each once, for a sentence: `fc1, fc2 and 3 more`.
    static String names(Stream<String> nodes) {
        List<String> names = nodes.distinct().sorted().toList();
        int shown = names.size() > MOST_NAMES + 1 ? MOST_NAMES : names.size();
        String list = String.join(", ", names.subList(0, shown));
        if (shown < names.size()) {
            return list + " and " + (names.size() - shown) + " more";
        }
        int last = list.lastIndexOf(", ");
        return last < 0 ? list : list.substring(0, last) + " and " + list.substring(last + 2);
    }
}
