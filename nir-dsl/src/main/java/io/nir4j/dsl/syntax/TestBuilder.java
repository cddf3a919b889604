package io.nir4j.dsl.syntax;

import io.nir4j.dsl.grammar.SnnParser.ConditionContext;
import io.nir4j.dsl.grammar.SnnParser.EqualToContext;
import io.nir4j.dsl.grammar.SnnParser.ExpectationContext;
import io.nir4j.dsl.grammar.SnnParser.FeedContext;
import io.nir4j.dsl.grammar.SnnParser.FiresContext;
import io.nir4j.dsl.grammar.SnnParser.NearContext;
import io.nir4j.dsl.grammar.SnnParser.SettingContext;
import io.nir4j.dsl.grammar.SnnParser.SignalContext;
import io.nir4j.dsl.grammar.SnnParser.SourceContext;
import io.nir4j.dsl.grammar.SnnParser.SourceValueContext;
import io.nir4j.dsl.grammar.SnnParser.SpikesAtContext;
import io.nir4j.dsl.grammar.SnnParser.SpikesExactlyAtContext;
import io.nir4j.dsl.grammar.SnnParser.TestStatementContext;
import io.nir4j.dsl.grammar.SnnParser.TestStatementsContext;
import io.nir4j.dsl.syntax.TestStatement.Condition;
import io.nir4j.dsl.syntax.TestStatement.DialectSetting;
import io.nir4j.dsl.syntax.TestStatement.Equal;
import io.nir4j.dsl.syntax.TestStatement.Expectation;
import io.nir4j.dsl.syntax.TestStatement.Feed;
import io.nir4j.dsl.syntax.TestStatement.Fires;
import io.nir4j.dsl.syntax.TestStatement.Near;
import io.nir4j.dsl.syntax.TestStatement.PrecisionSetting;
import io.nir4j.dsl.syntax.TestStatement.SignalForm;
import io.nir4j.dsl.syntax.TestStatement.Source;
import io.nir4j.dsl.syntax.TestStatement.SourceValue;
import io.nir4j.dsl.syntax.TestStatement.SpikesAt;
import io.nir4j.dsl.syntax.TestStatement.SpikesExactlyAt;
import io.nir4j.dsl.syntax.TestStatement.TimeStepSetting;
import io.nir4j.model.diagnostic.CompilerBug;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// From the parser's contexts to the lines of tests; those in which it met a fault are left out.
final class TestBuilder {
    private final ExpressionBuilder expressions;

    TestBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    List<TestStatement> statements(TestStatementsContext context) {
        return context.testStatement().stream()
                .filter(statement -> statement.exception == null)
                .flatMap(this::statement)
                .toList();
    }

    private Stream<TestStatement> statement(TestStatementContext context) {
        if (context.feed() != null) {
            return Stream.of(feed(context.feed()));
        }
        return context.expectation() != null
                ? Stream.of(expectation(context.expectation()))
                : context.setting().stream().map(this::setting);
    }

    private TestStatement setting(SettingContext context) {
        Span span = ExpressionBuilder.span(context);
        return switch (context.getStart().getText()) {
            case "dialect" -> new DialectSetting(expressions.name(context.name()), span);
            case "dt" -> new TimeStepSetting(expressions.expression(context.expression()), span);
            case "precision" -> new PrecisionSetting(expressions.name(context.name()), span);
            default -> throw new CompilerBug("unknown " + context.getText());
        };
    }

    private Feed feed(FeedContext context) {
        return new Feed(
                signal(context.signal()),
                source(context.source()),
                Optional.ofNullable(context.expression()).map(expressions::expression),
                ExpressionBuilder.span(context));
    }

    private Source source(SourceContext context) {
        return switch (context) {
            case SpikesAtContext spikes -> new SpikesAt(expressions.expression(spikes.expression()));
            case SourceValueContext value -> new SourceValue(expressions.expression(value.expression()));
            default -> throw new CompilerBug("unknown " + context.getClass());
        };
    }

    private Expectation expectation(ExpectationContext context) {
        return new Expectation(
                signal(context.signal()), condition(context.condition()), ExpressionBuilder.span(context));
    }

    private SignalForm signal(SignalContext context) {
        return new SignalForm(
                context.path.stream().map(expressions::name).toList(),
                Optional.ofNullable(context.variable).map(expressions::identifier),
                Optional.ofNullable(context.list()).map(expressions::row),
                ExpressionBuilder.span(context));
    }

    private Condition condition(ConditionContext context) {
        return switch (context) {
            case SpikesExactlyAtContext spikes -> new SpikesExactlyAt(expressions.expression(spikes.expression()));
            case FiresContext fires -> new Fires(expressions.expression(fires.expression()));
            case NearContext near ->
                new Near(
                        expressions.expression(near.expression(0)),
                        expressions.expression(near.expression(1)),
                        expressions.expression(near.tolerance().expression()));
            case EqualToContext equal ->
                new Equal(
                        expressions.expression(equal.expression()),
                        Optional.ofNullable(equal.tolerance())
                                .map(tolerance -> expressions.expression(tolerance.expression())),
                        Optional.ofNullable(equal.share()).map(share -> expressions.expression(share.expression())));
            default -> throw new CompilerBug("unknown " + context.getClass());
        };
    }
}
