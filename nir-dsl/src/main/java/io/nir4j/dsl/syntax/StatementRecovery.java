package io.nir4j.dsl.syntax;

import io.nir4j.dsl.grammar.SnnParser;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/// What the parser does about a fault: it passes over the statement, and goes on with the next line.
///
/// ANTLR's own strategy guesses tokens that may be missing or too many. A guess that is wrong makes further findings
/// that nobody understands.
final class StatementRecovery extends DefaultErrorStrategy {
    private static final int MOST_FAULTS = 100;

    private int faults;

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    @Override
    public void sync(Parser parser) {
        // A loop ends where its next round cannot begin; what follows it then says what it expected.
    }

    /// Each rule on the way out asks: only the statement, or the file, stops the fault.
    @Override
    public void recover(Parser parser, RecognitionException fault) {
        ParserRuleContext rule = parser.getContext();
        if (rule instanceof SnnParser.FileContext) {
            parser.consume();
        } else if (rule instanceof SnnParser.StatementContext || rule instanceof SnnParser.TestStatementContext) {
            skipStatement(parser, rule);
        } else {
            throw fault;
        }
        faults++;
        if (faults == MOST_FAULTS) {
            throw new ParseCancellationException();
        }
    }

    /// To the end of the line; of the line that closes the last brace, where the statement has opened some.
    private static void skipStatement(Parser parser, ParserRuleContext statement) {
        int open = braces(parser, statement);
        while (true) {
            int next = parser.getCurrentToken().getType();
            boolean ends = next == SnnParser.NL || next == SnnParser.CURLY_CLOSE;
            if (next == Token.EOF || (ends && open <= 0)) {
                return;
            }
            open += brace(next);
            parser.consume();
        }
    }

    /// How many braces the part of the statement that is read has left open.
    private static int braces(Parser parser, ParserRuleContext statement) {
        int open = 0;
        int end = parser.getCurrentToken().getTokenIndex();
        for (int i = statement.getStart().getTokenIndex(); i < end; i++) {
            open += brace(parser.getTokenStream().get(i).getType());
        }
        return open;
    }

    private static int brace(int type) {
        return switch (type) {
            case SnnParser.CURLY_OPEN -> 1;
            case SnnParser.CURLY_CLOSE -> -1;
            default -> 0;
        };
    }
}
