package io.nir4j.io.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which names HDF5 takes, and their order in the file.
final class Names {
    /// The order of C's `strcmp` on UTF-8, which readers rely on to find a link; not that of [String#compareTo].
    private static final Comparator<String> BYTE_ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

    /// A header counts its messages in 16 bits; some are taken by the object itself.
    private static final int MAX_ATTRIBUTES = 0xffff - 8;

    private Names() {}

    static Map<String, H5Node> sortedLinks(Map<String, H5Node> children) {
        for (String name : children.keySet()) {
            requireText("link name", name);
            if (name.isEmpty() || name.equals(".") || name.indexOf('/') >= 0) {
                throw new IllegalArgumentException(
                        "'" + name + "' cannot name an HDF5 object: a name is not empty, not '.', and has no '/'");
            }
        }
        return sorted(children);
    }

    static Map<String, H5Value> sortedAttributes(Map<String, H5Value> attributes) {
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException(
                    attributes.size() + " attributes on one object, at most " + MAX_ATTRIBUTES);
        }
        attributes.forEach((name, value) -> {
            requireText("attribute name", name);
            if (name.isEmpty()) {
                throw new IllegalArgumentException("an attribute has an empty name");
            }
            Attributes.requireFits(name, value);
        });
        return sorted(attributes);
    }

    static void requireText(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    what + " '" + text.replace("\0", "\\0") + "' contains NUL, where HDF5 ends it");
        }
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException(
                    what + " '" + text + "' contains half a surrogate pair, which UTF-8 cannot say");
        }
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        SortedMap<String, V> sorted = new TreeMap<>(BYTE_ORDER);
        sorted.putAll(map);
        return Collections.unmodifiableSortedMap(sorted);
    }
}
