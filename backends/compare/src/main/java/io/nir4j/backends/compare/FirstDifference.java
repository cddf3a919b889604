package io.nir4j.backends.compare;

import io.nir4j.backends.compare.Lockstep.Block;
import java.util.List;
import java.util.Optional;

/// Finds the earliest step in which judged signals differ, the first signal in their order, the first sample, the first
/// neuron; and before that the first state that differs.
final class FirstDifference implements Lockstep.Visitor {
    private final List<Watched> signals;
    private final double[] scales;
    private final Tolerance tolerance;
    private Optional<Place> judged = Optional.empty();
    private Optional<Place> state = Optional.empty();

    /// A value in which the sides differ.
    record Place(Watched signal, long step, int sample, int neuron, double a, double b) {}

    FirstDifference(List<Watched> signals, double[] scales, Tolerance tolerance) {
        this.signals = signals;
        this.scales = scales;
        this.tolerance = tolerance;
    }

    @Override
    public boolean visit(Block block) {
        for (int i = 0; i < signals.size(); i++) {
            Optional<Place> place = first(block, i);
            if (signals.get(i).judged()) {
                judged = earlier(judged, place);
            } else if (signals.get(i).kind() == Watched.Kind.STATE) {
                state = earlier(state, place);
            }
        }
        return judged.isEmpty();
    }

    private static Optional<Place> earlier(Optional<Place> known, Optional<Place> found) {
        boolean better = found.isPresent()
                && (known.isEmpty() || found.get().step() < known.get().step());
        return better ? found : known;
    }

    private Optional<Place> first(Block block, int at) {
        Watched signal = signals.get(at);
        double[] a = block.rowsA().get(at);
        double[] b = block.rowsB().get(at);
        int row = a.length / block.steps();
        for (int i = 0; i < a.length; i++) {
            if (tolerance.differ(signal, a[i], b[i], scales[at])) {
                int inStep = i % row;
                return Optional.of(new Place(
                        signal,
                        block.firstStep() + i / row,
                        inStep / signal.elements(),
                        inStep % signal.elements(),
                        a[i],
                        b[i]));
            }
        }
        return Optional.empty();
    }

    /// Where they part, if they do.
    Optional<Place> judged() {
        return judged;
    }

    /// A state that differs in an earlier step than [#judged].
    Optional<Place> state() {
        return state.filter(
                place -> judged.isPresent() && place.step() < judged.get().step());
    }
}
