package io.nir4j.io.json;

import static io.nir4j.io.json.NetworkSchema.ordered;
import static io.nir4j.io.json.NetworkSchema.reference;

import io.nir4j.model.tensor.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The part of the JSON Schema that is about values, whatever network they are in.
final class ValueSchema {
    /// The kinds of field that have a definition of the same name.
    static final Set<String> KINDS = Set.of("numbers", "integers", "padding");

    private ValueSchema() {}

    static Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put(
                "numbers",
                ordered("if", type("object"), "then", reference("tensor"), "else", reference("plainNumbers")));
        definitions.put(
                "integers",
                ordered("if", type("object"), "then", reference("tensor"), "else", reference("plainIntegers")));
        definitions.put(
                "padding",
                ordered(
                        "if",
                        type("string"),
                        "then",
                        Map.of("enum", List.of("same", "valid")),
                        "else",
                        reference("integers")));
        definitions.put("plainNumbers", nested(List.of("number", "boolean"), "plainNumbers"));
        definitions.put("plainIntegers", nested(List.of("integer"), "plainIntegers"));
        definitions.put("plainValues", nested(List.of("number", "boolean", "string"), "plainValues"));
        definitions.put("tensor", tensor());
        definitions.put("shape", ordered("type", "array", "items", ordered("type", "integer", "minimum", 0)));
        definitions.put(
                "elements",
                ordered(
                        "if", type("array"),
                        "then", Map.of("items", reference("elements")),
                        "else",
                                Map.of(
                                        "anyOf",
                                        List.of(
                                                Map.of("type", List.of("number", "boolean")),
                                                Map.of(
                                                        "enum",
                                                        List.of(Names.NAN, Names.INFINITY, Names.MINUS_INFINITY))))));
        definitions.put("texts", texts());
        definitions.put("edges", edges());
        definitions.put(
                "value", ordered("if", type("object"), "then", reference("object"), "else", reference("plainValues")));
        definitions.put(
                "object",
                ordered(
                        "if", required(Names.DTYPE),
                        "then", reference("tensor"),
                        "else",
                                ordered(
                                        "if", required(Names.TEXTS),
                                        "then", reference("texts"),
                                        "else", reference("map"))));
        definitions.put("map", quotable(reference("value"), Map.of()));
        return definitions;
    }

    /// An object whose entries are `entry` and which is `plain`, or the like within `{"tree": ...}`.
    static Map<String, Object> quotable(Map<String, Object> entry, Map<String, Object> plain) {
        Map<String, Object> literal = new LinkedHashMap<>(type("object"));
        literal.put("additionalProperties", entry);
        literal.putAll(plain);
        Map<String, Object> unquoted = new LinkedHashMap<>(literal);
        unquoted.put("not", Map.of("anyOf", List.of(required(Names.DTYPE), required(Names.TEXTS))));
        return ordered(
                "if",
                required(Names.TREE),
                "then",
                ordered("type", "object", "properties", Map.of(Names.TREE, literal), "additionalProperties", false),
                "else",
                unquoted);
    }

    private static Map<String, Object> tensor() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                Names.DTYPE,
                Map.of("enum", Arrays.stream(DType.values()).map(DType::label).toList()));
        properties.put(Names.SHAPE, reference("shape"));
        properties.put(
                Names.VALUES,
                ordered("description", "nested as the shape says, after dtype and shape", "$ref", "#/$defs/elements"));
        properties.put(
                Names.BASE64,
                ordered(
                        "description",
                        "little-endian, last axis fastest",
                        "type",
                        "string",
                        "contentEncoding",
                        "base64"));
        properties.put(
                Names.NPZ,
                ordered("description", "a file in the same folder", "type", "string", "pattern", "^[^/\\\\:]+$"));
        properties.put(Names.ARRAY, ordered("description", "the name of an array in it", "type", "string"));
        return ordered(
                "description",
                "Numbers of any type and shape.",
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of(Names.DTYPE, Names.SHAPE),
                "oneOf",
                List.of(required(Names.VALUES), required(Names.BASE64), required(Names.NPZ)),
                "dependentRequired",
                ordered(Names.NPZ, List.of(Names.ARRAY), Names.ARRAY, List.of(Names.NPZ)),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> texts() {
        return ordered(
                "description",
                "Texts of any shape.",
                "type",
                "object",
                "properties",
                ordered(
                        Names.TEXTS, ordered("type", "array", "items", type("string")),
                        Names.SHAPE, reference("shape")),
                "required",
                List.of(Names.TEXTS, Names.SHAPE),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> edges() {
        return ordered(
                "description", "Pairs of names: from, to.",
                "type", "array",
                "items", ordered("type", "array", "items", type("string"), "minItems", 2, "maxItems", 2));
    }

    private static Map<String, Object> nested(List<String> types, String itself) {
        return ordered("if", type("array"), "then", Map.of("items", reference(itself)), "else", Map.of("type", types));
    }

    private static Map<String, Object> type(String name) {
        return Map.of("type", name);
    }

    private static Map<String, Object> required(String name) {
        return Map.of("required", List.of(name));
    }
}
