package io.nir4j.dsl.build;

import io.nir4j.dsl.build.Draft.Inner;
import io.nir4j.dsl.build.Draft.Known;
import io.nir4j.dsl.build.Draft.Part;
import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.dsl.syntax.Statement.Definition;
import io.nir4j.dsl.syntax.Statement.Instance;
import io.nir4j.dsl.syntax.Statement.NestedForm;
import io.nir4j.dsl.syntax.Statement.OpaqueForm;
import io.nir4j.dsl.syntax.Word;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a node of what stands to the right of a definition: a primitive, a use of a block, a nested graph, or a node
/// of a type that nir4j does not know.
final class NodeReader {
    private final Workshop workshop;
    private final Blocks blocks;
    private final PrimitiveReader primitives;

    NodeReader(Workshop workshop, Blocks blocks) {
        this.workshop = workshop;
        this.blocks = blocks;
        this.primitives = new PrimitiveReader(workshop);
    }

    /// The node; empty and findings if the definition describes none.
    ///
    /// @param prefix the path of the graph around with a slash at its end
    Optional<Part> read(Definition definition, Scope scope, String prefix) {
        String path = prefix + definition.name().text();
        return switch (definition.node()) {
            case Instance instance -> instance(instance, scope, path);
            case OpaqueForm opaque -> opaque(opaque, scope).map(Known::new);
            case NestedForm(var body) ->
                blocks.nested(path, definition.name().span(), scope.inner(), body)
                        .map(Inner::new);
        };
    }

    private Optional<Part> instance(Instance instance, Scope scope, String path) {
        String kind = instance.kind().text();
        Optional<Scope.Template> template = scope.template(kind);
        Optional<Schema<?>> schema = Node.schema(kind);
        if (template.isPresent()) {
            return blocks.use(template.get(), instance, scope, path).map(Inner::new);
        }
        if (schema.isPresent()) {
            return primitives.read(schema.get(), instance, scope, path);
        }
        reportUnknown(instance.kind(), scope);
        return Optional.empty();
    }

    private void reportUnknown(Word kind, Scope scope) {
        List<String> known = Stream.concat(
                        scope.templates().stream(), Node.schemas().stream().map(Schema::type))
                .toList();
        workshop.report(
                Diagnostic.of(Code.UNKNOWN_TYPE, "there is no primitive or block '" + kind.text() + "'")
                        .hint(Suggestion.hint(kind.text(), known)
                                .orElse("'opaque " + kind.text() + "(...)' carries a node that nir4j does not know")),
                kind.span());
    }

    private Optional<Node> opaque(OpaqueForm form, Scope scope) {
        if (form.type().text().equals(Graph.TYPE)) {
            workshop.report(
                    Diagnostic.of(Code.UNKNOWN_TYPE, Graph.TYPE + " is no type that could be unknown")
                            .hint("a nested graph is written in braces: name = { ... }"),
                    form.type().span());
            return Optional.empty();
        }
        Map<String, Span> named = new HashMap<>();
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Expression.Argument given : form.fields()) {
            if (given.name().isEmpty()) {
                workshop.report(
                        Diagnostic.of(Code.WRONG_ARGUMENTS, "the fields of an opaque node are named: name = value"),
                        given.span());
                continue;
            }
            Word name = given.name().get();
            Span before = named.putIfAbsent(name.text(), name.span());
            if (before != null) {
                workshop.reportTaken("a value for", name, before);
            }
            workshop.untyped(name.text(), given.value(), scope).ifPresent(value -> fields.put(name.text(), value));
        }
        return workshop.attempt(form.type().span(), () -> new Opaque(form.type().text(), new Value.Tree(fields)));
    }
}
