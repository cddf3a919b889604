package io.nir4j.io.json;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/// Breaks lines in objects and not in arrays, unless the writer says otherwise for the next one.
final class Indentation implements PrettyPrinter {
    private enum Next {
        USUAL,
        ONE_LINE,
        LINES
    }

    private final Deque<Boolean> broken = new ArrayDeque<>();
    private Next next = Next.USUAL;
    private int depth;

    /// The next object or array has one entry per line.
    void breakNext() {
        next = Next.LINES;
    }

    /// The next object or array is on one line.
    void joinNext() {
        next = Next.ONE_LINE;
    }

    private void open(JsonGenerator json, char bracket, boolean usuallyBroken) {
        boolean lines = next == Next.USUAL ? usuallyBroken : next == Next.LINES;
        next = Next.USUAL;
        broken.push(lines);
        depth += lines ? 1 : 0;
        json.writeRaw(bracket);
    }

    private void close(JsonGenerator json, char bracket, int entries) {
        if (broken.pop()) {
            depth--;
            if (entries > 0) {
                newLine(json);
            }
        }
        json.writeRaw(bracket);
    }

    private void first(JsonGenerator json) {
        if (broken.getFirst()) {
            newLine(json);
        }
    }

    private void separate(JsonGenerator json) {
        json.writeRaw(',');
        if (broken.getFirst()) {
            newLine(json);
        } else {
            json.writeRaw(' ');
        }
    }

    private void newLine(JsonGenerator json) {
        json.writeRaw("\n" + "  ".repeat(depth));
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) {
        json.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator json) {
        open(json, '{', true);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) {
        close(json, '}', entries);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        separate(json);
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator json) {
        json.writeRaw(": ");
    }

    @Override
    public void writeStartArray(JsonGenerator json) {
        open(json, '[', false);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) {
        close(json, ']', values);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
        separate(json);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) {
        first(json);
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) {
        first(json);
    }
}
