package io.nir4j.dsl.syntax;

import io.nir4j.dsl.grammar.SnnParser.ArgumentContext;
import io.nir4j.dsl.grammar.SnnParser.ArgumentsContext;
import io.nir4j.dsl.grammar.SnnParser.EntryContext;
import io.nir4j.dsl.grammar.SnnParser.ExpressionContext;
import io.nir4j.dsl.grammar.SnnParser.ExtentsContext;
import io.nir4j.dsl.grammar.SnnParser.FactorContext;
import io.nir4j.dsl.grammar.SnnParser.IdentifierContext;
import io.nir4j.dsl.grammar.SnnParser.ListContext;
import io.nir4j.dsl.grammar.SnnParser.NameContext;
import io.nir4j.dsl.grammar.SnnParser.NamedContext;
import io.nir4j.dsl.grammar.SnnParser.NanBitsContext;
import io.nir4j.dsl.grammar.SnnParser.NumberContext;
import io.nir4j.dsl.grammar.SnnParser.ParenthesesContext;
import io.nir4j.dsl.grammar.SnnParser.PlainListContext;
import io.nir4j.dsl.grammar.SnnParser.PrimaryContext;
import io.nir4j.dsl.grammar.SnnParser.ProductContext;
import io.nir4j.dsl.grammar.SnnParser.QuotedContext;
import io.nir4j.dsl.grammar.SnnParser.SumContext;
import io.nir4j.dsl.grammar.SnnParser.TreeContext;
import io.nir4j.dsl.grammar.SnnParser.TreeValueContext;
import io.nir4j.dsl.syntax.Expression.Argument;
import io.nir4j.dsl.syntax.Expression.Call;
import io.nir4j.dsl.syntax.Expression.Chain;
import io.nir4j.dsl.syntax.Expression.Entry;
import io.nir4j.dsl.syntax.Expression.Extents;
import io.nir4j.dsl.syntax.Expression.Measured;
import io.nir4j.dsl.syntax.Expression.NanBits;
import io.nir4j.dsl.syntax.Expression.Negated;
import io.nir4j.dsl.syntax.Expression.Numeral;
import io.nir4j.dsl.syntax.Expression.Operator;
import io.nir4j.dsl.syntax.Expression.Reference;
import io.nir4j.dsl.syntax.Expression.Row;
import io.nir4j.dsl.syntax.Expression.Step;
import io.nir4j.dsl.syntax.Expression.Text;
import io.nir4j.dsl.syntax.Expression.Tree;
import io.nir4j.dsl.syntax.Expression.TypedList;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// From the parser's contexts to expressions.
final class ExpressionBuilder {
    private static final int NAN_PREFIX = "nan#".length();

    private final Quotes quotes;

    ExpressionBuilder(SourceText source, Findings findings) {
        this.quotes = new Quotes(source, findings);
    }

    // Most values are single numbers: those are looked for first, as lists of children take time to make.

    Expression expression(ExpressionContext context) {
        if (context.getChildCount() == 1) {
            return sum(context.sum(0));
        }
        return new Extents(context.sum().stream().map(this::sum).toList(), span(context));
    }

    private Expression sum(SumContext context) {
        if (context.getChildCount() == 1) {
            return product(context.product(0));
        }
        List<Expression> operands =
                context.product().stream().map(this::product).toList();
        return chain(operands, context.operator, span(context));
    }

    private Expression product(ProductContext context) {
        if (context.getChildCount() == 1) {
            return factor(context.factor(0));
        }
        List<Expression> operands = context.factor().stream().map(this::factor).toList();
        return chain(operands, context.operator, span(context));
    }

    private static Expression chain(List<Expression> operands, List<Token> operators, Span span) {
        List<Step> steps = new ArrayList<>(operators.size());
        for (int i = 0; i < operators.size(); i++) {
            steps.add(new Step(operator(operators.get(i)), operands.get(i + 1)));
        }
        return new Chain(operands.getFirst(), steps, span);
    }

