package io.nir4j.cli.draw;

import java.util.stream.Collectors;

/// Names as they can be shown: a file may hold anything but '/' and NUL in them.
final class Wording {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int REPLACEMENT = 0xfffd;

    private Wording() {}

    /// The text with a visible sign for each character that has none or that XML forbids.
    static String visible(String text) {
        return text.codePoints()
                .map(Wording::visible)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static int visible(int character) {
        if (character < ' ') {
            return CONTROL_PICTURES + character;
        }
        boolean forbidden = Character.getType(character) == Character.SURROGATE || (character & 0xfffe) == 0xfffe;
        return forbidden || (character >= 0x7f && character < 0xa0) ? REPLACEMENT : character;
    }

    /// Visible text for the content and the attributes of XML and HTML.
    static String xml(String text) {
        return visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
