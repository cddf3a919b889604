package io.nir4j.io.data;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was recorded at a plain node, by the name of the quantity, such as `spikes` or `v`.
public record NodeData(SortedMap<String, Observable> observables) implements RecordedData {
    public NodeData {
        observables = Collections.unmodifiableSortedMap(new TreeMap<>(observables));
    }

    public NodeData(Map<String, Observable> observables) {
        this(new TreeMap<>(observables));
    }
}
