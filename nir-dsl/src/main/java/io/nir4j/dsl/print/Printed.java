package io.nir4j.dsl.print;

import io.nir4j.model.tensor.Tensor;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A graph as text.
///
/// @param arrays what the file beside the text must hold; empty if the text holds everything
public record Printed(String text, SortedMap<String, Tensor> arrays) {
    public Printed {
        arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
    }
}
