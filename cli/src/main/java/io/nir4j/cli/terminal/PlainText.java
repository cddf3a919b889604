package io.nir4j.cli.terminal;

/// Text from files, such as titles, without what a terminal would act on or XML 1.0 cannot hold.
///
/// Such characters appear as the escapes that the text form has for them: a backslash and `u{1B}`.
public final class PlainText {
    private PlainText() {}

    /// `text` on one line.
    public static String line(String text) {
        return lines(text).replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }

    /// `text` with its lines and tabs.
    public static String lines(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isPlain(c)) {
                plain.appendCodePoint(c);
            } else {
                plain.append(String.format("\\u{%X}", c));
            }
        });
        return plain.toString();
    }

    private static boolean isPlain(int c) {
        return switch (c) {
            case '\n', '\r', '\t' -> true;
            case 0xFFFE, 0xFFFF -> false;
            default ->
                switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
                    case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
        };
    }
}
