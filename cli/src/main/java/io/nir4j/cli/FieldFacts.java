package io.nir4j.cli;

import io.nir4j.cli.GraphFacts.Size;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.model.Field;
import io.nir4j.model.Unit;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// What `nir info` says about a field of a node, without reading more than a few kilobytes for it.
///
/// @param learned true for the parameters that count as such: not strides and the like
/// @param key true where the values are worth a look: weights are not
record FieldFacts(String name, Unit unit, boolean learned, boolean key, Value value) {
    /// Parameters with more elements are not looked at.
    static final long LARGEST_READ = 1 << 14;

    private static final int LISTED = 4;
    /// The axes of fields that have one value for each neuron, or no axes that matter.
    private static final Set<List<String>> PER_NEURON = Set.of(List.of(), List.of("n"));

    /// The smallest and the largest of some numbers.
    record Range(double low, double high) {
        boolean isOneNumber() {
            return Double.compare(low, high) == 0;
        }
    }

    static FieldFacts of(Field<?, ?> field, Value value) {
        boolean learned = field.holdsNumbers();
        boolean key = PER_NEURON.contains(field.dims()) && !field.name().equals("shape");
        return new FieldFacts(field.name(), field.unit(), learned, key, value);
    }

    static FieldFacts unknown(String name, Value value) {
        return new FieldFacts(name, Unit.NONE, true, true, value);
    }

    Size size() {
        return learned && value instanceof Value.Numbers(var tensor)
                ? new Size(tensor.elements(), tensor.data().byteSize(), new TreeSet<>(Set.of(tensor.dtype())))
                : Size.NONE;
    }

    /// Of numbers that are few enough to be read.
    Optional<Range> range() {
        if (!(value instanceof Value.Numbers(var tensor))
                || tensor.elements() == 0
                || tensor.elements() > LARGEST_READ) {
            return Optional.empty();
        }
        double low = tensor.getDouble(0);
        double high = low;
        for (long i = 1; i < tensor.elements(); i++) {
            low = Math.min(low, tensor.getDouble(i));
            high = Math.max(high, tensor.getDouble(i));
        }
        return Optional.of(new Range(low, high));
    }

    /// `tau 0.02 s`, `v_threshold 0.5..1.5 V`, `stride [2, 1]`, `padding same`.
    String text() {
        return name + " "
                + switch (value) {
                    case Value.Text(var text) -> text;
                    case Value.Numbers(var tensor) -> numbers(tensor);
                    case Value.Texts _, Value.Tree _ -> value.describe();
                };
    }

    private String numbers(Tensor tensor) {
        return range().map(range -> spread(range, tensor) + (unit == Unit.NONE ? "" : " " + unit.symbol()))
                .orElseGet(value::describe);
    }

    private String spread(Range range, Tensor tensor) {
        if (range.isOneNumber()) {
            return Figures.number(range.low());
        }
        return !learned && tensor.elements() <= LISTED
                ? LongStream.of(tensor.toLongs()).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"))
                : Figures.brief(range.low()) + ".." + Figures.brief(range.high());
    }
}
