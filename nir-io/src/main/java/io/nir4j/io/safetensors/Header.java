package io.nir4j.io.safetensors;

import io.nir4j.io.json.JsonText;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The JSON at the start:
/// `{"w": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, "__metadata__": {...}}`.
///
/// @param entries in the order in which they lie in the file
/// @param metadata texts
record Header(List<Entry> entries, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";

    /// A tensor.
    ///
    /// @param type as the file names it
    /// @param begin offset of its first byte in the data
    /// @param end offset after its last
    record Entry(String name, String type, Shape shape, long begin, long end) {}

    /// Reads the header.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if it is none
    static Header read(JsonParser json) {
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        enter(json, json.nextToken());
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (!names.add(name)) {
                throw damaged(json, "'" + name + "' is there twice");
            }
            enter(json, json.nextToken());
            if (name.equals(METADATA)) {
                readTexts(json, metadata);
            } else {
                entries.add(entry(json, name));
            }
        }
        if (json.nextToken() != null) {
            throw damaged(json, "the header goes on after its object");
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        return new Header(entries, metadata);
    }

    private static void readTexts(JsonParser json, Map<String, String> metadata) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw damaged(json, "metadata '" + name + "' is no text");
            }
            if (metadata.put(name, json.getString()) != null) {
                throw damaged(json, "metadata '" + name + "' is there twice");
            }
        }
    }

    private static Entry entry(JsonParser json, String name) {
        Optional<String> type = Optional.empty();
        Optional<long[]> shape = Optional.empty();
        Optional<long[]> offsets = Optional.empty();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            JsonToken token = json.nextToken();
            switch (key) {
                case "dtype" -> type = Optional.of(json.getString()).filter(_ -> token == JsonToken.VALUE_STRING);
                case "shape" -> shape = Optional.of(integers(json));
                case "data_offsets" -> offsets = Optional.of(integers(json));
                default -> throw damaged(json, "'" + name + "' has an entry '" + key + "' that is not expected");
            }
        }
        if (type.isEmpty()
                || shape.isEmpty()
                || offsets.filter(pair -> pair.length == 2).isEmpty()) {
            throw damaged(json, "'" + name + "' lacks dtype, shape or a pair of data_offsets");
        }
        return new Entry(name, type.get(), shape(json, name, shape.get()), offsets.get()[0], offsets.get()[1]);
    }

    private static Shape shape(JsonParser json, String name, long[] extents) {
        try {
            Shape shape = Shape.of(extents);
            Math.multiplyExact(shape.elements(), Long.BYTES);
            return shape;
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw JsonText.fault(json, Code.LARGER_THAN_FILE, "no memory holds the shape of '" + name + "'");
        }
    }

    /// An array of integers that are not negative.
    private static long[] integers(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw damaged(json, "expected a list of integers, found " + json.getString());
        }
        List<Long> integers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (!whole || json.getLongValue() < 0) {
                throw damaged(json, "expected an integer of 0 or more, found " + json.getString());
            }
            integers.add(json.getLongValue());
        }
        return integers.stream().mapToLong(Long::longValue).toArray();
    }

    private static void enter(JsonParser json, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            throw damaged(json, "expected an object, found " + json.getString());
        }
    }

    private static RuntimeException damaged(JsonParser json, String message) {
        return JsonText.fault(json, Code.DAMAGED_FILE, message);
    }
}
