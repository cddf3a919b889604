package io.nir4j.backends.compare;

import io.nir4j.backends.compare.Source.Playback;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Takes two sources through the same steps, block by block; memory holds one block of each.
final class Lockstep {
    private static final long NUMBERS_KEPT = 1L << 24;
    private static final long NUMBERS_PER_BLOCK = 1 << 20;
    /// Sides that part do so early as a rule, so blocks grow.
    private static final int FIRST_STEPS = 4;

    private static final int MOST_STEPS = 64;

    private Lockstep() {}

    /// A block of all signals, of both sides.
    ///
    /// @param firstStep the step at which it begins
    /// @param rowsA per signal, (time, batch, features...) in row-major order
    record Block(long firstStep, int steps, List<double[]> rowsA, List<double[]> rowsB) {}

    /// Looks at blocks.
    interface Visitor {
        /// Looks at a block; false to see no more.
        boolean visit(Block block);
    }

    /// Visits all blocks of `extent`, in which there are `batch` samples.
    static void run(Source a, Source b, Extent extent, int batch, List<Watched> signals, Visitor visitor) {
        boolean rounded = a.isRounded() || b.isRounded();
        int most = mostSteps(signals, batch);
        try (Playback playA = a.open(extent);
                Playback playB = b.open(extent)) {
            long done = 0;
            for (int size = FIRST_STEPS; done < extent.steps(); size = Math.min(2 * size, MOST_STEPS)) {
                int steps = (int) Math.min(Math.min(size, most), extent.steps() - done);
                List<double[]> rowsA = playA.next(steps);
                List<double[]> rowsB = playB.next(steps);
                if (rounded) {
                    rowsA.forEach(Lockstep::round);
                    rowsB.forEach(Lockstep::round);
                }
                if (!visitor.visit(new Block(done, steps, rowsA, rowsB))) {
                    return;
                }
                done += steps;
            }
        }
    }

    /// `source`, to be played again and again: what it gives is kept, if that is not too much.
    static Source kept(Source source, Extent extent, int batch, List<Watched> signals) {
        long perStep = signals.stream().mapToLong(Watched::elements).sum() * batch;
        boolean fits = perStep * extent.steps() <= NUMBERS_KEPT;
        return fits && source instanceof Source.Live ? store(source, extent, batch, signals) : source;
    }

    private static Source.Stored store(Source source, Extent extent, int batch, List<Watched> signals) {
        List<double[]> kept = new ArrayList<>();
        try (Playback play = source.open(extent)) {
            kept.addAll(play.next(Math.toIntExact(extent.steps())));
        }
        List<Tensor> arrays = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Shape shape = Shape.of(extent.steps(), batch).plus(signals.get(i).shape());
            arrays.add(Tensor.of(shape, kept.get(i)));
        }
        return new Source.Stored(arrays, extent, source.isRounded());
    }

    private static int mostSteps(List<Watched> signals, int batch) {
        long perStep = signals.stream().mapToLong(Watched::elements).sum() * batch;
        return Math.clamp(NUMBERS_PER_BLOCK / Math.max(1, perStep), 1, MOST_STEPS);
    }

    private static void round(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
        }
    }
}
