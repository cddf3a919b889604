package io.nir4j.dsl.print;

import io.nir4j.dsl.syntax.SyntaxReader;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;

/// Refuses texts whose brackets nest so deeply that they could not be read back.
final class Nesting {
    private Nesting() {}

    /// @param text printed: without comments that hold quotes or brackets
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with code `TEXT_LIMIT` if it nests too deeply
    static void check(CharSequence text) {
        int depth = 0;
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isQuoted) {
                i += c == '\\' ? 1 : 0;
                isQuoted = c != '"';
                continue;
            }
            switch (c) {
                case '"' -> isQuoted = true;
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                default -> {}
            }
            if (depth > SyntaxReader.DEEPEST) {
                throw Diagnostic.of(
                                Code.TEXT_LIMIT,
                                "the network nests deeper than the " + SyntaxReader.DEEPEST + " brackets of a text")
                        .hint("write it as .nir or .json")
                        .asException();
            }
        }
    }
}
