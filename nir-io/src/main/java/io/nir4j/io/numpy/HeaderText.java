package io.nir4j.io.numpy;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the Python dictionary of a `.npy` header: texts, `True`, `False` and tuples of integers, nothing more.
final class HeaderText {
    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");
    private static final int MOST_AXES = 64;

    private final String text;
    private int position;

    HeaderText(String text) {
        this.text = text;
    }

    NpyHeader header(long dataOffset) {
        Map<String, Object> entries = dictionary();
        if (!entries.keySet().equals(KEYS)) {
            throw damaged("has the entries " + entries.keySet() + ", expected " + KEYS);
        }
        if (!(entries.get("descr") instanceof String description)) {
            throw structured();
        }
        if (!(entries.get("fortran_order") instanceof Boolean fortranOrder)) {
            throw damaged("has no True or False for fortran_order");
        }
        if (!(entries.get("shape") instanceof Shape shape)) {
            throw damaged("has no tuple of integers for shape");
        }
        return new NpyHeader(NpyType.parse(description), fortranOrder, shape, dataOffset);
    }

    private Map<String, Object> dictionary() {
        Map<String, Object> entries = new LinkedHashMap<>();
        expect('{');
        while (!found('}')) {
            String key = quoted();
            expect(':');
            if (entries.put(key, value()) != null) {
                throw damaged("names '" + key + "' twice");
            }
            if (!found(',')) {
                expect('}');
                break;
            }
        }
        if (peek() != '\0') {
            throw damaged("goes on after its dictionary");
        }
        return entries;
    }

    private Object value() {
        return switch (peek()) {
            case '\'', '"' -> quoted();
            case '(' -> tuple();
            case '[' -> throw structured();
            case 'T' -> word("True", true);
            case 'F' -> word("False", false);
            default -> throw damaged("cannot be read at character " + position);
        };
    }

    private static RuntimeException structured() {
        return Diagnostic.of(Code.UNSUPPORTED_CONTENT, "the array has a structured NumPy type, which no tensor has")
                .hint("save each field as an array of its own")
                .asException();
    }

    private boolean word(String word, boolean meaning) {
        if (!text.startsWith(word, position)) {
            throw damaged("cannot be read at character " + position);
        }
        position += word.length();
        return meaning;
    }

    private String quoted() {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw damaged("lacks a quote at character " + position);
        }
        int end = text.indexOf(quote, position + 1);
        if (end < 0) {
            throw damaged("has a text without an end");
        }
        String content = text.substring(position + 1, end);
        position = end + 1;
        return content;
    }

    private Shape tuple() {
        List<Long> extents = new ArrayList<>();
        expect('(');
        while (!found(')')) {
            extents.add(integer());
            if (extents.size() > MOST_AXES) {
                throw damaged("declares more than " + MOST_AXES + " axes");
            }
            if (!found(',')) {
                expect(')');
                break;
            }
        }
        try {
            Shape shape = Shape.of(extents.stream().mapToLong(Long::longValue).toArray());
            Math.multiplyExact(shape.elements(), Long.BYTES);
            return shape;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Diagnostic.of(Code.LARGER_THAN_FILE, "the .npy header declares the shape " + extents)
                    .asException();
        }
    }

    /// Digits; Python 2 wrote an L after a long one.
    private long integer() {
        peek();
        int end = position;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == position || end - position > 19) {
            throw damaged("has no extent at character " + position);
        }
        String digits = text.substring(position, end);
        position = end < text.length() && text.charAt(end) == 'L' ? end + 1 : end;
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw damaged("has the extent " + digits);
        }
    }

    private void expect(char wanted) {
        if (!found(wanted)) {
            throw damaged("lacks '" + wanted + "' at character " + position);
        }
    }

    private boolean found(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    /// The next character that is no space, or NUL at the end.
    private char peek() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private static RuntimeException damaged(String what) {
        return Diagnostic.of(Code.DAMAGED_FILE, "the .npy header " + what).asException();
    }
}
