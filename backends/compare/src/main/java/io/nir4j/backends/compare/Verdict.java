package io.nir4j.backends.compare;

import io.nir4j.backends.compare.FirstDifference.Place;
import io.nir4j.backends.compare.Lockstep.Block;
import java.util.List;
import java.util.Optional;

/// Whether two sides agree on what is judged; looks no further once they do not.
final class Verdict implements Lockstep.Visitor {
    private final List<Watched> signals;
    private final double[] scales;
    private final Tolerance tolerance;
    private final long rows;
    private final long[] differing;
    private Optional<Place> parted = Optional.empty();

    /// @param rows steps times samples
    Verdict(List<Watched> signals, double[] scales, Tolerance tolerance, long rows) {
        this.signals = signals;
        this.scales = scales;
        this.tolerance = tolerance;
        this.rows = rows;
        this.differing = new long[signals.size()];
    }

    @Override
    public boolean visit(Block block) {
        for (int i = 0; i < signals.size(); i++) {
            if (signals.get(i).judged()) {
                judge(block, i);
            }
        }
        return parted.isEmpty();
    }

    private void judge(Block block, int at) {
        Watched signal = signals.get(at);
        double[] a = block.rowsA().get(at);
        double[] b = block.rowsB().get(at);
        int row = a.length / block.steps();
        for (int i = 0; i < a.length; i++) {
            if (tolerance.differ(signal, a[i], b[i], scales[at]) && isTooMuch(signal, at)) {
                long step = block.firstStep() + i / row;
                if (parted.isEmpty() || step < parted.get().step()) {
                    int inStep = i % row;
                    parted = Optional.of(new Place(
                            signal, step, inStep / signal.elements(), inStep % signal.elements(), a[i], b[i]));
                }
                return;
            }
        }
    }

    private boolean isTooMuch(Watched signal, int at) {
        differing[at]++;
        return !signal.spikes() || !tolerance.allows(differing[at], rows * signal.elements());
    }

    /// Where the first too many difference lies, if there is one.
    Optional<Place> parted() {
        return parted;
    }
}
