package io.nir4j.backends.compare;

import java.util.OptionalInt;

/// A part of a run: its first steps, of one sample or of all.
record Extent(long steps, OptionalInt sample) {
    static Extent all(Feed feed) {
        return new Extent(feed.steps(), OptionalInt.empty());
    }

    static Extent of(int sample, long steps) {
        return new Extent(steps, OptionalInt.of(sample));
    }
}
