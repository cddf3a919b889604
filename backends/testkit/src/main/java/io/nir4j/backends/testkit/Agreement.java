package io.nir4j.backends.testkit;

import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/// How far two arrays of the same shape agree.
///
/// @param areSpikes whether all that was expected is zeros and ones
/// @param positions number of elements
/// @param equal number of equal elements
/// @param worstError the largest difference, relative to the largest number expected
/// @param isActive whether anything but zeros was expected
public record Agreement(boolean areSpikes, long positions, long equal, double worstError, boolean isActive) {
    private static final double SPIKES = 0.998;
    private static final double CONTINUOUS = 1e-4;

    static Agreement of(Tensor expected, Tensor found) {
        if (!expected.shape().equals(found.shape())) {
            throw new AssertionError("expected shape " + expected.shape() + ", found " + found.shape());
        }
        double[] values = expected.toDoubles();
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        long equal = 0;
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            double error = Math.abs(values[i] - found.getDouble(i));
            equal += error == 0 ? 1 : 0;
            worst = Math.max(worst, largest == 0 ? error : error / largest);
        }
        boolean areSpikes = Arrays.stream(values).allMatch(value -> value == 0 || value == 1);
        return new Agreement(areSpikes, values.length, equal, worst, largest > 0);
    }

    /// The part of the elements that are equal.
    public double share() {
        return positions == 0 ? 1 : (double) equal / positions;
    }

    /// Spikes equal at 99.8 % of the positions, or numbers to 1e-4 of the largest.
    public boolean isGood() {
        return areSpikes ? share() >= SPIKES : worstError <= CONTINUOUS;
    }

    /// `spikes equal at 100.000 % of 2760`, or `numbers equal to 3.1e-08 of the largest`.
    @Override
    public String toString() {
        return areSpikes
                ? String.format(Locale.ROOT, "spikes equal at %.3f %% of %d", 100 * share(), positions)
                : String.format(Locale.ROOT, "numbers equal to %.1e of the largest", worstError);
    }
}
