package io.nir4j.dsl.syntax;

import io.nir4j.dsl.grammar.SnnParser;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/// Says in words what the parser did not expect.
final class SyntaxFaults extends BaseErrorListener {
    private static final int LONGEST_WORD = 40;

    private final SourceText source;
    private final Brackets brackets;
    private final Findings findings;

    SyntaxFaults(SourceText source, Brackets brackets, Findings findings) {
        this.source = source;
        this.brackets = brackets;
        this.findings = findings;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offending,
            int line,
            int column,
            String message,
            @Nullable RecognitionException fault) {
        Token found = fault == null ? ((Parser) recognizer).getCurrentToken() : fault.getOffendingToken();
        Diagnostic finding = Diagnostic.of(Code.SYNTAX, message(found, expected((Parser) recognizer, fault)))
                .at(source.place(span(found)))
                .hint(hint(found));
        findings.add(
                found.getType() == Token.EOF
                        ? brackets.unclosed()
                                .map(open -> finding.and(source.place(span(open))))
                                .orElse(finding)
                        : finding);
    }

    static Span span(Token token) {
        return token.getType() == Token.EOF
                ? new Span(token.getStartIndex(), token.getStartIndex())
                : new Span(token.getStartIndex(), token.getStopIndex() + 1);
    }

    /// What could have stood where the parser stopped; where it was still choosing, in any of the choices.
    private static IntervalSet expected(Parser parser, @Nullable RecognitionException fault) {
        if (!(fault instanceof NoViableAltException choice) || choice.getDeadEndConfigs() == null) {
            return parser.getExpectedTokens();
        }
        IntervalSet tokens = new IntervalSet();
        for (ATNConfig config : choice.getDeadEndConfigs()) {
            tokens.addAll(parser.getATN().nextTokens(config.state));
        }
        return tokens;
    }

    private String message(Token found, IntervalSet expected) {
        String what = described(found);
        List<String> known = named(expected);
        return known.isEmpty() ? what + " does not fit here" : "expected " + choice(known) + ", found " + what;
    }

    private static String choice(List<String> known) {
        String last = known.getLast();
        return known.size() == 1 ? last : String.join(", ", known.subList(0, known.size() - 1)) + " or " + last;
    }

    private String described(Token token) {
        String text = token.getType() == Token.EOF ? "" : source.at(span(token));
        return switch (token.getType()) {
            case Token.EOF -> "the end of the text";
            case SnnParser.NL -> "the end of the line";
            case SnnParser.UNKNOWN ->
                text.equals("\"") ? "a quote that no other one closes in its line" : "the character " + quoted(text);
            default -> quoted(text);
        };
    }

    private static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints()
                .limit(LONGEST_WORD)
                .forEach(c -> shown.append(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                                ? String.format("\\u{%X}", c)
                                : Character.toString(c)));
        return shown.append(text.length() > LONGEST_WORD ? "...'" : "'").toString();
    }

    /// A name could be any keyword, a value any name, and an operator goes on with almost everything: none of these is
    /// spelled out.
    private static List<String> named(IntervalSet expected) {
        List<String> names = new ArrayList<>();
        boolean value = expected.contains(SnnParser.NUMBER);
        boolean name = expected.contains(SnnParser.ID) && expected.contains(SnnParser.STEPS);
        if (value) {
            names.add("a value");
        } else if (name) {
            names.add(expected.contains(SnnParser.STRING) ? "a name" : "a name without quotes");
        } else if (expected.contains(SnnParser.STRING)) {
            names.add("a text in quotes");
        }
        for (int type : expected.toArray()) {
            if (isSpelledOut(type) && !isOperator(type) && !(value && isOpening(type)) && !(name && isKeyword(type))) {
                names.add(SnnParser.VOCABULARY.getDisplayName(type));
            }
        }
        if (expected.contains(SnnParser.NL) && !value && !expected.contains(SnnParser.COMMA) && !isOpening(expected)) {
            names.add("the end of the line");
        }
        return names;
    }

    private static boolean isSpelledOut(int type) {
        return type > 0 && SnnParser.VOCABULARY.getLiteralName(type) != null;
    }

    private static boolean isOperator(int type) {
        return switch (type) {
            case SnnParser.PLUS, SnnParser.MINUS, SnnParser.TIMES, SnnParser.OVER, SnnParser.BY -> true;
            default -> false;
        };
    }

    private static boolean isOpening(IntervalSet expected) {
        return expected.contains(SnnParser.CURLY_OPEN);
    }

    private static boolean isOpening(int type) {
        return type == SnnParser.ROUND_OPEN || type == SnnParser.SQUARE_OPEN || type == SnnParser.CURLY_OPEN;
    }

    private static boolean isKeyword(int type) {
        String literal = SnnParser.VOCABULARY.getLiteralName(type);
        return literal != null && Character.isLetter(literal.charAt(1));
    }

    private static Optional<String> hint(Token found) {
        return switch (found.getText()) {
            case "#" -> Optional.of("a comment begins with //");
            case ";" -> Optional.of("a statement ends with its line");
            case "'" -> Optional.of("texts and names with special characters stand in double quotes");
            case ":" -> Optional.of("fields are set with '='");
            default -> Optional.empty();
        };
    }
}
