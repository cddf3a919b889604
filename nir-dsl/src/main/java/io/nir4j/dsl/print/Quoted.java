package io.nir4j.dsl.print;

import java.util.Locale;

/// Names and strings as texts have them.
final class Quoted {
    private Quoted() {}

    /// `name` as it is if it is an identifier of ASCII letters, in quotes otherwise.
    static String name(String name) {
        return isIdentifier(name) ? name : text(name);
    }

    static boolean isIdentifier(String name) {
        return !name.isEmpty() && !isDigit(name.charAt(0)) && name.chars().allMatch(Quoted::isWordCharacter);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
    }

    /// `text` in quotes; what cannot be seen, or would act on a terminal, as an escape.
    static String text(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isVisible(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append("\\u{")
                                .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                                .append('}');
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /// Whether a reader sees the character, and which it is.
    static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
