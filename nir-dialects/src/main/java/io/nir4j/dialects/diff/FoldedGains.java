package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.IF;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Gains are written in another place: `r` or `w_in` in the weights before a neuron, or in its threshold.
///
/// With `v` measured in units of `m`, a spiking neuron of gain `g = r w_in`, threshold `t`, leak `l` and reset `s`
/// becomes one of `t/m`, `l/m`, `s/m` and `g/m`; with its input scaled by `c`, of gain `g/(m c)`. So B spikes as A does
/// if thresholds, leaks and resets are `m` times smaller, the weights and biases in front `c` times larger, and
/// `gA = m c gB`.
final class FoldedGains {
    private static final double AGREEMENT = 1e-5;
    private static final List<String> POTENTIALS = List.of("v_threshold", "v_leak", "v_reset");
    private static final List<String> GAINS = List.of("r", "w_in");

    private final Evidence evidence;
    private final Map<String, Pair> byName;
    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, List<String>> targets = new HashMap<>();

    private FoldedGains(Evidence evidence) {
        this.evidence = evidence;
        this.byName = evidence.byName();
        evidence.a().edges().forEach(edge -> {
            sources.computeIfAbsent(edge.target(), none -> new ArrayList<>()).add(edge.source());
            targets.computeIfAbsent(edge.source(), none -> new ArrayList<>()).add(edge.target());
        });
    }

    static List<Convention> in(Evidence evidence) {
        return new FoldedGains(evidence).find();
    }

    private List<Convention> find() {
        Map<String, Double> inputs = new HashMap<>();
        List<Pair> neurons = new ArrayList<>();
        List<Difference> explained = new ArrayList<>();
        for (Pair pair : evidence.pairs()) {
            List<OtherField> scaled = scaled(pair);
            if (isSpiking(pair) && !scaled.isEmpty()) {
                Optional<Double> input = inputFactor(pair);
                if (input.isPresent()) {
                    inputs.put(pair.a(), input.get());
                    neurons.add(pair);
                    explained.addAll(scaled);
                }
            }
        }
        Set<String> layers = new HashSet<>();
        for (Pair neuron : neurons) {
            double factor = inputs.getOrDefault(neuron.a(), 1.0);
            Optional<List<OtherField>> weights = weightsBefore(neuron, factor, inputs, layers);
            if (weights.isEmpty()) {
                return List.of();
            }
            explained.addAll(weights.get());
        }
        return neurons.isEmpty() ? List.of() : List.of(convention(neurons, layers, explained));
    }

    private static Convention convention(List<Pair> neurons, Set<String> layers, List<Difference> explained) {
        String where = layers.isEmpty() ? "their thresholds" : "the weights of " + Evidence.names(layers.stream());
        String sentence = "gains are written in another place: "
                + Evidence.names(neurons.stream().map(Pair::name)) + (neurons.size() == 1 ? " has" : " have")
                + " another r or w_in in B, and " + where
                + " make up for it, so the spikes are the same up to rounding";
        return new Convention("folded-gains", sentence, false, explained);
    }

    private static boolean isSpiking(Pair pair) {
        return isSpiking(pair.nodeA())
                && pair.nodeA().getClass() == pair.nodeB().getClass();
    }

    private static boolean isSpiking(Node node) {
        return node instanceof IF || node instanceof LIF || node instanceof CubaLIF;
    }

    /// The gains and potentials of a neuron that differ.
    private List<OtherField> scaled(Pair pair) {
        return Stream.concat(POTENTIALS.stream(), GAINS.stream())
                .flatMap(field -> evidence.field(pair, field).stream())
                .filter(OtherField::changesMeaning)
                .toList();
    }

    /// `c`, by which the input of the neuron in B must be larger; empty if its potentials do not scale alike.
    private static Optional<Double> inputFactor(Pair pair) {
        Optional<Double> unit =
                Numbers.factor(number(pair.nodeB(), "v_threshold"), number(pair.nodeA(), "v_threshold"), AGREEMENT);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        for (String potential : POTENTIALS) {
            if (!isMultiple(number(pair.nodeB(), potential), number(pair.nodeA(), potential), unit.get())) {
                return Optional.empty();
            }
        }
        double gain = 1;
        for (String field : GAINS) {
            Optional<Double> own = Numbers.factor(number(pair.nodeB(), field), number(pair.nodeA(), field), AGREEMENT);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            gain *= own.get();
        }
        return Optional.of(gain / unit.get());
    }

    private static boolean isMultiple(Tensor of, Tensor tensor, double factor) {
        return (Numbers.isZero(of) && Numbers.isZero(tensor))
                || Numbers.factor(of, tensor, AGREEMENT)
                        .filter(own -> isAbout(own, factor))
                        .isPresent();
    }

    private static boolean isAbout(double number, double other) {
        return Math.abs(number / other - 1) <= AGREEMENT;
    }

    /// The numbers of a field, or the one that is meant where it is left out.
    private static Tensor number(Node node, String field) {
        if (Fields.of(node).get(field) instanceof Value.Numbers(var tensor)) {
            return tensor.dtype().isFloating() ? tensor : tensor.cast(DType.F64);
        }
        return Tensor.scalar(
                Fields.row(node, field).flatMap(row -> row.absent()).orElse(1.0));
    }

    /// The differences in the weights in front of a neuron, if they are as its input needs them.
    private Optional<List<OtherField>> weightsBefore(
            Pair neuron, double factor, Map<String, Double> inputs, Set<String> layers) {
        if (isAbout(factor, 1)) {
            return Optional.of(List.of());
        }
        List<OtherField> explained = new ArrayList<>();
        for (String source : sources.getOrDefault(neuron.a(), List.of())) {
            Optional<Pair> layer = Optional.ofNullable(byName.get(source)).filter(pair -> isScaled(pair, factor));
            boolean alone = targets.getOrDefault(source, List.of()).stream()
                    .allMatch(target -> isAbout(inputs.getOrDefault(target, 1.0), factor));
            if (!alone || layer.isEmpty()) {
                return Optional.empty();
            }
            for (String field : List.of("weight", "bias")) {
                evidence.field(layer.get(), field)
                        .filter(other -> !explained.contains(other))
                        .ifPresent(explained::add);
            }
            layers.add(source);
        }
        return explained.isEmpty() ? Optional.empty() : Optional.of(explained);
    }

    private static boolean isScaled(Pair layer, double factor) {
        Map<String, Value> inA = Fields.of(layer.nodeA());
        Map<String, Value> inB = Fields.of(layer.nodeB());
        if (!inA.containsKey("weight")) {
            return false;
        }
        for (String field : List.of("weight", "bias")) {
            if (inA.containsKey(field) != inB.containsKey(field)) {
                return false;
            }
            if (inA.get(field) instanceof Value.Numbers(var a)
                    && inB.get(field) instanceof Value.Numbers(var b)
                    && !isMultiple(a, b, factor)) {
                return false;
            }
        }
        return true;
    }
}
