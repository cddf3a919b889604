package io.nir4j.dsl.format;

import java.util.List;

/// The words of a text, one after the other.
final class Words {
    private final List<Lexeme> lexemes;
    private int at;

    Words(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    /// The next word, which stays the next one.
    Lexeme peek() {
        return lexemes.get(at);
    }

    /// The next word; the end comes again and again.
    Lexeme next() {
        Lexeme word = lexemes.get(at);
        if (at + 1 < lexemes.size()) {
            at++;
        }
        return word;
    }

    /// The first word from here on that is not the end of a line.
    Lexeme peekBeyondLineEnds() {
        int ahead = at;
        while (lexemes.get(ahead).is(Lexeme.Kind.LINE_END)) {
            ahead++;
        }
        return lexemes.get(ahead);
    }

    /// Passes over ends of lines, and says how many there were.
    int skipLineEnds() {
        int count = 0;
        while (peek().is(Lexeme.Kind.LINE_END)) {
            next();
            count++;
        }
        return count;
    }
}
