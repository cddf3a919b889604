package io.nir4j.dsl.syntax;

import io.nir4j.dsl.grammar.SnnParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/// How the brackets of a text nest; looked at before the parser is, which calls itself for each of them.
///
/// @param tooDeep the first bracket that nests deeper than a text may
/// @param unclosed the innermost bracket that is open at the end
record Brackets(Optional<Token> tooDeep, Optional<Token> unclosed) {

    static Brackets of(List<? extends Token> tokens) {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens) {
            if (isOpening(token.getType())) {
                open.push(token);
            } else if (isClosing(token.getType()) && !open.isEmpty()) {
                open.pop();
            }
            if (open.size() > SyntaxReader.DEEPEST) {
                return new Brackets(Optional.of(token), Optional.empty());
            }
        }
        return new Brackets(Optional.empty(), Optional.ofNullable(open.peek()));
    }

    private static boolean isOpening(int type) {
        return type == SnnParser.ROUND_OPEN || type == SnnParser.SQUARE_OPEN || type == SnnParser.CURLY_OPEN;
    }

    private static boolean isClosing(int type) {
        return type == SnnParser.ROUND_CLOSE || type == SnnParser.SQUARE_CLOSE || type == SnnParser.CURLY_CLOSE;
    }
}
