package io.nir4j.io.data;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was recorded in a network, by node; in a nested graph, its own nodes in turn.
public record GraphData(SortedMap<String, RecordedData> nodes) implements RecordedData {
    public GraphData {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    }

    public GraphData(Map<String, ? extends RecordedData> nodes) {
        this(new TreeMap<String, RecordedData>(nodes));
    }
}
