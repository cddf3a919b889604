package io.nir4j.dsl.syntax;

import io.nir4j.dsl.grammar.SnnParser.BlockContext;
import io.nir4j.dsl.grammar.SnnParser.ConstantContext;
import io.nir4j.dsl.grammar.SnnParser.DefinitionContext;
import io.nir4j.dsl.grammar.SnnParser.EdgesContext;
import io.nir4j.dsl.grammar.SnnParser.EndpointContext;
import io.nir4j.dsl.grammar.SnnParser.HeaderContext;
import io.nir4j.dsl.grammar.SnnParser.InstanceContext;
import io.nir4j.dsl.grammar.SnnParser.MetadataContext;
import io.nir4j.dsl.grammar.SnnParser.NestedContext;
import io.nir4j.dsl.grammar.SnnParser.NodeContext;
import io.nir4j.dsl.grammar.SnnParser.OpaqueContext;
import io.nir4j.dsl.grammar.SnnParser.ParameterContext;
import io.nir4j.dsl.grammar.SnnParser.PortContext;
import io.nir4j.dsl.grammar.SnnParser.SizeContext;
import io.nir4j.dsl.grammar.SnnParser.StatementContext;
import io.nir4j.dsl.grammar.SnnParser.StatementsContext;
import io.nir4j.dsl.grammar.SnnParser.TestContext;
import io.nir4j.dsl.grammar.SnnParser.WeightsContext;
import io.nir4j.dsl.syntax.Expression.Row;
import io.nir4j.dsl.syntax.Expression.Tree;
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
import io.nir4j.dsl.syntax.Statement.NodeName;
import io.nir4j.dsl.syntax.Statement.OpaqueForm;
import io.nir4j.dsl.syntax.Statement.Parameter;
import io.nir4j.dsl.syntax.Statement.Port;
import io.nir4j.dsl.syntax.Statement.Test;
import io.nir4j.dsl.syntax.Statement.Weights;
import io.nir4j.model.diagnostic.CompilerBug;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// From the parser's contexts to statements; those in which it met a fault are left out.
final class StatementBuilder {
    private final ExpressionBuilder expressions;
    private final TestBuilder tests;

    StatementBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
        this.tests = new TestBuilder(expressions);
    }

    private List<Statement> statements(StatementsContext context) {
        return context.statement().stream()
                .flatMap(statement -> statement(statement).stream())
                .toList();
    }

    /// The statement; empty if the parser met a fault in it.
    Optional<Statement> statement(StatementContext context) {
        return context.exception == null ? Optional.of(sound(context)) : Optional.empty();
    }

    private Statement sound(StatementContext context) {
        return switch (context.getChild(0)) {
            case HeaderContext header -> header(header);
            case WeightsContext weights ->
                new Weights(
                        expressions.identifier(weights.identifier()),
                        expressions.quoted(weights.STRING().getSymbol()),
                        span(weights));
            case ConstantContext constant ->
                new Constant(
                        expressions.identifier(constant.identifier()),
                        expressions.expression(constant.expression()),
                        span(constant));
            case PortContext port -> port(port, context.metadata());
            case DefinitionContext definition -> definition(definition);
            case BlockContext block -> block(block);
            case MetadataContext metadata -> new Metadata(expressions.tree(metadata.tree()), span(metadata));
            case TestContext test ->
                new Test(
                        expressions.quoted(test.STRING().getSymbol()),
                        tests.statements(test.testStatements()),
                        span(test));
            case EdgesContext edges -> edges(edges);
            default -> throw new CompilerBug("unknown " + context.getText());
        };
    }

    private Header header(HeaderContext context) {
        return new Header(
                expressions.identifier(context.identifier()),
                Optional.ofNullable(context.STRING())
                        .map(TerminalNode::getSymbol)
                        .map(expressions::quoted),
                span(context));
    }

    private Port port(PortContext context, @Nullable MetadataContext metadata) {
        return new Port(
                context.direction.getText().equals("input"),
                expressions.name(context.name()),
                size(context.size()),
                notes(metadata),
                span(context));
    }

    private Definition definition(DefinitionContext context) {
        return new Definition(
                expressions.name(context.name()), node(context.node()), notes(context.metadata()), span(context));
    }

    private NodeForm node(NodeContext context) {
        return switch (context) {
            case InstanceContext instance ->
                new Instance(
                        expressions.identifier(instance.identifier()),
                        size(instance.size()),
                        expressions.arguments(instance.arguments()),
                        span(instance));
            case OpaqueContext opaque ->
                new OpaqueForm(expressions.name(opaque.name()), expressions.arguments(opaque.arguments()));
            case NestedContext nested -> new NestedForm(statements(nested.body().statements()));
            default -> throw new CompilerBug("unknown " + context.getClass());
        };
    }

    private Optional<Row> size(@Nullable SizeContext context) {
        return Optional.ofNullable(context).map(size -> expressions.row(size.list()));
    }

    private Optional<Tree> notes(@Nullable MetadataContext context) {
        return Optional.ofNullable(context).map(metadata -> expressions.tree(metadata.tree()));
    }

    private Block block(BlockContext context) {
        return new Block(
                expressions.identifier(context.identifier()),
                context.parameters().parameter().stream().map(this::parameter).toList(),
                statements(context.body().statements()),
                span(context));
    }

    private Parameter parameter(ParameterContext context) {
        return new Parameter(
                expressions.identifier(context.identifier()),
                Optional.ofNullable(context.expression()).map(expressions::expression),
                span(context));
    }

    private Edges edges(EdgesContext context) {
        List<List<Endpoint>> groups = context.group().stream()
                .map(group -> group.endpoint().stream().map(this::endpoint).toList())
                .toList();
        return new Edges(groups, span(context));
    }

    private Endpoint endpoint(EndpointContext context) {
        return context.port() != null ? port(context.port(), null) : new NodeName(expressions.name(context.name()));
    }

    private static Span span(ParserRuleContext context) {
        return ExpressionBuilder.span(context);
    }
}
