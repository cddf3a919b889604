package io.nir4j.dsl.format;

import io.nir4j.dsl.format.Lexeme.Kind;
import io.nir4j.dsl.format.Piece.Brackets;
import io.nir4j.dsl.format.Piece.Item;
import io.nir4j.dsl.format.Piece.Leaf;
import io.nir4j.dsl.format.Piece.Row;
import java.util.ArrayList;
import java.util.List;

/// Reads the pieces of a statement, up to where it ends or a body begins.
final class StatementReader {
    private static final int DEFINITION_HEAD = 2;

    private final Words words;

    StatementReader(Words words) {
        this.words = words;
    }

    /// The pieces from here to the end of the statement.
    ///
    /// The next word is then the end of a line or of the text, a comment, the brace that closes the body
    /// around, or the one that opens the statement's own body.
    Row statement(Spacing.Form form) {
        Spacing spacing = new Spacing(form);
        List<Piece> pieces = new ArrayList<>();
        while (true) {
            Lexeme word = words.peek();
            if (word.is(Kind.LINE_END) || word.is(Kind.COMMENT)) {
                if (!spacing.goesOn()) {
                    return Row.of(pieces);
                }
                attach(pieces, comments());
            } else if (word.is(Kind.END) || word.closes() || opensBody(word, spacing)) {
                return Row.of(pieces);
            } else {
                pieces.add(piece(spacing, isGroup(spacing)));
            }
        }
    }

    private static boolean opensBody(Lexeme word, Spacing spacing) {
        if (!word.is("{")) {
            return false;
        }
        boolean nested = spacing.isDefinition() && spacing.count() == DEFINITION_HEAD;
        boolean template = spacing.first().isWord("block") && spacing.last().is(")");
        boolean test = spacing.first().isWord("test") && spacing.last().is(Kind.STRING);
        return nested || (!spacing.isDefinition() && (template || test));
    }

    /// Whether a brace here would hold the ends of edges.
    private static boolean isGroup(Spacing spacing) {
        return spacing.count() == 0 || spacing.last().is("->");
    }

    /// The comments from here to the next word.
    private List<Comment> comments() {
        List<Comment> comments = new ArrayList<>();
        boolean trails = true;
        while (words.peek().is(Kind.COMMENT) || words.peek().is(Kind.LINE_END)) {
            Lexeme word = words.next();
            if (word.is(Kind.COMMENT)) {
                comments.add(new Comment(word.text(), trails));
            }
            trails = false;
        }
        return comments;
    }

    private static void attach(List<Piece> pieces, List<Comment> comments) {
        if (!comments.isEmpty() && pieces.getLast() instanceof Leaf leaf) {
            pieces.set(pieces.size() - 1, new Leaf(leaf.word(), leaf.spaced(), true, comments, leaf.width()));
        }
    }

    private Piece piece(Spacing spacing, boolean group) {
        Lexeme word = words.next();
        if (!word.opens()) {
            boolean spaced = spacing.take(word);
            return new Leaf(word, spaced, spacing.isJoint(), List.of(), word.width());
        }
        Content content = content();
        Lexeme close = words.next();
        return content.in(word, close, spacing.takeBrackets(word, close), group);
    }

    private Content content() {
        Content content = new Content();
        content.start(comments());
        while (!words.peek().closes() && !words.peek().is(Kind.END)) {
            Row row = item(content);
            boolean comma = words.peek().is(",");
            if (comma) {
                words.next();
                content.behindItem(comments());
            }
            content.item(row, comma);
        }
        return content;
    }

    /// The pieces up to the next comma or the end of the brackets.
    private Row item(Content content) {
        Spacing spacing = new Spacing(Spacing.Form.INNER);
        List<Piece> pieces = new ArrayList<>();
        while (true) {
            Lexeme word = words.peek();
            if (word.is(Kind.LINE_END) || word.is(Kind.COMMENT)) {
                if (spacing.goesOn()) {
                    attach(pieces, comments());
                } else {
                    content.behindItem(comments());
                }
            } else if (word.is(Kind.END) || word.is(",") || word.closes()) {
                return Row.of(pieces);
            } else {
                pieces.add(piece(spacing, false));
            }
        }
    }

    /// The items of brackets as they are read, each comment put where it stays.
    private static final class Content {
        private final List<Item> items = new ArrayList<>();
        private List<Comment> afterOpen = List.of();
        private List<Comment> above = new ArrayList<>();
        private List<Comment> next = new ArrayList<>();
        private List<Comment> after = List.of();

        void start(List<Comment> comments) {
            boolean trails = !comments.isEmpty() && comments.getFirst().trails();
            afterOpen = trails ? List.of(comments.getFirst()) : List.of();
            above.addAll(comments.subList(afterOpen.size(), comments.size()));
        }

        /// Takes comments around the comma behind an item; the first at the end of a line stays there.
        void behindItem(List<Comment> comments) {
            for (Comment comment : comments) {
                if (comment.trails() && after.isEmpty() && next.isEmpty()) {
                    after = List.of(comment);
                } else {
                    next.add(comment);
                }
            }
        }

        void item(Row row, boolean comma) {
            items.add(new Item(above, row, comma, after));
            above = next;
            next = new ArrayList<>();
            after = List.of();
        }

        Brackets in(Lexeme open, Lexeme close, boolean spaced, boolean group) {
            boolean padded = open.is("{") && !group;
            boolean simple = items.stream()
                    .allMatch(item -> item.content().pieces().stream().allMatch(Leaf.class::isInstance));
            boolean filled = group || (open.is("[") && simple);
            int width = 2 + (padded && !items.isEmpty() ? 2 : 0) + Math.max(0, items.size() - 1);
            // A comma behind the last item keeps brackets open that would fit on a line.
            boolean isKeptOpen = !items.isEmpty() && items.getLast().comma();
            boolean mustBreak = isKeptOpen || !afterOpen.isEmpty() || !above.isEmpty();
            for (Item item : items) {
                width += item.width();
                mustBreak |= item.mustBreak();
            }
            return new Brackets(
                    open.text(), close.text(), spaced, filled, padded, afterOpen, items, above, width, mustBreak);
        }
    }
}
