package io.nir4j.model.diagnostic;

/// How much a finding matters.
public enum Severity {
    /// The network means nothing, or not what its author wanted, until this is mended.
    ERROR,
    /// The network can be used; its author should look.
    WARNING,
    /// A fact worth knowing, such as a default that was taken.
    NOTE;

    /// `error`, `warning` or `note`.
    public String label() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
