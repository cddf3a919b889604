package io.nir4j.io.hdf5;

import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Between trees of values, which every format shares, and trees of HDF5 objects.
public final class ValueTrees {
    private ValueTrees() {}

    /// The values in `group`; attributes have no place among them, and a note says so where there are any.
    ///
    /// @param path of the group, empty for the root
    public static Value.Tree of(H5Group group, String path, Findings findings) {
        noteAttributes(group, path, findings);
        Map<String, Value> entries = new LinkedHashMap<>();
        group.children().forEach((name, child) -> {
            String at = path + "/" + name;
            entries.put(
                    name,
                    switch (child) {
                        case H5Group nested -> of(nested, at, findings);
                        case H5Dataset dataset -> {
                            noteAttributes(dataset, at, findings);
                            yield value(dataset.value());
                        }
                    });
        });
        return new Value.Tree(entries);
    }

    private static void noteAttributes(H5Node node, String path, Findings findings) {
        if (!node.attributes().isEmpty()) {
            findings.add(Diagnostic.of(
                            Code.UNSUPPORTED_CONTENT,
                            "HDF5 attributes are not kept: "
                                    + String.join(", ", node.attributes().keySet()))
                    .as(Severity.NOTE)
                    .at(Place.path(path.isEmpty() ? "/" : path)));
        }
    }

    private static Value value(H5Value value) {
        return switch (value) {
            case H5Strings texts
            when texts.space().isScalar() -> new Value.Text(texts.values().getFirst());
            case H5Strings texts -> new Value.Texts(shape(texts.space()), texts.values());
            case H5Numbers numbers ->
                new Value.Numbers(
                        Tensor.wrap(DType.valueOf(numbers.type().name()), shape(numbers.space()), numbers.data()));
        };
    }

    private static Shape shape(H5Space space) {
        return Shape.of(space.dims().stream().mapToLong(Long::longValue).toArray());
    }

    /// The HDF5 objects that hold `tree`.
    ///
    /// @param layout chooses how each array of numbers is laid out
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with all names and values that HDF5 cannot hold
    public static H5Group toGroup(Value.Tree tree, Function<H5Numbers, H5Layout> layout) {
        Findings faults = new Findings();
        H5Group group = group(tree, "", layout, faults);
        faults.throwIfErrors();
        return group;
    }

    private static H5Group group(Value.Tree tree, String path, Function<H5Numbers, H5Layout> layout, Findings faults) {
        H5Group.Builder group = H5Group.builder();
        tree.entries().forEach((name, value) -> {
            String at = path + "/" + name;
            // Each child goes into a group of its own first, which checks its name: one bad name is one finding.
            storable(at, faults, () -> H5Group.of(Map.of(name, node(value, at, layout, faults))))
                    .children()
                    .forEach(group::put);
        });
        return group.build();
    }

    private static H5Node node(Value value, String path, Function<H5Numbers, H5Layout> layout, Findings faults) {
        return switch (value) {
            case Value.Tree nested -> group(nested, path, layout, faults);
            case Value.Text(var text) -> H5Dataset.text(text);
            case Value.Texts(var shape, var texts) -> H5Dataset.of(new H5Strings(space(shape), texts));
            case Value.Numbers(var tensor) -> {
                H5Numbers numbers =
                        new H5Numbers(H5Type.valueOf(tensor.dtype().name()), space(tensor.shape()), tensor.data());
                yield new H5Dataset(numbers, layout.apply(numbers), Map.of());
            }
        };
    }

    private static H5Space space(Shape shape) {
        return new H5Space(Arrays.stream(shape.toArray()).boxed().toList());
    }

    /// The objects that `build` makes, or none and a finding: this package refuses what HDF5 cannot hold.
    private static H5Group storable(String path, Findings faults, Supplier<H5Group> build) {
        try {
            return build.get();
        } catch (IllegalArgumentException notInHdf5) {
            faults.add(Diagnostic.of(Code.UNSUPPORTED_CONTENT, "HDF5 cannot hold this: " + notInHdf5.getMessage())
                    .at(Place.path(path)));
            return H5Group.of(Map.of());
        }
    }
}
