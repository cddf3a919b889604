package io.nir4j.dsl.build;

import io.nir4j.dsl.build.Draft.Inner;
import io.nir4j.dsl.build.Draft.Known;
import io.nir4j.dsl.build.Draft.OpenPort;
import io.nir4j.dsl.build.Draft.Part;
import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.dsl.syntax.Statement;
import io.nir4j.dsl.syntax.Statement.Block;
import io.nir4j.dsl.syntax.Statement.Constant;
import io.nir4j.dsl.syntax.Statement.Definition;
import io.nir4j.dsl.syntax.Statement.Edges;
import io.nir4j.dsl.syntax.Statement.Endpoint;
import io.nir4j.dsl.syntax.Statement.Header;
import io.nir4j.dsl.syntax.Statement.Instance;
import io.nir4j.dsl.syntax.Statement.Metadata;
import io.nir4j.dsl.syntax.Statement.NestedForm;
import io.nir4j.dsl.syntax.Statement.NodeForm;
import io.nir4j.dsl.syntax.Statement.OpaqueForm;
import io.nir4j.dsl.syntax.Statement.Port;
import io.nir4j.dsl.syntax.Statement.Test;
import io.nir4j.dsl.syntax.Statement.Weights;
import io.nir4j.dsl.syntax.Word;
import io.nir4j.dsl.value.Target;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the statements of one body, that of the text or that of a nested graph, into a draft.
final class BodyReader {
    private final Workshop workshop;
    private final Blocks blocks;
    private final Scope scope;
    private final String prefix;
    private final Draft draft = new Draft();
    private final Map<String, Span> constants = new HashMap<>();
    private final Map<String, Span> entries = new HashMap<>();

    /// @param prefix the path of the nested graph with a slash at its end; empty for the text itself
    BodyReader(Workshop workshop, Blocks blocks, Scope scope, String prefix) {
        this.workshop = workshop;
        this.blocks = blocks;
        this.scope = scope;
        this.prefix = prefix;
    }

    Draft read(List<Statement> statements) {
        boolean isFirst = true;
        for (Statement statement : statements) {
            workshop.stopAfterTooManyFindings();
            switch (statement) {
                case Header header -> header(header, isFirst);
                case Weights weights -> weights(weights);
                case Constant constant -> constant(constant);
                case Port port -> port(port);
                case Definition definition -> definition(definition);
                case Block block -> block(block);
                case Metadata metadata -> metadata(metadata.entries());
                case Edges edges -> edges(edges);
                case Test test -> test(test);
            }
            isFirst = false;
        }
        return draft;
    }

    private void header(Header header, boolean isFirst) {
        if (!isFirst || !prefix.isEmpty()) {
            workshop.report(
                    Diagnostic.of(Code.SYNTAX, "a network is named once, in the first statement of its text"),
                    header.span());
            return;
        }
        entry("name", new Value.Text(header.name().text()), header.name().span());
        header.description().ifPresent(words -> entry("description", new Value.Text(words.text()), words.span()));
    }

    private void test(Test test) {
        if (!prefix.isEmpty()) {
            workshop.report(
                    Diagnostic.of(Code.SYNTAX, "a test stands outside of the blocks and nested graphs"), test.span());
        }
    }

    private void weights(Weights weights) {
        if (introduce(weights.name())) {
            workshop.attempt(
                            weights.file().span(),
                            () -> workshop.files().open(weights.file().text()))
                    .ifPresentOrElse(
                            arrays -> scope.weights(weights.name().text(), arrays),
                            () -> scope.faulty(weights.name().text()));
        }
    }

    private void constant(Constant constant) {
        if (introduce(constant.name())) {
            workshop.evaluator()
                    .compute(constant.value(), scope)
                    .ifPresentOrElse(
                            value -> scope.constant(constant.name().text(), value),
                            () -> scope.faulty(constant.name().text()));
        }
    }

    private void block(Block block) {
        if (Node.schema(block.name().text()).isPresent()) {
            workshop.report(
                    Diagnostic.of(Code.NAME_TAKEN, "'" + block.name().text() + "' is a primitive"),
                    block.name().span());
        } else if (introduce(block.name())) {
            scope.block(block);
        }
    }

    /// False and a finding if this body has given the name a meaning before.
    private boolean introduce(Word name) {
        Span before = constants.putIfAbsent(name.text(), name.span());
        if (before != null) {
            workshop.reportTaken("a constant, file or block", name, before);
        }
        return before == null;
    }

    private void metadata(Expression.Tree tree) {
        for (Expression.Entry given : tree.entries()) {
            workshop.evaluator()
                    .compute(given.value(), scope)
                    .flatMap(value -> workshop.evaluator()
                            .value(
                                    value,
                                    Target.untyped(given.name().text()),
                                    given.value().span()))
                    .ifPresent(value ->
                            entry(given.name().text(), value, given.name().span()));
        }
    }

    private void entry(String name, Value value, Span span) {
        Span before = entries.putIfAbsent(name, span);
        if (before != null) {
            workshop.reportTaken("an entry", new Word(name, false, span), before);
        }
        draft.metadata.put(name, value);
    }

