package io.nir4j.model.diagnostic;

import java.util.List;

/// The line of a text that a finding is about, with the part that it points at.
///
/// @param line its number, from 1
/// @param text the line, without its end
/// @param column the first character pointed at, from 1
/// @param width how many characters are pointed at, at least 1
public record Excerpt(int line, String text, int column, int width) {
    private static final int LONGEST = 100;
    private static final int BEFORE = 60;
    private static final String CUT = "...";

    public Excerpt {
        if (line < 1 || column < 1 || width < 1) {
            throw new IllegalArgumentException("line " + line + ", column " + column + ", width " + width);
        }
    }

    /// The line under its number, and a line that points:
    ///
    /// ```
    ///    4 | lif1 = LIF(tau = 20, v_thr = 1.0)
    ///      |                      ^^^^^
    /// ```
    ///
    /// A long line is cut around the place, and what a terminal would act on is shown as a space or as `?`.
    public List<String> shown() {
        int start = text.length() <= LONGEST ? 0 : Math.clamp(column - 1 - BEFORE, 0, text.length());
        int end = Math.min(text.length(), start + LONGEST);
        String lead = start > 0 ? CUT : "";
        String line = lead + printable(text.substring(start, end)) + (end < text.length() ? CUT : "");
        String number = String.format("%4d", this.line);
        int indent = lead.length() + column - 1 - start;
        int carets = Math.clamp(lead.length() + end - start - indent, 1, width);
        return List.of(
                number + " | " + line, " ".repeat(number.length()) + " | " + " ".repeat(indent) + "^".repeat(carets));
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.chars().forEach(c -> shown.append(c == '\t' ? ' ' : isActive((char) c) ? '?' : (char) c));
        return shown.toString();
    }

    private static boolean isActive(char c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
