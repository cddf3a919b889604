package io.nir4j.dialects.diff;

import io.nir4j.model.Edge;

/// One thing in which two networks differ.
///
/// Nodes inside nested graphs are named by their path, `outer/inner`; no name holds a slash.
public sealed interface Difference {
    /// Whether the network computes something else because of it, as far as this difference alone tells.
    boolean changesMeaning();

    /// The same with the sides swapped.
    Difference mirrored();

    /// A node without a partner.
    record OnlyIn(Side side, String node, String type) implements Difference {
        @Override
        public boolean changesMeaning() {
            return true;
        }

        @Override
        public Difference mirrored() {
            return new OnlyIn(side.other(), node, type);
        }
    }

    /// A node that is called something else.
    record Renamed(String a, String b) implements Difference {
        @Override
        public boolean changesMeaning() {
            return false;
        }

        @Override
        public Difference mirrored() {
            return new Renamed(b, a);
        }
    }

    /// A node of another type. That one type has fields which the other has not follows from it and is not listed.
    record OtherType(String a, String b, String typeA, String typeB) implements Difference {
        @Override
        public boolean changesMeaning() {
            return true;
        }

        @Override
        public Difference mirrored() {
            return new OtherType(b, a, typeB, typeA);
        }
    }

    /// An edge, by the names of its own side, that the other side has less often.
    ///
    /// @param times how many more there are on this side
    record EdgeOnlyIn(Side side, Edge edge, int times) implements Difference {
        @Override
        public boolean changesMeaning() {
            return true;
        }

        @Override
        public Difference mirrored() {
            return new EdgeOnlyIn(side.other(), edge, times);
        }
    }

    /// A parameter.
    record OtherField(String a, String b, String field, Contrast contrast) implements Difference {
        @Override
        public boolean changesMeaning() {
            return contrast.kind().changesMeaning();
        }

        @Override
        public Difference mirrored() {
            return new OtherField(b, a, field, contrast.mirrored());
        }
    }

    /// An entry of the metadata of a node, or, where the names are empty, of the network.
    ///
    /// @param key the path to the entry, `outer/inner`
    record OtherMetadata(String a, String b, String key, Contrast contrast) implements Difference {
        @Override
        public boolean changesMeaning() {
            return false;
        }

        @Override
        public Difference mirrored() {
            return new OtherMetadata(b, a, key, contrast.mirrored());
        }
    }
}
