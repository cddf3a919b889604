package io.nir4j.model.diagnostic;

import java.util.List;

/// The line of a text that a finding is about, with the part that it points at.
///
/// @param line its number, from 1
/// @param column the first character pointed at, from 1
/// @param shown the line, or where it is long as much of it around the place as fits a terminal
/// @param indent the first character of `shown` pointed at, from 0
/// @param width how many characters are pointed at, at least 1
public record Excerpt(int line, int column, String shown, int indent, int width) {
    private static final int LONGEST = 100;
    private static final int BEFORE = 60;
    private static final String CUT = "...";

    public Excerpt {
        if (line < 1 || column < 1 || indent < 0 || width < 1) {
            throw new IllegalArgumentException(line + ":" + column + ", " + indent + " + " + width);
        }
    }

    /// The excerpt of one line of `text`, which may be millions of characters long.
    ///
    /// @param line its number, from 1
    /// @param lineStart index of its first character
    /// @param lineEnd index after its last
    /// @param start index of the first character pointed at
    /// @param end index after the last, perhaps in a later line
    public static Excerpt of(String text, int line, int lineStart, int lineEnd, int start, int end) {
        int from = lineEnd - lineStart <= LONGEST ? lineStart : Math.max(lineStart, start - BEFORE);
        int to = Math.min(lineEnd, from + LONGEST);
        String lead = from > lineStart ? CUT : "";
        String shown = lead + printable(text.substring(from, to)) + (to < lineEnd ? CUT : "");
        int width = Math.max(1, Math.min(end, to) - start);
        return new Excerpt(line, start - lineStart + 1, shown, lead.length() + start - from, width);
    }

    /// What a terminal would act on is shown as a space or as `?`.
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.chars().forEach(c -> shown.append(c == '\t' ? ' ' : isActive((char) c) ? '?' : (char) c));
        return shown.toString();
    }

    private static boolean isActive(char c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

    /// The line under its number, and a line that points:
    ///
    /// ```
    ///    4 | lif1 = LIF(tau = 20, v_thr = 1.0)
    ///      |                      ^^^^^
    /// ```
    public List<String> lines() {
        String number = String.format("%4d", line);
        return List.of(
                number + " | " + shown, " ".repeat(number.length()) + " | " + " ".repeat(indent) + "^".repeat(width));
    }
}
