package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import java.util.Optional;

/// A node whose type or fields this version does not know, carried exactly as found.
///
/// It can be read, written, compared and drawn; whatever must understand it refuses it.
///
/// @param type the type as the file names it; a known one when a field is not
/// @param fields everything the file says of the node, except type and metadata
public record Opaque(String type, Value.Tree fields) implements Node {

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
        var unknown = schema.unknownIn(fields);
        return Diagnostic.of(
                        Code.UNKNOWN_FIELD,
                        type + " has fields that this version does not know: " + String.join(", ", unknown))
                .hint("the node is carried as it is, but cannot be run");
    }

    private Diagnostic unknownType() {
        return Diagnostic.of(Code.UNKNOWN_TYPE, "type '" + type + "' is not known")
                .hint("the node is carried as it is, but cannot be run");
    }
}
