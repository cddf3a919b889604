package io.nir4j.dsl.value;

import io.nir4j.model.Value;
import io.nir4j.model.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Text, or an array of texts.
///
/// @param shape of the array; empty for a text that is in none
/// @param texts row-major
public record Words(Optional<Shape> shape, List<String> texts) implements Computed {
    /// What a text in an array counts for: about what it takes.
    static final int BYTES_EACH = 64;

    public Words {
        texts = List.copyOf(texts);
    }

    /// A text that is in no array.
    public static Words of(String text) {
        return new Words(Optional.empty(), List.of(text));
    }

    /// A text, or an array of texts.
    Value toValue() {
        return shape.<Value>map(known -> new Value.Texts(known, texts)).orElseGet(() -> new Value.Text(texts.get(0)));
    }

    @Override
    public String describe() {
        return shape.map(known -> "text" + known).orElse("text");
    }
}
