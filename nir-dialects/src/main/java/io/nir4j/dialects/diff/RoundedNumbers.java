package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Numbers are those of the other side rounded to a narrower type.
final class RoundedNumbers {
    private RoundedNumbers() {}

    /// From one type, on the other side, to a narrower one on this.
    private record Step(Side side, DType from, DType to) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            return toString().compareTo(other.toString());
        }
    }

    static List<Convention> in(Evidence evidence) {
        SortedMap<Step, List<OtherField>> steps = new TreeMap<>();
        for (OtherField field : evidence.all(OtherField.class)) {
            step(field.contrast())
                    .ifPresent(step -> steps.computeIfAbsent(step, unseen -> new ArrayList<>())
                            .add(field));
        }
        List<Convention> found = new ArrayList<>();
        steps.forEach((step, fields) -> {
            String sentence = "numbers in " + step.side() + " are those of "
                    + step.side().other() + " rounded from " + step.from().label() + " to "
                    + step.to().label() + " (" + Evidence.names(fields.stream().map(OtherField::a)) + ")";
            found.add(new Convention("rounded", sentence, false, List.copyOf(fields)));
        });
        return found;
    }

    private static Optional<Step> step(Contrast contrast) {
        Optional<Tensor> a = contrast.tensor(Side.A);
        Optional<Tensor> b = contrast.tensor(Side.B);
        if (contrast.kind() != Contrast.Kind.VALUES || a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        DType inA = a.get().dtype();
        DType inB = b.get().dtype();
        if (!inA.isFloating() || !inB.isFloating() || inA.bytes() == inB.bytes()) {
            return Optional.empty();
        }
        Side side = inA.bytes() < inB.bytes() ? Side.A : Side.B;
        Tensor narrow = side == Side.A ? a.get() : b.get();
        Tensor wide = side == Side.A ? b.get() : a.get();
        boolean rounded = Numbers.compare(wide.cast(narrow.dtype()), narrow, 0).differing() == 0;
        return rounded ? Optional.of(new Step(side, wide.dtype(), narrow.dtype())) : Optional.empty();
    }
}
