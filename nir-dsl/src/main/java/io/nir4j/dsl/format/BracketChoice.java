package io.nir4j.dsl.format;

import io.nir4j.dsl.format.Piece.Brackets;
import java.util.BitSet;
import java.util.List;

/// Which brackets of a row are broken into lines: those that must, and as many more, the last first, as it
/// takes for the lines outside of them to fit.
///
/// @param broken indices of pieces
record BracketChoice(BitSet broken) {

    /// @param column where the row begins
    /// @param indent where the line goes on that closes broken brackets
    /// @param behind columns to keep for what follows the row
    static BracketChoice of(List<Piece> pieces, int column, int indent, int behind) {
        BitSet broken = new BitSet(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Brackets brackets && brackets.mustBreak()) {
                broken.set(i);
            }
        }
        BracketChoice choice = new BracketChoice(broken);
        int found = choice.nextToBreak(pieces, column, indent, behind);
        while (found >= 0) {
            broken.set(found);
            found = choice.nextToBreak(pieces, column, indent, behind);
        }
        return choice;
    }

    boolean isBroken(int index) {
        return broken.get(index);
    }

    /// The last brackets on the first line that is too long, or -1.
    private int nextToBreak(List<Piece> pieces, int column, int indent, int behind) {
        int at = column;
        int candidate = -1;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            at += i > 0 && piece.spaced() ? 1 : 0;
            if (broken.get(i)) {
                if (at + 1 > LineWriter.COLUMNS && candidate >= 0) {
                    return candidate;
                }
                candidate = -1;
                at = indent + 1;
            } else {
                at += piece.width();
                candidate = piece instanceof Brackets brackets && !brackets.isEmpty() ? i : candidate;
            }
        }
        return at + behind > LineWriter.COLUMNS ? candidate : -1;
    }
}
