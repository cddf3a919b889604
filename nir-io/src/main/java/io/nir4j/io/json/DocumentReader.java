package io.nir4j.io.json;

import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads what is around the network, and checks that this is a document of ours before anything large is read.
final class DocumentReader {
    private static final List<String> NAMES = List.of(Names.FORMAT, Names.SCHEMA, Names.VERSION, Names.NETWORK);

    private final JsonParser json;
    private final Findings findings = new Findings();
    private final ValueReader values;
    private final Set<String> seen = new HashSet<>();
    private Optional<String> version = Optional.empty();
    private Optional<Value.Tree> network = Optional.empty();

    DocumentReader(JsonParser json, long bytes, ArraySource arrays) {
        this.json = json;
        this.values = new ValueReader(json, bytes, arrays, findings);
    }

    NetworkJson.Document document() {
        try {
            read();
        } catch (TooManyFindings enough) {
            findings.add(Diagnostic.of(Code.DAMAGED_FILE, "so much is wrong that the rest was not read"));
        }
        findings.throwIfErrors();
        return new NetworkJson.Document(version, network.orElseThrow());
    }

    private void read() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw otherFormat("it is not an object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            entry(json.currentName());
        }
        if (!seen.contains(Names.FORMAT)) {
            throw otherFormat("it has no entry 'format'");
        }
        if (json.nextToken() != null) {
            throw JsonText.fault(json, Code.DAMAGED_FILE, "the text goes on after the network");
        }
        if (!seen.contains(Names.NETWORK)) {
            findings.add(Diagnostic.of(Code.NOT_A_NETWORK, "the document has no entry 'network'"));
        }
    }

    private void entry(String name) {
        Place place = JsonText.here(json);
        if (!NAMES.contains(name)) {
            if (!seen.contains(Names.FORMAT)) {
                throw otherFormat("it starts with '" + name + "'");
            }
            findings.add(Diagnostic.of(Code.UNKNOWN_FIELD, "a document has no entry '" + name + "'")
                    .at(place)
                    .hint(Suggestion.hint(name, NAMES)));
        } else if (!seen.add(name)) {
            findings.add(Diagnostic.of(Code.DAMAGED_FILE, "'" + name + "' is there twice")
                    .at(place));
        }
        json.nextToken();
        switch (name) {
            case Names.FORMAT -> format();
            case Names.SCHEMA -> schema();
            case Names.VERSION -> version();
            case Names.NETWORK -> network();
            default -> json.skipChildren();
        }
    }

    private void format() {
        if (json.currentToken() != JsonToken.VALUE_STRING || !json.getString().equals(Names.FORMAT_NAME)) {
            throw otherFormat("its format is not \"nir4j\"");
        }
    }

    private void schema() {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw JsonText.fault(json, Code.WRONG_KIND, "the version of the schema is no integer");
        }
        if (!json.getString().equals(Integer.toString(NetworkJson.SCHEMA))) {
            throw JsonText.fault(
                    json,
                    Code.UNSUPPORTED_CONTENT,
                    "the document follows schema " + json.getString() + ", this nir4j knows " + NetworkJson.SCHEMA);
        }
    }

    private void version() {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            version = Optional.of(json.getString());
        } else {
            findings.add(
                    Diagnostic.of(Code.WRONG_KIND, "the version is no text").at(JsonText.here(json)));
            json.skipChildren();
        }
    }

    private void network() {
        Place place = JsonText.here(json);
        Optional<Value> value = values.entry();
        if (value.isPresent() && value.get() instanceof Value.Tree tree) {
            network = Optional.of(tree);
        } else if (value.isPresent()) {
            findings.add(Diagnostic.of(
                            Code.NOT_A_NETWORK, "the network is " + value.get().describe() + ", not an object")
                    .at(place));
        }
    }

    private RuntimeException otherFormat(String why) {
        return Diagnostic.of(Code.NOT_THIS_FORMAT, "this JSON holds no network of nir4j: " + why)
                .at(JsonText.here(json))
                .hint("a network starts with {\"format\": \"nir4j\", \"schema\": " + NetworkJson.SCHEMA + ", ...}")
                .asException();
    }
}
