package io.nir4j.dsl.print;

import io.nir4j.model.Value;
import io.nir4j.model.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes values: texts, arrays, and trees of them.
final class Values {
    private final ArrayTexts arrays;

    Values(ArrayTexts arrays) {
        this.arrays = arrays;
    }

    /// @param path what the file beside the text is to call it, should it go there
    String text(Value value, Place place, String path) {
        return switch (value) {
            case Value.Text(var text) -> Quoted.text(text);
            case Value.Texts(var shape, var texts) -> texts(shape, texts);
            case Value.Numbers(var tensor) -> arrays.text(tensor, place, path);
            case Value.Tree tree -> tree(tree, path);
        };
    }

    /// `{ author = "x", year = 2024 }`.
    String tree(Value.Tree tree, String path) {
        return tree.isEmpty() ? "{}" : "{ " + entries(tree.entries(), path) + " }";
    }

    /// `author = "x", year = 2024`.
    String entries(Map<String, Value> entries, String path) {
        return entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(new NaturalOrder()))
                .map(entry -> Quoted.name(entry.getKey()) + " = "
                        + text(entry.getValue(), Place.FREE, path + "." + entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String texts(Shape shape, List<String> texts) {
        if (shape.rank() == 0) {
            return "scalar(" + Quoted.text(texts.getFirst()) + ")";
        }
        if (shape.elements() > 0) {
            StringBuilder text = new StringBuilder();
            nest(shape, texts, 0, text);
            return text.toString();
        }
        return shape.rank() == 1 ? "text[]" : "full(" + Arrays.toString(shape.toArray()) + ", \"\")";
    }

    private static void nest(Shape shape, List<String> texts, int axis, StringBuilder text) {
        if (axis == shape.rank()) {
            text.append(Quoted.text(texts.getFirst()));
            return;
        }
        int inner = texts.size() / Math.toIntExact(shape.dim(axis));
        text.append('[');
        for (int from = 0; from < texts.size(); from += inner) {
            text.append(from > 0 ? ", " : "");
            nest(shape, texts.subList(from, from + inner), axis + 1, text);
        }
        text.append(']');
    }
}
