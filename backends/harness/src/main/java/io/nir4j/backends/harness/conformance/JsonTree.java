package io.nir4j.backends.harness.conformance;

import io.nir4j.io.json.JsonText;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A JSON value with its place in the text.
record JsonTree(Value value, Place place) {

    /// What JSON knows, but for null, which no manifest has.
    sealed interface Value {}

    /// A text.
    record Text(String text) implements Value {}

    /// A number.
    record Quantity(double number) implements Value {}

    /// true or false.
    record Truth(boolean holds) implements Value {}

    /// A list.
    record Items(List<JsonTree> items) implements Value {}

    /// Members in their order; the last of several of the same name counts.
    record Members(Map<String, JsonTree> members) implements Value {}

    /// The one value of the text behind `json`, which has not begun.
    static JsonTree read(JsonParser json) {
        json.nextToken();
        JsonTree tree = value(json);
        if (json.nextToken() != null) {
            throw JsonText.fault(json, Code.SUITE_UNUSABLE, "the text goes on after the manifest");
        }
        return tree;
    }

    private static JsonTree value(JsonParser json) {
        Place place = JsonText.here(json);
        Value value = switch (json.currentToken()) {
            case VALUE_STRING -> new Text(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Quantity(json.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> new Truth(json.getBooleanValue());
            case START_ARRAY -> items(json);
            case START_OBJECT -> members(json);
            case null, default -> throw JsonText.fault(json, Code.SUITE_UNUSABLE, "a manifest has no null");
        };
        return new JsonTree(value, place);
    }

    private static Items items(JsonParser json) {
        List<JsonTree> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json));
        }
        return new Items(List.copyOf(items));
    }

    private static Members members(JsonParser json) {
        Map<String, JsonTree> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        return new Members(members);
    }
}
