package io.nir4j.dsl.format;

import java.util.List;

/// A part of a statement: a word, or brackets with all that is in them.
sealed interface Piece {
    /// Whether a space separates it from the piece before, where both are on one line.
    boolean spaced();

    /// Columns that it takes on one line, without that space.
    int width();

    /// Whether it cannot be put on one line: a comment in it or after it ends the line.
    boolean mustBreak();

    /// A word.
    ///
    /// @param joint whether a line may end after it
    /// @param comments what stands between it and the next word
    record Leaf(Lexeme word, boolean spaced, boolean joint, List<Comment> comments, int width) implements Piece {
        @Override
        public boolean mustBreak() {
            return !comments.isEmpty();
        }
    }

    /// Brackets.
    ///
    /// @param filled whether broken into lines they hold as many items per line as fit
    /// @param padded whether a space separates the brackets from what is in them
    /// @param afterOpen the comment on the line of the opening bracket, or none
    /// @param beforeClose comments behind the last item
    record Brackets(
            String open,
            String close,
            boolean spaced,
            boolean filled,
            boolean padded,
            List<Comment> afterOpen,
            List<Item> items,
            List<Comment> beforeClose,
            int width,
            boolean mustBreak)
            implements Piece {
        boolean isEmpty() {
            return items.isEmpty() && !mustBreak;
        }
    }

    /// What stands between two commas.
    ///
    /// @param above comments on lines of their own before it
    /// @param after the comment at the end of its line, or none
    record Item(List<Comment> above, Row content, boolean comma, List<Comment> after) {
        boolean mustBreak() {
            return content.mustBreak() || !above.isEmpty() || !after.isEmpty();
        }

        int width() {
            return content.width() + (comma ? 1 : 0);
        }
    }

    /// Pieces one after the other.
    ///
    /// @param hasJoints whether a line may end between two of them, or must end after the last
    record Row(List<Piece> pieces, int width, boolean mustBreak, boolean hasJoints) {
        static Row of(List<Piece> pieces) {
            int width = 0;
            boolean mustBreak = false;
            boolean hasJoints = false;
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                width += piece.width() + (i > 0 && piece.spaced() ? 1 : 0);
                mustBreak |= piece.mustBreak();
                hasJoints |= piece instanceof Leaf leaf && leaf.joint() && (leaf.mustBreak() || i + 1 < pieces.size());
            }
            return new Row(pieces, width, mustBreak, hasJoints);
        }
    }
}
