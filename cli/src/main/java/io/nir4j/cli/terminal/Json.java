package io.nir4j.cli.terminal;

import io.nir4j.model.diagnostic.CompilerBug;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/// Facts as JSON, for programs.
///
/// Takes maps, collections, texts, numbers, truth values, and `Optional`s of them: an empty one is left out of its
/// map. NaN and the infinities, which JSON does not have, become texts.
public final class Json {
    private final PrintWriter target;

    private Json(PrintWriter target) {
        this.target = target;
    }

    /// Prints `facts` as a document of its own.
    public static void print(Object facts, PrintWriter target) {
        new Json(target).value(facts, 0);
        target.println();
    }

    private void value(Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> object(map, depth);
            case Collection<?> items -> array(items, depth);
            case CharSequence text -> text(text);
            case Double number when !Double.isFinite(number) -> text(number.toString());
            case Float number when !Float.isFinite(number) -> text(number.toString());
            case Number number -> target.print(number);
            case Boolean truth -> target.print(truth.booleanValue());
            case Optional<?> some -> value(some.orElseThrow(() -> new CompilerBug("nothing to print")), depth);
            default -> throw new CompilerBug("no JSON for " + value.getClass());
        }
    }

    private void object(Map<?, ?> map, int depth) {
        String separator = "";
        target.print('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() instanceof Optional<?> maybe && maybe.isEmpty()) {
                continue;
            }
            target.print(separator);
            newLine(depth + 1);
            text(String.valueOf(entry.getKey()));
            target.print(": ");
            value(entry.getValue(), depth + 1);
            separator = ",";
        }
        if (!separator.isEmpty()) {
            newLine(depth);
        }
        target.print('}');
    }

    /// On one line, unless it holds objects.
    private void array(Collection<?> items, int depth) {
        boolean lines = items.stream().anyMatch(item -> item instanceof Map || item instanceof Collection);
        target.print('[');
        for (Iterator<?> rest = items.iterator(); rest.hasNext(); ) {
            Object item = rest.next();
            if (lines) {
                newLine(depth + 1);
            }
            value(item, depth + 1);
            target.print(rest.hasNext() ? (lines ? "," : ", ") : "");
        }
        if (lines) {
            newLine(depth);
        }
        target.print(']');
    }

    private void newLine(int depth) {
        target.print('\n');
        target.print("  ".repeat(depth));
    }

    private void text(CharSequence text) {
        target.print('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        target.print('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> target.print("\\\"");
            case '\\' -> target.print("\\\\");
            case '\n' -> target.print("\\n");
            case '\t' -> target.print("\\t");
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) {
                    target.print(String.format("\\u%04x", (int) c));
                } else {
                    target.print(c);
                }
            }
        }
    }
}
