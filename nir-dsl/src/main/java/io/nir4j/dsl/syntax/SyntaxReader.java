package io.nir4j.dsl.syntax;

import io.nir4j.dsl.grammar.SnnLexer;
import io.nir4j.dsl.grammar.SnnParser;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/// Reads the statements of a text.
public final class SyntaxReader {
    /// How long a text may be, in characters.
    public static final int LONGEST = 64 << 20;
    /// How deep brackets may nest.
    public static final int DEEPEST = 200;

    private final SourceText source;
    private final Findings findings;

    private SyntaxReader(SourceText source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    /// The statements of `source` that are well-formed; what is wrong with the others goes to `findings`.
    public static List<Statement> read(SourceText source, Findings findings) {
        return new SyntaxReader(source, findings).statements();
    }

    private List<Statement> statements() {
        if (source.text().length() > LONGEST) {
            report("the text has " + source.text().length() + " characters, and may have " + LONGEST, new Span(0, 1));
            return List.of();
        }
        SnnLexer lexer = new SnnLexer(new Utf16Stream(source.text()));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        Brackets brackets = Brackets.of(tokens.getTokens());
        if (brackets.tooDeep().isPresent()) {
            report(
                    "brackets nest deeper than " + DEEPEST,
                    SyntaxFaults.span(brackets.tooDeep().get()));
            return List.of();
        }
        SnnParser parser = new SnnParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new SyntaxFaults(source, brackets, findings));
        parser.setErrorHandler(new StatementRecovery());
        StatementCollector collector =
                new StatementCollector(new StatementBuilder(new ExpressionBuilder(source, findings)));
        parser.addParseListener(collector);
        parse(parser);
        return collector.statements();
    }

    /// A brace too many ends the parser's file; what comes after it is read as another.
    private static void parse(SnnParser parser) {
        try {
            do {
                parser.file();
            } while (parser.getCurrentToken().getType() != Token.EOF);
        } catch (ParseCancellationException tooManyFaults) {
            // They are reported, and the statements so far are read.
        }
    }

    private void report(String message, Span span) {
        findings.add(Diagnostic.of(Code.TEXT_LIMIT, message).at(source.place(span)));
    }
}
