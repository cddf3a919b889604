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
import io.nir4j.dsl.syntax.Statement.Metadata;
import io.nir4j.dsl.syntax.Statement.Port;
import io.nir4j.dsl.syntax.Statement.Test;
import io.nir4j.dsl.syntax.Statement.Weights;
import io.nir4j.dsl.syntax.Word;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the statements of one body, that of the text or that of a nested graph, into a draft.
final class BodyReader {
    private final Workshop workshop;
    private final Blocks blocks;
    private final NodeReader nodes;
    private final Scope scope;
    private final String prefix;
    private final Draft draft = new Draft();
    private final Map<String, Span> constants = new HashMap<>();
    private final Map<String, Span> entries = new HashMap<>();

    /// @param prefix the path of the nested graph with a slash at its end; empty for the text itself
    BodyReader(Workshop workshop, Blocks blocks, Scope scope, String prefix) {
        this.workshop = workshop;
        this.blocks = blocks;
        this.nodes = new NodeReader(workshop, blocks);
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
            workshop.untyped(given.name().text(), given.value(), scope)
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
        nodes.read(definition, scope, prefix).ifPresent(part -> add(definition.name(), part));
        definition.metadata().ifPresent(notes -> notes(definition.name(), notes));
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
        workshop.untyped("this", tree, scope).ifPresent(value -> {
            if (!(value instanceof Value.Tree notes)) {
                throw new CompilerBug("braces became " + value.describe());
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