    private void port(Port port) {
        Optional<Part> part = Optional.of(new OpenPort(port.isInput()));
        if (port.size().isPresent()) {
            part = workshop.evaluator()
                    .shape(port.size().get(), scope)
                    .map(shape -> new Known(port(port.isInput(), shape)));
        }
        part.ifPresent(known -> add(port.name(), known));
        port.metadata().ifPresent(notes -> notes(port.name(), notes));
    }

    static Node port(boolean isInput, Shape shape) {
        IntVector extents = IntVector.of(shape);
        return isInput ? new Input(extents) : new Output(extents);
    }

    private void definition(Definition definition) {
        part(definition.name(), definition.node()).ifPresent(part -> add(definition.name(), part));
        definition.metadata().ifPresent(notes -> notes(definition.name(), notes));
    }

    private Optional<Part> part(Word name, NodeForm form) {
        String path = prefix + name.text();
        return switch (form) {
            case Instance instance -> instance(instance, path);
            case OpaqueForm opaque -> opaque(opaque).map(Known::new);
            case NestedForm(var body) ->
                blocks.nested(path, name.span(), scope.inner(), body).map(Inner::new);
        };
    }

    private Optional<Part> instance(Instance instance, String path) {
        String kind = instance.kind().text();
        Optional<Scope.Template> template = scope.template(kind);
        Optional<Schema<?>> schema = Node.schema(kind);
        if (template.isPresent()) {
            return blocks.use(template.get(), instance, scope, path).map(Inner::new);
        }
        if (schema.isPresent()) {
            return new PrimitiveReader(workshop).read(schema.get(), instance, scope, path);
        }
        reportUnknown(instance.kind());
        return Optional.empty();
    }

    private void reportUnknown(Word kind) {
        List<String> known = Stream.concat(
                        scope.templates().stream(), Node.schemas().stream().map(Schema::type))
                .toList();
        workshop.report(
                Diagnostic.of(Code.UNKNOWN_TYPE, "there is no primitive or block '" + kind.text() + "'")
                        .hint(Suggestion.hint(kind.text(), known)
                                .orElse("'opaque " + kind.text() + "(...)' carries a node that nir4j does not know")),
                kind.span());
    }

    private Optional<Node> opaque(OpaqueForm form) {
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
            workshop.evaluator()
                    .compute(given.value(), scope)
                    .flatMap(value -> workshop.evaluator()
                            .value(
                                    value,
                                    Target.untyped(name.text()),
                                    given.value().span()))
                    .ifPresent(value -> fields.put(name.text(), value));
        }
        return Optional.of(new Opaque(form.type().text(), new Value.Tree(fields)));
    }

    private void add(Word name, Part part) {
        String path = prefix + name.text();
        Optional<Span> before = workshop.positions().node(path).filter(_ -> draft.nodes.containsKey(name.text()));
        if (before.isPresent()) {
            workshop.reportTaken("a node", name, before.get());
            return;
        }
        if (blocks.isInUse()) {
            workshop.take(name.span(), () -> workshop.budget().takeNode());
        }
        workshop.attempt(name.span(), () -> {
            Graph.checkName(name.text());
            workshop.positions().node(path, name.span());
            return draft.nodes.put(name.text(), part);
        });
    }

    private void notes(Word node, Expression.Tree tree) {
        workshop.evaluator()
                .compute(tree, scope)
                .flatMap(value -> workshop.evaluator().value(value, Target.UNTYPED, tree.span()))
                .ifPresent(value -> {
                    if (!(value instanceof Value.Tree notes)) {
                        return;
                    }
                    if (draft.nodes.get(node.text()) instanceof Inner(var inner)) {
                        notesOfGraph(notes, inner, tree.span());
                    } else {
                        draft.nodeMetadata.put(node.text(), notes);
                    }
                });
    }

    /// A nested graph may have metadata behind it and inside it.
    private void notesOfGraph(Value.Tree notes, Draft inner, Span span) {
        notes.entries().forEach((name, value) -> {
            if (inner.metadata.putIfAbsent(name, value) != null) {
                workshop.report(
                        Diagnostic.of(Code.NAME_TAKEN, "there is an entry '" + name + "' inside the graph already"),
                        span);
            }
        });
    }

    private void edges(Edges edges) {
        for (List<Endpoint> group : edges.groups()) {
            for (Endpoint endpoint : group) {
                if (endpoint instanceof Port port) {
                    port(port);
                }
            }
        }
        for (int i = 1; i < edges.groups().size(); i++) {
            connect(edges.groups().get(i - 1), edges.groups().get(i), edges.span());
        }
    }

    private void connect(List<Endpoint> sources, List<Endpoint> targets, Span span) {
        workshop.take(span, () -> workshop.budget().takeEdges((long) sources.size() * targets.size()));
        for (Endpoint source : sources) {
            for (Endpoint target : targets) {
                draft.edges.add(new Edge(source.name().text(), target.name().text()));
                workshop.positions()
                        .mention(prefix + source.name().text(), source.name().span());
                workshop.positions()
                        .mention(prefix + target.name().text(), target.name().span());
            }
        }
    }
}
