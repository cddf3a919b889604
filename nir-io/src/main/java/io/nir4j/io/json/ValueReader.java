package io.nir4j.io.json;

import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads values as the package's page says.
///
/// A fault ends the entry it lies in, not the reading: the others are read on, and all faults reported together.
final class ValueReader {
    private static final int MOST_FINDINGS = 100;

    private final JsonParser json;
    private final Findings findings;
    private final TypedObject typed;
    private int depth;

    ValueReader(JsonParser json, long fileBytes, ArraySource arrays, Findings findings) {
        this.json = json;
        this.findings = findings;
        this.typed = new TypedObject(new TensorReader(json, fileBytes), arrays);
    }

    /// The value at the current token, up to its last one; empty, and a finding, if it is none.
    Optional<Value> entry() {
        return guarded(this::value);
    }

    private Optional<Value> guarded(Supplier<Value> reading) {
        int outside = level() - (json.currentToken().isStructStart() ? 1 : 0);
        int depthOutside = depth;
        Place place = JsonText.here(json);
        try {
            return Optional.of(reading.get());
        } catch (InvalidNetwork fault) {
            fault.diagnostics().forEach(found -> report(found, place));
            depth = depthOutside;
            while (level() > outside) {
                json.nextToken();
            }
            return Optional.empty();
        }
    }

    private int level() {
        return json.streamReadContext().getNestingDepth();
    }

    /// Refines `place` by what the finding knows itself: a line, or the name of an array in another file.
    private void report(Diagnostic found, Place place) {
        findings.add(found.place().path().filter(path -> path.indexOf(':') > 0).isPresent() ? found : found.at(place));
        if (findings.all().size() > MOST_FINDINGS) {
            throw new TooManyFindings();
        }
    }

    private Value value() {
        return switch (json.currentToken()) {
            case VALUE_STRING -> new Value.Text(PlainArray.checked(json));
            case START_ARRAY, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                new PlainArray(json).read();
            case START_OBJECT -> object(false);
            default -> throw JsonText.fault(json, Code.WRONG_KIND, "expected a value, found " + json.getString());
        };
    }

    /// @param plain true if all entries are only entries
    private Value object(boolean plain) {
        depth++;
        if (depth > Names.DEEPEST) {
            throw JsonText.fault(
                    json, Code.GROUP_CONTAINS_ITSELF, "objects nest deeper than " + Names.DEEPEST + " levels");
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        boolean sound = true;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = PlainArray.checked(json);
            Place place = JsonText.here(json);
            json.nextToken();
            Optional<Value> value =
                    guarded(() -> plain ? value() : special(name, entries).orElseGet(this::value));
            if (entries.containsKey(name)) {
                report(Diagnostic.of(Code.DAMAGED_FILE, "'" + name + "' is there twice in one object"), place);
                sound = false;
            }
            sound &= value.isPresent();
            value.ifPresent(found -> entries.put(name, found));
        }
        depth--;
        // What is missing in an unsound map is reported already.
        return plain || !sound ? new Value.Tree(entries) : typed.meaning(entries);
    }

    /// The entry `name` where it is more than an entry, after those in `before`.
    private Optional<Value> special(String name, Map<String, Value> before) {
        if (name.equals(Names.TREE)) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw JsonText.fault(json, Code.WRONG_KIND, "'tree' is not an object");
            }
            return Optional.of(object(true));
        }
        return typed.elements(name, before);
    }
}
