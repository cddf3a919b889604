package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A node whose type or fields this version does not know, carried exactly as found.
///
/// It can be read, written, compared and drawn; whatever must understand it refuses it.
///
/// @param type the type as the file names it; a known one when a field is not
/// @param fields everything the file says of the node, except `type` and `metadata`
public record Opaque(String type, Value.Tree fields) implements Node {
    private static final String CARRIED = "the node is carried as it is, but cannot be run";
    private static final List<String> RESERVED = List.of("type", "metadata");

    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if a field is called as files call the type or the metadata
    public Opaque {
        RESERVED.stream().filter(fields.entries()::containsKey).findFirst().ifPresent(name -> {
            throw Diagnostic.of(
                            Code.UNKNOWN_FIELD,
                            "no field can be called '" + name + "', files keep the node's own there")
                    .asException();
        });
    }

    @Override
    public Optional<Shape> input() {
        return Optional.empty();
    }

    @Override
    public Shape output(Shape input) {
        throw refusal().asException();
    }

    /// Why this node cannot be checked or run.
    public Diagnostic refusal() {
        return Node.schema(type).map(this::unknownField).orElseGet(this::unknownType);
    }

    private Diagnostic unknownField(Schema<?> schema) {
        List<String> unknown = schema.unknownIn(fields);
        List<String> known = schema.fields().stream().map(Field::name).toList();
        Optional<String> meant = unknown.stream()
                .flatMap(name -> Suggestion.hint(name, known).stream())
                .findFirst();
        return Diagnostic.of(
                        Code.UNKNOWN_FIELD,
                        type + " has fields that this version does not know: " + String.join(", ", unknown))
                .hint(meant.orElse(CARRIED));
    }

    private Diagnostic unknownType() {
        return Diagnostic.of(Code.UNKNOWN_TYPE, "type '" + type + "' is not known")
                .hint(CARRIED);
    }
}
