package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Stated shapes begin with ones on one side, for batch or time, of which NIR's shapes know nothing.
final class BatchInShapes {
    private BatchInShapes() {}

    static List<Convention> in(Evidence evidence) {
        List<Convention> found = new ArrayList<>();
        for (Side side : Side.values()) {
            List<OtherField> longer = evidence.all(OtherField.class).stream()
                    .filter(field -> isLonger(field, side))
                    .toList();
            if (!longer.isEmpty()) {
                OtherField first = longer.getFirst();
                String sentence = "shapes begin with ones for batch or time in " + side + ": "
                        + text(first, side) + " where " + side.other() + " has " + text(first, side.other()) + " ("
                        + Evidence.names(longer.stream().map(OtherField::a)) + ")";
                found.add(new Convention("batch-in-shapes", sentence, false, List.copyOf(longer)));
            }
        }
        return found;
    }

    private static boolean isLonger(OtherField field, Side side) {
        Optional<Tensor> with = field.contrast().tensor(side);
        Optional<Tensor> without = field.contrast().tensor(side.other());
        if (!Fields.isShape(field.field()) || with.isEmpty() || without.isEmpty()) {
            return false;
        }
        long[] longer = with.get().toLongs();
        long[] shorter = without.get().toLongs();
        int ones = longer.length - shorter.length;
        return ones > 0
                && Arrays.stream(longer, 0, ones).allMatch(extent -> extent == 1)
                && Arrays.equals(Arrays.copyOfRange(longer, ones, longer.length), shorter);
    }

    private static String text(OtherField field, Side side) {
        long[] extents = field.contrast().tensor(side).orElseThrow().toLongs();
        return Arrays.toString(extents).replace('[', '(').replace(']', ')');
    }
}
