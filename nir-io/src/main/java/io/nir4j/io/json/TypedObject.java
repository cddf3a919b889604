package io.nir4j.io.json;

import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an object means by its entries: a tensor, texts, a map within quotes, or a map.
final class TypedObject {
    private static final Set<String> OF_TENSOR =
            Set.of(Names.DTYPE, Names.SHAPE, Names.VALUES, Names.BASE64, Names.NPZ, Names.ARRAY);
    private static final Set<String> OF_TEXTS = Set.of(Names.TEXTS, Names.SHAPE);
    private static final List<String> SOURCES = List.of(Names.VALUES, Names.BASE64, Names.NPZ);

    private final TensorReader tensors;
    private final ArraySource arrays;

    TypedObject(TensorReader tensors, ArraySource arrays) {
        this.tensors = tensors;
        this.arrays = arrays;
    }

    /// The elements of a tensor, read straight into its memory where `before` has its type and shape already.
    Optional<Value> elements(String name, Map<String, Value> before) {
        boolean ours = name.equals(Names.VALUES) || name.equals(Names.BASE64);
        if (!ours || !before.containsKey(Names.DTYPE) || !before.containsKey(Names.SHAPE)) {
            return Optional.empty();
        }
        DType dtype = dtype(before);
        Shape shape = shape(before);
        return Optional.of(new Value.Numbers(
                name.equals(Names.VALUES) ? tensors.values(dtype, shape) : tensors.base64(dtype, shape)));
    }

    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the entries do not go together
    Value meaning(Map<String, Value> entries) {
        if (entries.containsKey(Names.TREE)) {
            checkOnly(entries, Set.of(Names.TREE));
            return entries.values().iterator().next();
        }
        if (entries.containsKey(Names.DTYPE)) {
            checkOnly(entries, OF_TENSOR);
            return new Value.Numbers(tensor(entries));
        }
        if (entries.containsKey(Names.TEXTS)) {
            checkOnly(entries, OF_TEXTS);
            return texts(entries);
        }
        return new Value.Tree(entries);
    }

    private static void checkOnly(Map<String, Value> entries, Set<String> allowed) {
        for (String name : entries.keySet()) {
            if (!allowed.contains(name)) {
                throw wrong("'" + name + "' does not go with the other entries of this object")
                        .hint("a map with an entry dtype, texts or tree is written {\"tree\": {...}}")
                        .asException();
            }
        }
    }

    private Tensor tensor(Map<String, Value> entries) {
        DType dtype = dtype(entries);
        Shape shape = shape(entries);
        List<String> sources = SOURCES.stream().filter(entries::containsKey).toList();
        if (sources.size() != 1 || entries.containsKey(Names.ARRAY) != entries.containsKey(Names.NPZ)) {
            throw wrong("a tensor has values, or base64, or npz and array; found " + entries.keySet())
                    .asException();
        }
        String source = sources.getFirst();
        return switch (wanted(entries, source)) {
            case Value.Numbers(var read) when !source.equals(Names.NPZ) && isLast(entries, source) -> read;
            case Value.Text(var text) when source.equals(Names.BASE64) -> tensors.decoded(dtype, shape, text);
            case Value.Text(var file) when source.equals(Names.NPZ) -> beside(dtype, shape, file, entries);
            case Value _
            when source.equals(Names.VALUES) ->
                throw wrong("the values come before their dtype or shape")
                        .hint("put dtype and shape first")
                        .asException();
            case Value other ->
                throw wrong(source + " is " + other.describe() + ", not text").asException();
        };
    }

    /// True if `name` came when type and shape were known.
    private static boolean isLast(Map<String, Value> entries, String name) {
        List<String> order = new ArrayList<>(entries.keySet());
        return order.indexOf(name) > Math.max(order.indexOf(Names.DTYPE), order.indexOf(Names.SHAPE));
    }

    private Tensor beside(DType dtype, Shape shape, String file, Map<String, Value> entries) {
        if (!(entries.get(Names.ARRAY) instanceof Value.Text(var name))) {
            throw wrong("array is no text").asException();
        }
        Tensor tensor = arrays.array(file, name);
        if (tensor.dtype() != dtype || !tensor.shape().equals(shape)) {
            throw wrong("'" + name + "' in " + file + " is " + tensor.dtype().label() + tensor.shape() + ", stated is "
                            + dtype.label() + shape)
                    .asException();
        }
        return tensor;
    }

    private static Value texts(Map<String, Value> entries) {
        Shape shape = shape(entries);
        if (!(entries.get(Names.TEXTS) instanceof Value.Texts(var _, var texts))) {
            throw wrong("texts is no array of texts").asException();
        }
        if (shape.elements() != texts.size()) {
            throw wrong(texts.size() + " texts do not have the shape " + shape).asException();
        }
        return new Value.Texts(shape, texts);
    }

    private static DType dtype(Map<String, Value> entries) {
        return TensorReader.dtype(wanted(entries, Names.DTYPE));
    }

    private static Shape shape(Map<String, Value> entries) {
        return TensorReader.shape(wanted(entries, Names.SHAPE));
    }

    private static Value wanted(Map<String, Value> entries, String name) {
        return Optional.ofNullable(entries.get(name))
                .orElseThrow(() -> wrong("there is no " + name).asException());
    }

    private static Diagnostic wrong(String message) {
        return Diagnostic.of(Code.WRONG_KIND, message);
    }
}
