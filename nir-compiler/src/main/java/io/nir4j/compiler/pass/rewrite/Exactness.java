package io.nir4j.compiler.pass.rewrite;

/// How near what a network computes after a rewrite is to what it computed before.
public enum Exactness {
    /// Every number that an Output gives is the same; only the sign of a zero may differ.
    EXACT("exact"),
    /// The same function of real numbers: results differ by rounding, so a spike may come or go where a potential is
    /// within rounding of its threshold.
    ROUNDING("rounding");

    private final String label;

    Exactness(String label) {
        this.label = label;
    }

    /// One word for tables.
    public String label() {
        return label;
    }
}
