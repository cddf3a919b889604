package io.nir4j.backends.cpu.kernel;

import java.util.ArrayList;
import java.util.List;

/// Where the inputs along one axis lead: input i has the entries from `starts[i]` to `starts[i + 1]`.
///
/// @param weight of each entry: where its kernel element lies among the weights
/// @param field of each entry: where its output lies in the field
@SuppressWarnings("ArrayRecordComponent") // Never changed or compared.
record Reach(int[] starts, int[] weight, int[] field) {

    /// Collects entries, input by input.
    static final class Builder {
        private final List<Integer> starts = new ArrayList<>(List.of(0));
        private final List<Integer> weights = new ArrayList<>();
        private final List<Integer> fields = new ArrayList<>();

        void add(int weight, int field) {
            weights.add(weight);
            fields.add(field);
        }

        void nextInput() {
            starts.add(weights.size());
        }

        Reach build() {
            return new Reach(array(starts), array(weights), array(fields));
        }

        private static int[] array(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
