package io.nir4j.dsl.syntax;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;

/// What a text in quotes says.
///
/// The escapes are `\"`, `\\`, `\n`, `\r`, `\t` and `\\u{...}` with the hexadecimal number of any code point, half of a
/// surrogate pair too: a name in a file may hold one.
final class Quotes {
    private static final int LONGEST_NUMBER = 6;

    private final SourceText source;
    private final Findings findings;

    Quotes(SourceText source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    /// @param quoted the text with its quotes, which ends with the second
    String unquoted(String quoted, Span span) {
        int end = quoted.length() - 1;
        if (quoted.indexOf('\\') < 0) {
            return quoted.substring(1, end);
        }
        StringBuilder text = new StringBuilder(end);
        int at = 1;
        while (at < end) {
            char c = quoted.charAt(at);
            if (c == '\\') {
                at = escape(quoted, at, span, text);
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    /// Appends what the escape at `at` means, and says where the text goes on.
    private int escape(String quoted, int at, Span span, StringBuilder text) {
        char kind = quoted.charAt(at + 1);
        switch (kind) {
            case '"', '\\' -> text.append(kind);
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                return codePoint(quoted, at, span, text);
            }
            default -> report("\\" + kind + " is no escape", span, at, at + 2);
        }
        return at + 2;
    }

    private int codePoint(String quoted, int at, Span span, StringBuilder text) {
        int close = quoted.indexOf('}', at);
        int open = at + 2;
        boolean isClosed = quoted.charAt(open) == '{' && close > open + 1 && close <= open + 1 + LONGEST_NUMBER;
        String digits = isClosed ? quoted.substring(open + 1, close) : "";
        if (!digits.matches("[0-9a-fA-F]+") || Integer.parseInt(digits, 16) > Character.MAX_CODE_POINT) {
            report("\\u is no escape: expected the number of a character, such as \\u{1F9E0}", span, at, at + 2);
            return at + 2;
        }
        text.appendCodePoint(Integer.parseInt(digits, 16));
        return close + 1;
    }

    private void report(String message, Span span, int from, int to) {
        findings.add(Diagnostic.of(Code.SYNTAX, message)
                .at(source.place(new Span(span.start() + from, span.start() + to)))
                .hint("the escapes are \\\" \\\\ \\n \\r \\t and \\u{1F9E0}"));
    }
}
