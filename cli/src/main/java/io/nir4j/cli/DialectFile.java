package io.nir4j.cli;

import io.nir4j.dialects.Change;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.io.file.FileFaults;
import io.nir4j.io.json.JsonText;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Suggestion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A dialect that a user wrote down: a JSON object that names a dialect to start from and what is otherwise in it.
///
/// ```
/// {"base": "norse", "name": "ours", "says": "...", "axes": {"reset": "subtract"}, "ignored": ["resistance"],
///  "timeStepSeconds": 1e-3}
/// ```
///
/// All entries may be absent: `base` is nir then, `name` that of the file, everything else the base's.
final class DialectFile {
    private static final List<String> ENTRIES =
            List.of("base", "name", "says", "axes", Change.IGNORED, "timeStepSeconds");

    private final JsonParser json;
    private final Findings findings = new Findings();
    private final Set<String> seen = new HashSet<>();
    private final List<Change> changes = new ArrayList<>();
    private Dialect base = Dialects.NIR;
    private Optional<String> name = Optional.empty();
    private Optional<String> says = Optional.empty();
    private Optional<Double> stepSeconds = Optional.empty();

    /// The dialect of a file and the one that it starts from.
    record Written(Dialect dialect, Dialect base) {}

    private DialectFile(JsonParser json) {
        this.json = json;
    }

    /// @throws CommandFailure with everything that is wrong with the file
    static Written read(Path file) {
        String other = file.getFileName().toString().replaceFirst("\\.json$", "");
        try {
            return GivenFiles.reading(() -> FileFaults.reading(file, () -> {
                try (InputStream stream = Files.newInputStream(file)) {
                    return JsonText.read(stream, json -> new DialectFile(json).dialect(other));
                }
            }));
        } catch (CommandFailure failure) {
            List<Diagnostic> placed = failure.findings().stream()
                    .map(finding -> finding.at(finding.place().withFile(file.toString())))
                    .toList();
            throw new CommandFailure(failure.code(), new InvalidNetwork(placed));
        }
    }

    private Written dialect(String otherwise) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw Diagnostic.of(Code.NOT_THIS_FORMAT, "a dialect is a JSON object, such as {\"base\": \"norse\"}")
                    .at(JsonText.here(json))
                    .asException();
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String entry = json.currentName();
            Place place = JsonText.here(json);
            if (!seen.add(entry)) {
                wrong("the entry '" + entry + "' is there twice", place);
            }
            json.nextToken();
            entry(entry, place);
        }
        if (json.nextToken() != null) {
            wrong("the text goes on after the dialect", JsonText.here(json));
        }
        Discretization steps = Change.apply(base.discretization(), changes, findings);
        findings.throwIfErrors();
        Dialect written =
                base.with(name.orElse(otherwise), says.orElse("A user's dialect, from " + base.name() + "."), steps);
        return new Written(stepSeconds.map(written::every).orElse(written), base);
    }

    private void entry(String entry, Place place) {
        switch (entry) {
            case "base" -> text(entry, place).ifPresent(text -> base(text, place));
            case "name" -> name = text(entry, place);
            case "says" -> says = text(entry, place);
            case "axes" -> axes(place);
            case Change.IGNORED -> ignored(place);
            case "timeStepSeconds" -> step(place);
            default -> {
                findings.add(Diagnostic.of(Code.UNKNOWN_FIELD, "a dialect has no entry '" + entry + "'")
                        .at(place)
                        .hint(Suggestion.hint(entry, ENTRIES).orElse("the entries are " + String.join(", ", ENTRIES))));
                json.skipChildren();
            }
        }
    }

    private Optional<String> text(String entry, Place place) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(json.getString());
        }
        wrong("'" + entry + "' is a text", place);
        json.skipChildren();
        return Optional.empty();
    }

    private void base(String text, Place place) {
        try {
            base = Dialects.named(text);
        } catch (InvalidNetwork unknown) {
            unknown.diagnostics().forEach(finding -> findings.add(finding.at(place)));
        }
    }

    private void axes(Place place) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            wrong("'axes' is an object that gives each axis its choice: {\"reset\": \"subtract\"}", place);
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String axis = json.currentName();
            Place where = JsonText.here(json);
            json.nextToken();
            text(axis, where).ifPresent(choice -> changes.add(new Change(axis, choice)));
        }
    }

    private void ignored(Place place) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            wrong("'ignored' is a list of parameters: [\"resistance\", \"reset-potential\"]", place);
            json.skipChildren();
            return;
        }
        List<String> parameters = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            text("each of 'ignored'", JsonText.here(json)).ifPresent(parameters::add);
        }
        changes.add(new Change(Change.IGNORED, String.join(",", parameters)));
    }

    private void step(Place place) {
        boolean isNumber = json.currentToken().isNumeric();
        if (isNumber && json.getDoubleValue() > 0 && Double.isFinite(json.getDoubleValue())) {
            stepSeconds = Optional.of(json.getDoubleValue());
        } else {
            wrong("'timeStepSeconds' is a positive number", place);
            json.skipChildren();
        }
    }

    private void wrong(String message, Place place) {
        findings.add(Diagnostic.of(Code.WRONG_KIND, message).at(place));
    }
}
