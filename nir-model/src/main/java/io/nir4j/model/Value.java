package io.nir4j.model;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every file format reduces to before anybody knows a primitive: names and values.
///
/// A reader turns its file into a [Tree]; [GraphCodec] turns the tree into a [Graph], and back for writers.
/// Metadata are kept in the same form, exactly as found.
public sealed interface Value {
    /// What this is, for messages: "text", "int64(3)", "a group".
    String describe();

    /// A string.
    record Text(String text) implements Value {
        @Override
        public String describe() {
            return "text '" + text + "'";
        }
    }

    /// An array of strings, row-major; the list of edges is one of shape (E, 2).
    record Texts(Shape shape, List<String> texts) implements Value {
        public Texts {
            texts = List.copyOf(texts);
            if (shape.elements() != texts.size()) {
                throw new IllegalArgumentException("shape " + shape + " does not hold " + texts.size() + " strings");
            }
        }

        @Override
        public String describe() {
            return "text" + shape;
        }
    }

    /// A number or an array of them.
    record Numbers(Tensor tensor) implements Value {
        @Override
        public String describe() {
            return tensor.dtype().label() + tensor.shape();
        }
    }

    /// Named values; their order carries no meaning.
    record Tree(Map<String, Value> entries) implements Value {
        /// No entries.
        public static final Tree EMPTY = new Tree(Map.of());

        public Tree {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public Optional<Value> get(String name) {
            return Optional.ofNullable(entries.get(name));
        }

        public boolean isEmpty() {
            return entries.isEmpty();
        }

        @Override
        public String describe() {
            return "a group";
        }
    }
}
