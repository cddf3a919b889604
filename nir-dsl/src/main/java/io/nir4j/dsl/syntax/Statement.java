package io.nir4j.dsl.syntax;

import io.nir4j.dsl.syntax.Expression.Argument;
import io.nir4j.dsl.syntax.Expression.Row;
import io.nir4j.dsl.syntax.Expression.Tree;
import java.util.List;
import java.util.Optional;

/// A line of a network, or of a block in it.
public sealed interface Statement {
    Span span();

    /// `network classifier "Two layers."`.
    record Header(Word name, Optional<Word> description, Span span) implements Statement {}

    /// `weights w = "classifier.npz"`.
    record Weights(Word name, Word file, Span span) implements Statement {}

    /// `let hidden = 512`.
    record Constant(Word name, Expression value, Span span) implements Statement {}

    /// `input image [784]` or `output scores`, as a statement or within edges.
    record Port(boolean isInput, Word name, Optional<Row> size, Optional<Tree> metadata, Span span)
            implements Statement, Endpoint {}

    /// `lif1 = LIF(...)`.
    record Definition(Word name, NodeForm node, Optional<Tree> metadata, Span span) implements Statement {}

    /// `block conv(channels, kernel = 3x3) { ... }`.
    record Block(Word name, List<Parameter> parameters, List<Statement> body, Span span) implements Statement {}

    /// A parameter of a [Block].
    record Parameter(Word name, Optional<Expression> standard, Span span) {}

    /// `metadata { ... }`.
    record Metadata(Tree entries, Span span) implements Statement {}

    /// `{a, b} -> c -> output y`.
    ///
    /// @param groups at least two; every member of one is connected with every member of the next
    record Edges(List<List<Endpoint>> groups, Span span) implements Statement {}

    /// `test "fires every fifth step" { ... }`.
    record Test(Word title, List<TestStatement> statements, Span span) implements Statement {}

    /// One end of an edge.
    sealed interface Endpoint {
        Word name();
    }

    /// A node by name.
    record NodeName(Word name) implements Endpoint {}

    /// What stands to the right of a definition.
    sealed interface NodeForm {}

    /// `LIF[10](tau = 10 ms)`, or a block by name.
    record Instance(Word kind, Optional<Row> size, List<Argument> arguments, Span span) implements NodeForm {}

    /// `opaque "Some Type"(field = 1)`.
    record OpaqueForm(Word type, List<Argument> fields) implements NodeForm {}

    /// `{ ... }`.
    record NestedForm(List<Statement> body) implements NodeForm {}
}
