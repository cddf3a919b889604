package io.nir4j.io.json;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The names that mean something in a document, and the order in which names are written.
final class Names {
    static final String FORMAT = "format";
    static final String FORMAT_NAME = "nir4j";
    static final String SCHEMA = "schema";
    static final String VERSION = "version";
    static final String NETWORK = "network";

    static final String DTYPE = "dtype";
    static final String SHAPE = "shape";
    static final String VALUES = "values";
    static final String BASE64 = "base64";
    static final String NPZ = "npz";
    static final String ARRAY = "array";
    static final String TEXTS = "texts";
    static final String TREE = "tree";

    /// An object with one of these entries is no plain map.
    static final Set<String> RESERVED = Set.of(DTYPE, TEXTS, TREE);

    static final String NAN = "NaN";
    static final String INFINITY = "Infinity";
    static final String MINUS_INFINITY = "-Infinity";

    /// Maps, and arrays in arrays, go no deeper than this.
    static final int DEEPEST = 100;

    private static final List<String> FIRST = List.of("type", "nodes", "edges");
    private static final String LAST = "metadata";

    /// What a node is before what it is made of; otherwise by the alphabet, whatever the order in the tree.
    static final Comparator<String> ORDER =
            Comparator.comparingInt(Names::rank).thenComparing(Comparator.naturalOrder());

    private Names() {}

    private static int rank(String name) {
        if (name.equals(LAST)) {
            return FIRST.size() + 1;
        }
        int index = FIRST.indexOf(name);
        return index < 0 ? FIRST.size() : index;
    }
}
