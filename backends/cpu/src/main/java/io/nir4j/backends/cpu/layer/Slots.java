package io.nir4j.backends.cpu.layer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Arrays that tracks share one after the other: a track that is no longer needed leaves its array to the next one
/// with rows of the same size.
final class Slots {
    private final List<Integer> sizes = new ArrayList<>();
    private final Map<Integer, Deque<Integer>> free = new HashMap<>();

    /// The number of an array with rows of this size.
    int take(int size) {
        Deque<Integer> left = free.getOrDefault(size, new ArrayDeque<>());
        if (!left.isEmpty()) {
            return left.pop();
        }
        sizes.add(size);
        return sizes.size() - 1;
    }

    void giveBack(int slot) {
        free.computeIfAbsent(sizes.get(slot), size -> new ArrayDeque<>()).push(slot);
    }

    List<Integer> sizes() {
        return sizes;
    }
}
