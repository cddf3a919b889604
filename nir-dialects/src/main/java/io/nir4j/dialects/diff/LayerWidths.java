package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A layer has another number of neurons: the same extent is replaced by the same other one wherever shapes differ.
///
/// It explains arrays that cannot be compared, and those that are the same number throughout. Parameters whose number
/// differs as well stay in the list.
final class LayerWidths {
    private LayerWidths() {}

    private record Change(long inA, long inB) {}

    static List<Convention> in(Evidence evidence) {
        Map<Change, List<OtherField>> changes = new LinkedHashMap<>();
        for (OtherField field : evidence.all(OtherField.class)) {
            change(field)
                    .ifPresent(change -> changes.computeIfAbsent(change, unseen -> new ArrayList<>())
                            .add(field));
        }
        List<Convention> found = new ArrayList<>();
        changes.forEach((change, fields) -> {
            List<OtherField> explained = fields.stream()
                    .filter(field -> field.contrast()
                            .numbers()
                            .map(numbers -> numbers.differing() == 0 || Fields.isShape(field.field()))
                            .orElse(true))
                    .toList();
            String sentence = "a layer is " + change.inA() + " wide in A and " + change.inB() + " in B ("
                    + Evidence.names(fields.stream().map(OtherField::a)) + ")";
            found.add(new Convention("layer-width", sentence, false, List.copyOf(explained)));
        });
        return found;
    }

    private static Optional<Change> change(OtherField field) {
        Optional<Tensor> a = field.contrast().tensor(Side.A);
        Optional<Tensor> b = field.contrast().tensor(Side.B);
        if (a.isEmpty() || b.isEmpty() || field.contrast().kind() == Contrast.Kind.BROADCAST) {
            return Optional.empty();
        }
        return Fields.isShape(field.field())
                ? change(a.get().toLongs(), b.get().toLongs())
                : change(a.get().shape().toArray(), b.get().shape().toArray());
    }

    /// The one replacement that makes `a` of `b`.
    private static Optional<Change> change(long[] a, long[] b) {
        Optional<Change> change = Optional.empty();
        if (a.length != b.length) {
            return change;
        }
        for (int axis = 0; axis < a.length; axis++) {
            if (a[axis] != b[axis]) {
                Change own = new Change(a[axis], b[axis]);
                if (change.isPresent() && !change.get().equals(own)) {
                    return Optional.empty();
                }
                change = Optional.of(own);
            }
        }
        return change;
    }
}
