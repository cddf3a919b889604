package io.nir4j.dsl.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/// A string as the lexer reads it: by code points, but counted in chars.
///
/// ANTLR's own streams count code points, so that a brain emoji in a comment would move every place behind it.
final class Utf16Stream implements CharStream {
    private final String text;
    private int position;

    Utf16Stream(String text) {
        this.text = text;
    }

    @Override
    public void consume() {
        if (position >= text.length()) {
            throw new IllegalStateException("cannot consume EOF");
        }
        position += Character.charCount(text.codePointAt(position));
    }

    @Override
    public int LA(int ahead) {
        if (ahead == 0) {
            return 0;
        }
        int at = position;
        for (int i = 1; i < ahead && at < text.length(); i++) {
            at += Character.charCount(text.codePointAt(at));
        }
        for (int i = ahead; i < 0 && at > 0; i++) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        return at < text.length() ? text.codePointAt(at) : IntStream.EOF;
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // All of the text stays in memory: a mark needs no keeping.
    }

    @Override
    public int index() {
        return position;
    }

    @Override
    public void seek(int index) {
        position = index;
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return UNKNOWN_SOURCE_NAME;
    }

    @Override
    public String getText(Interval interval) {
        return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
    }
}
