package io.nir4j.io.data;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;

/// Steps of equal length that cover a recording.
///
/// Quotients of times are not exact: 0.3 / 0.1 is below 3. One within rounding of an integer is that integer.
///
/// @param stepSeconds length of a step
/// @param steps how many there are: the last may reach over the end of the recording
record TimeGrid(double stepSeconds, long steps) {
    private static final double DOUBLE_ROUNDING = 1e-9;
    private static final double SINGLE_ROUNDING = 1e-6;

    static TimeGrid of(double durationSeconds, double stepSeconds) {
        checkPositive("the time step", stepSeconds);
        double quotient = durationSeconds / stepSeconds;
        if (quotient > Integer.MAX_VALUE) {
            throw Diagnostic.of(
                            Code.INPUT_DATA,
                            durationSeconds + " s in steps of " + stepSeconds + " s are more than 2^31 steps")
                    .asException();
        }
        // Durations are often products of float32.
        return new TimeGrid(stepSeconds, Math.max(1, -wholeSteps(-quotient, SINGLE_ROUNDING)));
    }

    static void checkPositive(String what, double seconds) {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw Diagnostic.of(Code.NOT_POSITIVE, what + " is " + seconds + " s")
                    .asException();
        }
    }

    /// The step in which `seconds` lies; the end of the recording is in the last.
    ///
    /// @param dtype the type that the time was rounded to
    long stepAt(double seconds, DType dtype) {
        double rounding = dtype == DType.F64 ? DOUBLE_ROUNDING : SINGLE_ROUNDING;
        return Math.min(wholeSteps(seconds / stepSeconds, rounding), steps - 1);
    }

    private static long wholeSteps(double quotient, double rounding) {
        double nearest = Math.rint(quotient);
        boolean isWhole = Math.abs(quotient - nearest) <= rounding * Math.max(1, Math.abs(quotient));
        return (long) (isWhole ? nearest : Math.floor(quotient));
    }
}
