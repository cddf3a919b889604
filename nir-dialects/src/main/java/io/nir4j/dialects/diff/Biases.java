package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.OtherType;
import io.nir4j.model.Affine;
import io.nir4j.model.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Affine on one side, Linear on the other: `Wx + 0 = Wx` where the bias is zero, a layer less its bias where not.
final class Biases {
    private Biases() {}

    static List<Convention> in(Evidence evidence) {
        List<Convention> found = new ArrayList<>();
        for (Side side : Side.values()) {
            found.addAll(of(evidence, side, true));
            found.addAll(of(evidence, side, false));
        }
        return found;
    }

    /// @param with the side that has biases
    /// @param zero whether those that are zero are looked for
    private static List<Convention> of(Evidence evidence, Side with, boolean zero) {
        List<Pair> layers = evidence.pairs().stream()
                .filter(pair -> pair.node(with.other()) instanceof Linear
                        && pair.node(with) instanceof Affine affine
                        && Numbers.isZero(affine.bias()) == zero)
                .toList();
        if (layers.isEmpty()) {
            return List.of();
        }
        List<Difference> explained = new ArrayList<>();
        Set<String> names = layers.stream().map(Pair::a).collect(Collectors.toSet());
        evidence.all(OtherType.class).stream()
                .filter(type -> names.contains(type.a()))
                .forEach(explained::add);
        String nodes = Evidence.names(layers.stream().map(Pair::name));
        String are = layers.size() == 1 ? " is" : " are";
        String sentence = zero
                ? nodes + are + " Affine with a bias of zero in " + with + " and Linear in " + with.other()
                        + ", the same function"
                : nodes + (layers.size() == 1 ? " has a bias in " : " have a bias in ") + with
                        + " (Affine) and none in " + with.other() + " (Linear)";
        return List.of(new Convention(zero ? "zero-bias" : "no-bias", sentence, zero, explained));
    }
}
