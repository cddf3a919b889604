package io.nir4j.cli.terminal;

import io.nir4j.model.diagnostic.Severity;

/// Colours for a terminal, or none.
public final class Ink {
    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String BOLD_RED = "1;31";
    private static final String BOLD_YELLOW = "1;33";
    private static final String BOLD_CYAN = "1;36";
    private static final String GREEN = "32";

    private final boolean coloured;

    /// @param coloured false to leave all text as it is
    public Ink(boolean coloured) {
        this.coloured = coloured;
    }

    public boolean isColoured() {
        return coloured;
    }

    /// A headline.
    public String strong(String text) {
        return paint(BOLD, text);
    }

    /// What can be skipped in reading.
    public String faint(String text) {
        return paint(DIM, text);
    }

    public String good(String text) {
        return paint(GREEN, text);
    }

    public String of(Severity severity, String text) {
        return paint(
                switch (severity) {
                    case ERROR -> BOLD_RED;
                    case WARNING -> BOLD_YELLOW;
                    case NOTE -> BOLD_CYAN;
                },
                text);
    }

    private String paint(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