    private static Operator operator(Token token) {
        return switch (token.getText()) {
            case "+" -> Operator.PLUS;
            case "-" -> Operator.MINUS;
            case "*" -> Operator.TIMES;
            case "/" -> Operator.OVER;
            default -> throw new CompilerBug("operator " + token.getText());
        };
    }

    private Expression factor(FactorContext context) {
        Expression primary = primary(context.primary());
        if (context.getChildCount() == 1) {
            return primary;
        }
        Expression measured = context.unit() == null
                ? primary
                : new Measured(
                        primary,
                        new Word(context.unit().getText(), false, span(context.unit())),
                        Span.from(primary.span(), span(context.unit())));
        long minuses =
                context.sign.stream().filter(sign -> sign.getText().equals("-")).count();
        return minuses % 2 == 0 ? measured : new Negated(measured, span(context));
    }

    private Expression primary(PrimaryContext context) {
        return switch (context) {
            case NumberContext number -> new Numeral(number.getText(), span(number));
            case NanBitsContext nan -> new NanBits(nan.getText().substring(NAN_PREFIX), span(nan));
            case ExtentsContext extents -> extents(extents);
            case NamedContext named -> named(named);
            case QuotedContext quoted -> quoted(quoted);
            case PlainListContext list -> row(list.list());
            case TreeValueContext tree -> tree(tree.tree());
            case ParenthesesContext parentheses -> expression(parentheses.expression());
            default -> throw new CompilerBug("unknown " + context.getClass());
        };
    }

    /// `3x28` in one word.
    private static Extents extents(ExtentsContext context) {
        List<Expression> extents = new ArrayList<>();
        int start = span(context).start();
        for (String digits : context.getText().split("x", -1)) {
            extents.add(new Numeral(digits, new Span(start, start + digits.length())));
            start += digits.length() + 1;
        }
        return new Extents(extents, span(context));
    }

    private Expression named(NamedContext context) {
        Word name = identifier(context.identifier());
        Span span = span(context);
        if (context.arguments() != null) {
            return new Call(name, arguments(context.arguments()), span);
        }
        return context.list() != null
                ? new TypedList(name, row(context.list()), span)
                : new Reference(path(name, context.name()), span);
    }

    private Expression quoted(QuotedContext context) {
        Word first = quoted(context.STRING().getSymbol());
        return context.name().isEmpty()
                ? new Text(first.text(), first.span())
                : new Reference(path(first, context.name()), span(context));
    }

    private List<Word> path(Word first, List<NameContext> others) {
        return Stream.concat(Stream.of(first), others.stream().map(this::name)).toList();
    }

    List<Argument> arguments(ArgumentsContext context) {
        return context.argument().stream().map(this::argument).toList();
    }

    private Argument argument(ArgumentContext context) {
        if (context.NUMBER() != null) {
            Token number = context.NUMBER().getSymbol();
            return new Argument(
                    Optional.of(identifier(context.identifier())),
                    new Numeral(number.getText(), SyntaxFaults.span(number)),
                    span(context));
        }
        return new Argument(
                Optional.ofNullable(context.name()).map(this::name), expression(context.expression()), span(context));
    }

    Row row(ListContext context) {
        return new Row(context.expression().stream().map(this::expression).toList(), span(context));
    }

    Tree tree(TreeContext context) {
        return new Tree(context.entry().stream().map(this::entry).toList(), span(context));
    }

    private Entry entry(EntryContext context) {
        return new Entry(name(context.name()), expression(context.expression()), span(context));
    }

    Word name(NameContext context) {
        return context.identifier() != null
                ? identifier(context.identifier())
                : quoted(context.STRING().getSymbol());
    }

    Word identifier(IdentifierContext context) {
        return new Word(context.getText(), false, span(context));
    }

    Word quoted(Token string) {
        Span span = SyntaxFaults.span(string);
        return new Word(quotes.unquoted(string.getText(), span), true, span);
    }

    static Span span(ParserRuleContext context) {
        Token stop = context.getStop();
        int start = context.getStart().getStartIndex();
        return new Span(start, stop == null ? start : Math.max(start, stop.getStopIndex() + 1));
    }
}
