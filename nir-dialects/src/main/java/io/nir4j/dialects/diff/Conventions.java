package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.OtherField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The rules that recognise conventions, in the order in which they are asked; each sees what those before it left.
final class Conventions {
    private static final List<Function<Evidence, List<Convention>>> RULES = List.of(
            Biases::in,
            ScaledTimes::in,
            BatchInFlatten::in,
            BatchInShapes::in,
            FoldedGains::in,
            RoundedNumbers::in,
            LayerWidths::in,
            GainsOfTimes::in,
            SubtractedResets::in);

    private Conventions() {}

    static List<Convention> in(Evidence evidence) {
        Evidence counting = new Evidence(
                evidence.a(),
                evidence.b(),
                evidence.pairs(),
                evidence.differences().stream()
                        .filter(difference -> !(difference instanceof OtherField field)
                                || field.contrast().kind() != Contrast.Kind.TOLERATED)
                        .toList());
        List<Convention> found = new ArrayList<>();
        for (Function<Evidence, List<Convention>> rule : RULES) {
            found.addAll(rule.apply(counting.without(found)));
        }
        return List.copyOf(found);
    }
}
