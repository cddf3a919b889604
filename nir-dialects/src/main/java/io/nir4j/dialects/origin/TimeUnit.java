package io.nir4j.dialects.origin;

/// The unit in which a file's time constants and delays are.
public enum TimeUnit {
    SECONDS("seconds"),
    MILLISECONDS("milliseconds"),
    STEPS("time steps");

    private final String label;

    TimeUnit(String label) {
        this.label = label;
    }

    /// As in a sentence: `seconds`, `milliseconds`, `time steps`.
    public String label() {
        return label;
    }
}
