package io.nir4j.backends.compare;

import java.util.OptionalInt;

/// Whether one side of a signal is the other some steps later.
///
/// Compares every step of each side with the last few of the other.
final class Lags {
    private final Watched signal;
    private final int row;
    private final int longest;
    private final double[][] pastA;
    private final double[][] pastB;
    private final long[] differing;
    private final long[] positions;
    private final double[] largest;
    private long now;
    private boolean moves;

    /// @param row numbers in one step of all samples
    /// @param longest the longest lag to look for, in steps
    Lags(Watched signal, int row, int longest) {
        this.signal = signal;
        this.row = row;
        this.longest = longest;
        this.pastA = new double[longest + 1][row];
        this.pastB = new double[longest + 1][row];
        this.differing = new long[2 * longest + 1];
        this.positions = new long[2 * longest + 1];
        this.largest = new double[2 * longest + 1];
    }

    void add(double[] a, double[] b) {
        for (int from = 0; from < a.length; from += row) {
            int slot = (int) (now % pastA.length);
            System.arraycopy(a, from, pastA[slot], 0, row);
            System.arraycopy(b, from, pastB[slot], 0, row);
            for (int lag = 1; lag <= Math.min(longest, now); lag++) {
                int then = (int) ((now - lag) % pastA.length);
                compare(longest + lag, pastA[then], pastB[slot]);
                compare(longest - lag, pastA[slot], pastB[then]);
            }
            now++;
        }
    }

    private void compare(int lag, double[] a, double[] b) {
        for (int i = 0; i < row; i++) {
            moves |= a[i] != 0;
            double distance = Math.abs(a[i] - b[i]);
            if (distance != 0) {
                differing[lag]++;
                largest[lag] = Math.max(largest[lag], Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
            }
        }
        positions[lag] += row;
    }

    /// The shortest lag at which the sides agree, if they do at one.
    OptionalInt agreeing(Tolerance tolerance, double scale) {
        for (int lag = 1; lag <= longest && moves; lag++) {
            for (int signed : new int[] {lag, -lag}) {
                int at = longest + signed;
                boolean agrees = signal.spikes()
                        ? tolerance.allows(differing[at], positions[at])
                        : largest[at] <= tolerance.relative() * scale;
                if (agrees && positions[at] > 0) {
                    return OptionalInt.of(signed);
                }
            }
        }
        return OptionalInt.empty();
    }
}
