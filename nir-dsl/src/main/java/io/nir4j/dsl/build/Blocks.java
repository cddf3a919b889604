package io.nir4j.dsl.build;

import io.nir4j.dsl.build.Draft.OpenPort;
import io.nir4j.dsl.syntax.Expression.Argument;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.dsl.syntax.Statement;
import io.nir4j.dsl.syntax.Statement.Block;
import io.nir4j.dsl.syntax.Statement.Instance;
import io.nir4j.dsl.syntax.Statement.Parameter;
import io.nir4j.dsl.syntax.SyntaxReader;
import io.nir4j.dsl.syntax.Word;
import io.nir4j.dsl.value.Computed;
import io.nir4j.model.Edge;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes nested graphs: of braces in the text, and of blocks, as often as each is used.
final class Blocks {
    private static final String IN = "in";
    private static final String OUT = "out";

    private final Workshop workshop;
    private final Deque<Block> underway = new ArrayDeque<>();
    private int depth;

    Blocks(Workshop workshop) {
        this.workshop = workshop;
    }

    /// True while the body of a block is read.
    boolean isInUse() {
        return !underway.isEmpty();
    }

    /// The graph that `body` describes; empty and a finding if graphs nest too deeply.
    ///
    /// @param at what to point at
    Optional<Draft> nested(String path, Span at, Scope scope, List<Statement> body) {
        if (depth == SyntaxReader.DEEPEST) {
            workshop.report(
                    Diagnostic.of(Code.TEXT_LIMIT, "graphs nest more than " + SyntaxReader.DEEPEST + " deep"), at);
            return Optional.empty();
        }
        depth++;
        Draft draft = new BodyReader(workshop, this, scope, path + "/").read(body);
        depth--;
        return Optional.of(draft);
    }

    /// The graph that `template` describes for these arguments; empty and findings if it cannot take them.
    Optional<Draft> use(Scope.Template template, Instance form, Scope caller, String path) {
        Block block = template.block();
        if (underway.contains(block)) {
            workshop.report(
                    Diagnostic.of(Code.WRONG_ARGUMENTS, "block '" + block.name().text() + "' is made of itself"),
                    form.span());
            return Optional.empty();
        }
        if (form.size().isPresent()) {
            workshop.report(
                    Diagnostic.of(Code.WRONG_ARGUMENTS, "a block takes no size"),
                    form.size().get().span());
        }
        Scope inside = template.home().inner();
        if (!bind(block, form, caller, inside)) {
            return Optional.empty();
        }
        underway.push(block);
        Optional<Draft> draft = nested(path, form.span(), inside, block.body());
        underway.pop();
        draft.ifPresent(made -> {
            addPort(made, true, IN, path, block);
            addPort(made, false, OUT, path, block);
        });
        return draft;
    }

    /// `in` and `out` need no declaration where a block has no other port.
    private void addPort(Draft draft, boolean isInput, String name, String path, Block block) {
        boolean isUsed =
                draft.edges.stream().anyMatch(edge -> end(edge, isInput).equals(name));
        if (isUsed && !draft.has(isInput) && !draft.nodes.containsKey(name)) {
            draft.nodes.put(name, new OpenPort(isInput));
            workshop.positions().node(path + "/" + name, block.name().span());
        }
    }

    private static String end(Edge edge, boolean isInput) {
        return isInput ? edge.source() : edge.target();
    }

    /// Gives the parameters of `block` their values within `inside`; false and findings if it cannot.
    private boolean bind(Block block, Instance form, Scope caller, Scope inside) {
        Optional<Map<String, Argument>> arguments = arguments(block, form);
        if (arguments.isEmpty()) {
            return false;
        }
        boolean isSound = true;
        for (Parameter parameter : block.parameters()) {
            Argument given = arguments.get().get(parameter.name().text());
            Optional<Computed> value = Optional.empty();
            if (given != null) {
                value = workshop.evaluator().compute(given.value(), caller);
            } else if (parameter.standard().isPresent()) {
                value = workshop.evaluator().compute(parameter.standard().get(), inside);
            } else {
                workshop.report(
                        Diagnostic.of(
                                Code.WRONG_ARGUMENTS,
                                signature(block) + " needs " + parameter.name().text()),
                        form.span());
            }
            value.ifPresent(known -> inside.constant(parameter.name().text(), known));
            isSound &= value.isPresent();
        }
        return isSound;
    }

    private Optional<Map<String, Argument>> arguments(Block block, Instance form) {
        List<String> names =
                block.parameters().stream().map(p -> p.name().text()).toList();
        Map<String, Argument> arguments = new HashMap<>();
        boolean isSound = true;
        int position = 0;
        for (Argument given : form.arguments()) {
            Optional<String> name = given.name().isPresent()
                    ? given.name().map(Word::text).filter(names::contains)
                    : Optional.of(position++).filter(at -> at < names.size()).map(names::get);
            if (name.isEmpty()) {
                workshop.report(
                        Diagnostic.of(
                                        Code.WRONG_ARGUMENTS,
                                        signature(block)
                                                + given.name()
                                                        .map(word -> " has no parameter '" + word.text() + "'")
                                                        .orElse(" takes no further value"))
                                .hint(given.name().flatMap(word -> Suggestion.hint(word.text(), names))),
                        given.span());
                isSound = false;
                continue;
            }
            Argument before = arguments.put(name.get(), given);
            if (before != null) {
                workshop.reportTaken("a value for", new Word(name.get(), false, given.span()), before.span());
                isSound = false;
            }
        }
        return isSound ? Optional.of(arguments) : Optional.empty();
    }

    private static String signature(Block block) {
        List<String> parameters =
                block.parameters().stream().map(p -> p.name().text()).toList();
        return block.name().text() + "(" + String.join(", ", parameters) + ")";
    }
}
