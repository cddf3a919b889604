package io.nir4j.dsl.format;

import io.nir4j.dsl.format.Lexeme.Kind;
import io.nir4j.model.diagnostic.CompilerBug;
import java.util.List;

/// Compares a layout with the words that it was made of.
///
/// The promise that everything else rests on: nothing but spaces and line ends has changed.
final class WordCheck {
    private final String laidOut;
    private int at;
    private int comments;

    private WordCheck(String laidOut) {
        this.laidOut = laidOut;
    }

    /// @throws CompilerBug if `laidOut` does not have the words of `lexemes` in their order, and as many comments
    static void check(List<Lexeme> lexemes, String laidOut) {
        WordCheck check = new WordCheck(laidOut);
        int comments = 0;
        for (Lexeme word : lexemes) {
            switch (word.kind()) {
                case LINE_END -> {}
                case COMMENT -> comments++;
                default -> check.take(word);
            }
        }
        if (check.at != laidOut.length() || check.comments != comments) {
            throw new CompilerBug("the layout of a text has " + check.comments + " comments instead of " + comments
                    + ", and goes on with '"
                    + laidOut.substring(check.at, Math.min(check.at + 20, laidOut.length())) + "'");
        }
    }

    private void take(Lexeme word) {
        skipSpace();
        if (word.is(Kind.END)) {
            return;
        }
        if (!laidOut.startsWith(word.text(), at)) {
            throw new CompilerBug("the layout of a text has lost '" + word.text() + "'");
        }
        at += word.text().length();
    }

    private void skipSpace() {
        while (at < laidOut.length()) {
            if (laidOut.startsWith("//", at)) {
                int end = laidOut.indexOf('\n', at);
                at = end < 0 ? laidOut.length() : end;
                comments++;
            } else if (laidOut.charAt(at) == ' ' || laidOut.charAt(at) == '\n') {
                at++;
            } else {
                return;
            }
        }
    }
}
