package io.nir4j.dsl.format;

import io.nir4j.dsl.format.Lexeme.Kind;
import io.nir4j.dsl.format.Piece.Leaf;
import io.nir4j.dsl.format.Piece.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Lays out the statements of a text that is well-formed, and the bodies of its blocks, nested graphs and tests.
public final class Layout {
    private static final String BODY = " {";

    private final Words words;
    private final StatementReader reader;
    private final LineWriter lines = new LineWriter();
    /// The bodies around, the innermost first.
    private final Deque<Spacing.Form> bodies = new ArrayDeque<>();
    private Spacing.Form form = Spacing.Form.STATEMENT;
    /// Whether nothing stands yet in this body, so that no empty line may come.
    private boolean isFresh = true;

    private Layout(List<Lexeme> lexemes) {
        this.words = new Words(lexemes);
        this.reader = new StatementReader(words);
    }

    /// `text`, which must be well-formed, with the same words in the same order.
    public static String of(String text) {
        List<Lexeme> lexemes = Lexeme.of(text);
        String laidOut = new Layout(lexemes).text();
        WordCheck.check(lexemes, laidOut);
        return laidOut;
    }

    private String text() {
        int lineEnds = 1;
        while (!words.peek().is(Kind.END)) {
            if (words.peek().is(Kind.LINE_END)) {
                lineEnds += words.skipLineEnds();
            } else {
                take(lineEnds);
                lineEnds = 0;
            }
        }
        return lines.isEmpty() ? "" : lines.text() + "\n";
    }

    /// @param lineEnds between the last word and this
    private void take(int lineEnds) {
        Lexeme word = words.peek();
        if (word.is(Kind.COMMENT)) {
            words.next();
            if (lineEnds == 0) {
                lines.trailing(new Comment(word.text(), true));
            } else {
                begin(lineEnds);
                lines.word(word.text());
            }
        } else if (word.closes()) {
            close();
        } else {
            begin(lineEnds);
            statement(false);
        }
    }

    private void begin(int lineEnds) {
        if (!isFresh && lineEnds > 1) {
            lines.blankLine();
        }
        if (!lines.isEmpty()) {
            lines.line(indent());
        }
        isFresh = false;
    }

    private int indent() {
        return LineWriter.INDENT * bodies.size();
    }

    /// @param behindBody whether this is what follows the body of a statement
    private void statement(boolean behindBody) {
        Row row = reader.statement(form);
        lines.word(behindBody && !row.pieces().isEmpty() ? " " : "");
        boolean hasBody = words.peek().is("{");
        lines.row(row, indent(), hasBody ? BODY.length() : 0);
        if (hasBody) {
            open(row);
        }
    }

    private void open(Row head) {
        words.next();
        lines.word(lines.isAtLineStart() ? BODY.strip() : BODY);
        bodies.push(form);
        form = isTest(head) ? Spacing.Form.TEST : Spacing.Form.STATEMENT;
        isFresh = true;
        if (words.peekBeyondLineEnds().closes()) {
            words.skipLineEnds();
            form = bodies.pop();
            lines.word(words.next().text());
            isFresh = false;
            statement(true);
        }
    }

    private static boolean isTest(Row head) {
        return head.pieces().getFirst() instanceof Leaf leaf
                && leaf.word().isWord("test")
                && head.pieces().getLast() instanceof Leaf title
                && title.word().is(Kind.STRING);
    }

    private void close() {
        Lexeme brace = words.next();
        form = bodies.isEmpty() ? Spacing.Form.STATEMENT : bodies.pop();
        isFresh = true;
        begin(1);
        lines.word(brace.text());
        statement(true);
    }
}
