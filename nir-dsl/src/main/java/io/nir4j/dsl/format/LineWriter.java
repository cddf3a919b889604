package io.nir4j.dsl.format;

import io.nir4j.dsl.format.Piece.Brackets;
import io.nir4j.dsl.format.Piece.Item;
import io.nir4j.dsl.format.Piece.Leaf;
import io.nir4j.dsl.format.Piece.Row;
import java.util.List;

/// Puts rows of pieces on lines.
///
/// A row that fits goes on one line. One that does not is broken after arrows and operators, where it has some,
/// and at its outermost brackets otherwise, the last first; what is in them is broken in the same way.
final class LineWriter {
    static final int COLUMNS = 100;
    static final int INDENT = 4;

    private final StringBuilder out = new StringBuilder();
    private int column;
    private int lineStart;

    String text() {
        return out.toString();
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    void word(String text) {
        out.append(text);
        column += text.codePointCount(0, text.length());
    }

    /// Ends the line and begins one that is indented.
    void line(int indent) {
        out.append('\n').repeat(' ', indent);
        column = indent;
        lineStart = out.length();
    }

    /// Whether there is nothing but the indent on this line.
    boolean isAtLineStart() {
        return lineStart == out.length();
    }

    /// Leaves a line empty; the present one must have ended.
    void blankLine() {
        out.append('\n');
    }

    void trailing(Comment comment) {
        word("  " + comment.text());
    }

    /// @param indent of the line on which the row begins
    /// @param behind columns to keep for what follows on the row's last line
    void row(Row row, int indent, int behind) {
        if (!row.mustBreak() && column + row.width() + behind <= COLUMNS) {
            flat(row);
        } else if (row.hasJoints()) {
            atJoints(row.pieces(), indent, behind);
        } else {
            atBrackets(row.pieces(), indent, behind);
        }
    }

    private void flat(Row row) {
        for (int i = 0; i < row.pieces().size(); i++) {
            space(i > 0 && row.pieces().get(i).spaced());
            flat(row.pieces().get(i));
        }
    }

    private void flat(Piece piece) {
        switch (piece) {
            case Leaf leaf -> word(leaf.word().text());
            case Brackets brackets -> {
                boolean padded = brackets.padded() && !brackets.items().isEmpty();
                word(brackets.open());
                space(padded);
                List<Item> items = brackets.items();
                for (int i = 0; i < items.size(); i++) {
                    space(i > 0);
                    flat(items.get(i).content());
                    word(items.get(i).comma() ? "," : "");
                }
                space(padded);
                word(brackets.close());
            }
        }
    }

    private void space(boolean wanted) {
        if (wanted) {
            word(" ");
        }
    }

    /// As many parts per line as fit; a part ends with an arrow or an operator.
    private void atJoints(List<Piece> pieces, int indent, int behind) {
        int from = 0;
        List<Comment> comments = List.of();
        while (from < pieces.size()) {
            int to = partEnd(pieces, from);
            Row part = Row.of(pieces.subList(from, to));
            int room = to == pieces.size() ? behind : 0;
            int own = from == 0 ? indent : indent + INDENT;
            if (!comments.isEmpty()) {
                comments(comments, own);
                line(own);
            } else if (from > 0 && (part.mustBreak() || column + 1 + part.width() + room > COLUMNS)) {
                line(own);
            } else {
                space(from > 0);
            }
            part(part, own, room);
            comments = pieces.get(to - 1) instanceof Leaf leaf ? leaf.comments() : List.of();
            from = to;
        }
        if (!comments.isEmpty()) {
            // Only the brace of a body can follow.
            comments(comments, indent + INDENT);
            line(indent);
        }
    }

    private static int partEnd(List<Piece> pieces, int from) {
        int at = from;
        while (at < pieces.size() && !(pieces.get(at) instanceof Leaf leaf && leaf.joint())) {
            at++;
        }
        return Math.min(at + 1, pieces.size());
    }

    private void part(Row part, int indent, int behind) {
        boolean fits = column + part.width() + behind <= COLUMNS;
        boolean broken = part.pieces().stream().anyMatch(piece -> piece instanceof Brackets && piece.mustBreak());
        if (fits && !broken) {
            flat(part);
        } else {
            atBrackets(part.pieces(), indent, behind);
        }
    }

    /// A comment at the end of this line, and others on lines of their own.
    private void comments(List<Comment> comments, int indent) {
        for (Comment comment : comments) {
            if (comment.trails()) {
                trailing(comment);
            } else {
                line(indent);
                word(comment.text());
            }
        }
    }

    private void atBrackets(List<Piece> pieces, int indent, int behind) {
        BracketChoice choice = BracketChoice.of(pieces, column, indent, behind);
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            space(i > 0 && piece.spaced());
            if (piece instanceof Brackets brackets && choice.isBroken(i)) {
                broken(brackets, indent);
            } else {
                flat(piece);
            }
        }
    }

    private void broken(Brackets brackets, int indent) {
        int inner = indent + INDENT;
        word(brackets.open());
        brackets.afterOpen().forEach(this::trailing);
        boolean fresh = true;
        for (Item item : brackets.items()) {
            boolean joins = brackets.filled()
                    && !fresh
                    && item.above().isEmpty()
                    && column + 1 + item.width() <= COLUMNS
                    && !item.content().mustBreak();
            if (joins) {
                space(true);
            } else {
                comments(item.above().stream().map(LineWriter::alone).toList(), inner);
                line(inner);
            }
            row(item.content(), inner, item.comma() ? 1 : 0);
            word(item.comma() ? "," : "");
            item.after().forEach(this::trailing);
            fresh = !item.after().isEmpty();
        }
        comments(brackets.beforeClose().stream().map(LineWriter::alone).toList(), inner);
        line(indent);
        word(brackets.close());
    }

    private static Comment alone(Comment comment) {
        return new Comment(comment.text(), false);
    }
}
