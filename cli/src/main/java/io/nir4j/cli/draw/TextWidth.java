package io.nir4j.cli.draw;

/// How wide text may become, whatever sans-serif font the viewer has.
///
/// The drawing is laid out before anybody knows the font. The figures are those of the widest common one, DejaVu Sans
/// Bold, rounded up; in most fonts there is a little more air.
final class TextWidth {
    private static final double[] EM_OF_ASCII = new double[128];
    private static final double PLAIN = 0.92;

    static {
        set(1.1, "mwMW@%");
        set(0.86, "ABCDEFGHKLNOPQRSTUVXYZ#&+<=>^~");
        set(0.72, "abcdeghknopqsuvxyz0123456789?$*_`\"");
        set(0.72, "{}");
        set(0.5, "frt()[]-/!\\|");
        set(0.4, " ijlIJ.,:;'");
    }

    private TextWidth() {}

    private static void set(double em, String characters) {
        characters.chars().forEach(character -> EM_OF_ASCII[character] = em);
    }

    /// Pixels for bold text of this size.
    static double bold(String text, double size) {
        return size * text.codePoints().mapToDouble(TextWidth::em).sum();
    }

    /// Pixels for text of ordinary weight.
    static double plain(String text, double size) {
        return PLAIN * bold(text, size);
    }

    private static double em(int character) {
        if (character < 128) {
            return EM_OF_ASCII[character];
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            case Character.LOWERCASE_LETTER -> 0.9;
            default -> character < 0x250 ? 1 : character < 0x1f000 ? 1.15 : 1.5;
        };
    }

    /// The text with its middle left out as far as needed to make it at most `most` pixels wide in bold.
    static String shortened(String text, double size, double most) {
        if (bold(text, size) <= most) {
            return text;
        }
        int[] characters = text.codePoints().toArray();
        int kept = characters.length;
        String shorter;
        do {
            kept--;
            int head = (kept + 1) / 2;
            int tail = kept - head;
            shorter = new String(characters, 0, head) + "…" + new String(characters, characters.length - tail, tail);
        } while (kept > 0 && bold(shorter, size) > most);
        return shorter;
    }
}
