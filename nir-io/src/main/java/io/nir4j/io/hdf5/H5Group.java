package io.nir4j.io.hdf5;

import java.util.HashMap;
import java.util.Map;

/// A folder of the file: named children, in the order of the bytes of their names as HDF5 stores them.
///
/// A child's name is any non-empty text but `.`, without `/` and NUL; anything else is an
/// [IllegalArgumentException].
public record H5Group(Map<String, H5Node> children, Map<String, H5Value> attributes) implements H5Node {
    public H5Group {
        children = Names.sortedLinks(children);
        attributes = Names.sortedAttributes(attributes);
    }

    /// A group without attributes.
    public static H5Group of(Map<String, H5Node> children) {
        return new H5Group(children, Map.of());
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Collects children and attributes; a name given twice is an [IllegalArgumentException].
    public static final class Builder {
        private final Map<String, H5Node> children = new HashMap<>();
        private final Map<String, H5Value> attributes = new HashMap<>();

        private Builder() {}

        public Builder put(String name, H5Node child) {
            addOnce(children, name, child);
            return this;
        }

        public Builder attribute(String name, H5Value value) {
            addOnce(attributes, name, value);
            return this;
        }

        public H5Group build() {
            return new H5Group(children, attributes);
        }

        private static <V> void addOnce(Map<String, V> map, String name, V value) {
            if (map.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("the name '" + name + "' is given twice in one group");
            }
        }
    }
}
