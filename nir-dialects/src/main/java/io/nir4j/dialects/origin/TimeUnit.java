package io.nir4j.dialects.origin;

/// The unit in which a file's time constants and delays are.
public enum TimeUnit {
    SECONDS("seconds", 1),
    MILLISECONDS("milliseconds", 1e-3),
    /// Counted; a step is 1.
    STEPS("time steps", 1);

    private final String label;
    private final double seconds;

    TimeUnit(String label, double seconds) {
        this.label = label;
        this.seconds = seconds;
    }

    /// A time in this unit in seconds; steps, whose length is not known, remain a number of steps.
    public double toSeconds(double time) {
        return time * seconds;
    }

    /// As in a sentence: `seconds`, `milliseconds`, `time steps`.
    public String label() {
        return label;
    }
}
