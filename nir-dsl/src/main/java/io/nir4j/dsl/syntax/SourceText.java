package io.nir4j.dsl.syntax;

import io.nir4j.model.diagnostic.Excerpt;
import io.nir4j.model.diagnostic.Place;
import java.util.Arrays;
import java.util.Optional;

/// A text, and where in it things are.
public final class SourceText {
    private final Optional<String> name;
    private final String text;
    private final int[] lineStarts;

    /// A text that no file holds.
    public SourceText(String text) {
        this(Optional.empty(), text);
    }

    /// The text of a file.
    ///
    /// @param name the file as the user names it
    public SourceText(String name, String text) {
        this(Optional.of(name), text);
    }

    private SourceText(Optional<String> name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /// Lines end as the grammar says: at `\n`, `\r\n` or `\r`.
    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
            if (ends) {
                starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    public String text() {
        return text;
    }

    /// What the text says at `span`.
    public String at(Span span) {
        return text.substring(span.start(), span.end());
    }

    /// The place of `span`, with the line that it starts in.
    public Place place(Span span) {
        int start = Math.min(span.start(), text.length());
        int found = Arrays.binarySearch(lineStarts, start);
        int line = found >= 0 ? found : -found - 2;
        int lineStart = lineStarts[line];
        int lineEnd = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
        while (lineEnd > lineStart && Character.isWhitespace(text.charAt(lineEnd - 1))) {
            lineEnd--;
        }
        Place place = Place.UNKNOWN.withExcerpt(Excerpt.of(text, line + 1, lineStart, lineEnd, start, span.end()));
        return name.map(place::withFile).orElse(place);
    }
}
