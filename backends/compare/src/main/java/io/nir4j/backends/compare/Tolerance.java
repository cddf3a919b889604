package io.nir4j.backends.compare;

/// How far two results may lie apart and still agree.
///
/// @param spikes the share of a layer's positions, over time, samples and neurons, at which the numbers of spikes may
///     differ; 0 to 1
/// @param relative how far numbers that are no spikes may lie apart, in units of the largest that the signal reaches
///     on side A
public record Tolerance(double spikes, double relative) {
    /// Equal spikes; other numbers to 1e-5, a hundred times what float32 rounds off.
    public static final Tolerance STANDARD = new Tolerance(0, 1e-5);

    public Tolerance {
        if (!(spikes >= 0) || !(spikes <= 1) || !(relative >= 0)) {
            throw new IllegalArgumentException("tolerances " + spikes + " and " + relative);
        }
    }

    /// True if so many differing positions are few enough.
    boolean allows(long differing, long positions) {
        return differing <= spikes * positions;
    }

    /// True if the two values of a signal differ.
    ///
    /// @param scale the largest magnitude that the signal reaches
    boolean differ(Watched signal, double a, double b, double scale) {
        if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
            return false;
        }
        return signal.spikes() || !(Math.abs(a - b) <= relative * scale);
    }
}
