package io.nir4j.dsl.format;

import io.nir4j.dsl.grammar.SnnLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/// A word of a text, a comment, or the end of a line.
record Lexeme(Kind kind, String text) {
    enum Kind {
        /// A name or a keyword: which of them only its place tells.
        WORD,
        NUMBER,
        /// In quotes.
        STRING,
        SYMBOL,
        LINE_END,
        COMMENT,
        END
    }

    /// All of `text` but its spaces, with one `END` at the end.
    static List<Lexeme> of(String text) {
        SnnLexer lexer = new SnnLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Lexeme> lexemes = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getType() != SnnLexer.SPACE) {
                lexemes.add(of(token));
            }
        }
        lexemes.add(new Lexeme(Kind.END, ""));
        return lexemes;
    }

    private static Lexeme of(Token token) {
        return switch (token.getType()) {
            case SnnLexer.NL -> new Lexeme(Kind.LINE_END, "\n");
            case SnnLexer.COMMENT -> new Lexeme(Kind.COMMENT, token.getText().stripTrailing());
            case SnnLexer.STRING -> new Lexeme(Kind.STRING, token.getText());
            case SnnLexer.NUMBER, SnnLexer.EXTENTS, SnnLexer.NAN_BITS -> new Lexeme(Kind.NUMBER, token.getText());
            case SnnLexer.ID -> new Lexeme(Kind.WORD, token.getText());
            default -> keywordOrSymbol(token.getText());
        };
    }

    private static Lexeme keywordOrSymbol(String text) {
        return new Lexeme(Character.isLetter(text.charAt(0)) ? Kind.WORD : Kind.SYMBOL, text);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean opens() {
        return is("(") || is("[") || is("{");
    }

    boolean closes() {
        return is(")") || is("]") || is("}");
    }

    int width() {
        return text.codePointCount(0, text.length());
    }
}
