package io.nir4j.dialects.diff;

import io.nir4j.model.Flatten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The axes of Flatten are counted with the batch dimension on one side: one more where they count from the front.
///
/// NIR counts them without; PyTorch's own `Flatten` counts with it, and some exporters pass its numbers on.
final class BatchInFlatten {
    private BatchInFlatten() {}

    static List<Convention> in(Evidence evidence) {
        List<Pair> shifted = new ArrayList<>();
        Optional<Side> counting = Optional.empty();
        for (Pair pair : evidence.pairs()) {
            if (evidence.field(pair, "start_dim").isEmpty()
                    && evidence.field(pair, "end_dim").isEmpty()) {
                continue;
            }
            Optional<Side> own = counting(pair);
            if (own.isEmpty() || (counting.isPresent() && !own.equals(counting))) {
                return List.of();
            }
            counting = own;
            shifted.add(pair);
        }
        return counting.map(side -> List.of(convention(side, shifted, evidence)))
                .orElse(List.of());
    }

    /// The side that counts the batch dimension.
    private static Optional<Side> counting(Pair pair) {
        for (Side side : Side.values()) {
            if (pair.node(side) instanceof Flatten with
                    && pair.node(side.other()) instanceof Flatten without
                    && isShifted(with, without)) {
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }

    private static boolean isShifted(Flatten with, Flatten without) {
        return isShifted(with.startDim().at(0), without.startDim().at(0))
                && isShifted(with.endDim().at(0), without.endDim().at(0));
    }

    private static boolean isShifted(long with, long without) {
        return without < 0 ? with == without : with == without + 1;
    }

    private static Convention convention(Side side, List<Pair> shifted, Evidence evidence) {
        List<Difference> explained = new ArrayList<>();
        for (Pair pair : shifted) {
            evidence.field(pair, "start_dim").ifPresent(explained::add);
            evidence.field(pair, "end_dim").ifPresent(explained::add);
        }
        String sentence = "Flatten counts the batch dimension in " + side + " ("
                + Evidence.names(shifted.stream().map(Pair::name)) + ")";
        return new Convention("batch-in-flatten", sentence, false, explained);
    }
}
