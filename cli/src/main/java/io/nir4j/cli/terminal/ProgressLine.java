package io.nir4j.cli.terminal;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/// One line on a terminal that says how far a run is, and disappears at its end.
public final class ProgressLine implements LongConsumer, AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final int BAR = 30;
    private static final String ERASE = "\r\u001b[2K";

    private final PrintWriter target;
    private final String what;
    private final long total;
    private final boolean shown;
    private final long started = System.nanoTime();
    private long drawn = started - REDRAW_NANOS;

    /// @param what is counted, such as `steps`
    /// @param shown false to stay silent
    public ProgressLine(PrintWriter target, String what, long total, boolean shown) {
        this.target = target;
        this.what = what;
        this.total = total;
        this.shown = shown;
    }

    @Override
    public void accept(long done) {
        long now = System.nanoTime();
        if (!shown || now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        double share = total == 0 ? 1 : (double) done / total;
        int filled = (int) (BAR * share);
        double left = (now - started) / 1e9 * (1 - share) / Math.max(share, 1e-9);
        target.print(ERASE + "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + Figures.grouped(done) + " of "
                + Figures.grouped(total) + " " + what + ", " + Math.round(left) + " s left");
        target.flush();
    }

    @Override
    public void close() {
        if (shown) {
            target.print(ERASE);
            target.flush();
        }
    }
}
