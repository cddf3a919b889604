package io.nir4j.io.json;

import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.diagnostic.CompilerBug;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// The JSON Schema (draft 2020-12) of the documents that [NetworkJson] reads and writes.
///
/// It is made from the schemas of the primitives: a new one shows up by itself. Like the reader it lets pass what
/// this version does not know, types and further fields alike, since these are carried.
public final class NetworkSchema {
    private static final String DEFINITIONS = "#/$defs/";

    private NetworkSchema() {}

    /// Writes the schema to `stream`, which stays open.
    public static void write(OutputStream stream) throws IOException {
        JsonText.write(stream, new Indentation(), json -> write(json, document()));
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case Map<?, ?> object -> {
                json.writeStartObject();
                object.forEach((name, entry) -> write(json.writeName((String) name), entry));
                json.writeEndObject();
            }
            case List<?> array -> {
                json.writeStartArray();
                array.forEach(entry -> write(json, entry));
                json.writeEndArray();
            }
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            default -> json.writeString((String) value);
        }
    }

    private static Map<String, Object> document() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(Names.FORMAT, Map.of("const", Names.FORMAT_NAME));
        properties.put(Names.SCHEMA, Map.of("const", NetworkJson.SCHEMA));
        properties.put(
                Names.VERSION, ordered("type", "string", "description", "version of NIR that it was written for"));
        properties.put(Names.NETWORK, reference("graph"));
        return ordered(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "title",
                "NIR network",
                "description",
                "A network in the Neuromorphic Intermediate Representation, as nir4j reads and writes it.",
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of(Names.FORMAT, Names.SCHEMA, Names.NETWORK),
                "additionalProperties",
                false,
                "$defs",
                definitions());
    }

    private static Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>(ValueSchema.definitions());
        definitions.put("graph", graph());
        definitions.put("nodes", ValueSchema.quotable(reference("node"), Map.of()));
        definitions.put("node", node());
        for (Schema<?> schema : Node.schemas()) {
            definitions.put(schema.type(), primitive(schema));
        }
        return definitions;
    }

    private static Map<String, Object> graph() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", Map.of("const", Graph.TYPE));
        properties.put("nodes", reference("nodes"));
        properties.put("edges", reference("edges"));
        properties.put("metadata", reference("map"));
        return ordered(
                "description",
                "Nodes by name, and edges from one to the other; one given twice counts twice.",
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of("type", "nodes", "edges"),
                "additionalProperties",
                false);
    }

    /// Each known type has its own definition; a type that is not known may have whatever fields.
    private static Map<String, Object> node() {
        List<Object> cases = new ArrayList<>();
        cases.add(when(Graph.TYPE, "graph"));
        for (Schema<?> schema : Node.schemas()) {
            cases.add(when(schema.type(), schema.type()));
        }
        Map<String, Object> plain = ordered(
                "properties", Map.of("type", Map.of("type", "string")), "required", List.of("type"), "allOf", cases);
        return ValueSchema.quotable(reference("value"), plain);
    }

    private static Map<String, Object> when(String type, String definition) {
        return ordered(
                "if",
                ordered("properties", Map.of("type", Map.of("const", type)), "required", List.of("type")),
                "then",
                reference(definition));
    }

    private static Map<String, Object> primitive(Schema<?> schema) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", Map.of("const", schema.type()));
        schema.fields().forEach(field -> properties.put(field.name(), field(field)));
        properties.put("metadata", reference("map"));
        schema.fields()
                .forEach(field -> field.older()
                        .forEach(older -> properties.put(
                                older,
                                ordered(
                                        "description",
                                        "the former name of " + field.name(),
                                        "$ref",
                                        DEFINITIONS + kind(field)))));
        List<String> required = new ArrayList<>(List.of("type"));
        List<Object> renamed = new ArrayList<>();
        for (Field<?, ?> field : schema.fields()) {
            if (field.access().needed() && field.older().isEmpty()) {
                required.add(field.name());
            } else if (field.access().needed()) {
                renamed.add(anyOf(field));
            }
        }
        Map<String, Object> definition =
                ordered("description", schema.says(), "properties", properties, "required", required);
        if (!renamed.isEmpty()) {
            definition.put("allOf", renamed);
        }
        return definition;
    }

    /// A field that must be there, under its name or an older one.
    private static Map<String, Object> anyOf(Field<?, ?> field) {
        return Map.of(
                "anyOf",
                Stream.concat(Stream.of(field.name()), field.older().stream())
                        .map(name -> Map.of("required", List.of(name)))
                        .toList());
    }

    private static Map<String, Object> field(Field<?, ?> field) {
        StringBuilder says = new StringBuilder(field.says());
        if (!field.unit().symbol().isEmpty()) {
            says.append(", in ").append(field.unit().symbol());
        }
        if (!field.dims().isEmpty()) {
            says.append("; shape (").append(String.join(", ", field.dims())).append(")");
        }
        return ordered("description", says.toString(), "$ref", DEFINITIONS + kind(field));
    }

    private static String kind(Field<?, ?> field) {
        String kind = field.access().kind();
        if (!ValueSchema.KINDS.contains(kind)) {
            throw new CompilerBug("the JSON schema does not know the kind '" + kind + "' of field " + field.name());
        }
        return kind;
    }

    static Map<String, Object> reference(String definition) {
        return Map.of("$ref", DEFINITIONS + definition);
    }

    /// A map in this order: names and values in turn.
    static Map<String, Object> ordered(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
