package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Node;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// What multiplies the input of a neuron: a factor in front, r, w_in, or the weights in front.
public final class Gains {
    private static final Validity READ =
            new Validity("where the dialect reads r of this neuron, or w_in", setting -> true).and(Neurons.FREE);

    /// A factor in front of a neuron becomes part of its gain.
    public static final NodeRule SCALE_INTO_GAIN = new NodeRule(
            "scale-into-gain",
            "r (s x) = (r s) x, w_in (s x) = (w_in s) x",
            Exactness.ROUNDING,
            READ,
            Gains::scaleIntoGain);

    /// The gain of a neuron becomes part of the weights in front of it, all of them.
    public static final NodeRule GAIN_INTO_WEIGHTS = new NodeRule(
            "gain-into-weights",
            "r (W x + b) = 1 ((r W) x + r b), w_in likewise",
            Exactness.ROUNDING,
            READ,
            Gains::gainIntoWeights);

    /// Behind a synapse, r becomes part of w_in.
    public static final NodeRule RESISTANCE_INTO_INPUT_WEIGHT = new NodeRule(
            "r-into-w_in",
            "r i where i follows w_in x = 1 i where i follows (r w_in) x",
            Exactness.ROUNDING,
            new Validity(
                            "where the dialect reads r and w_in behind synapses",
                            setting -> Neurons.readsCubaResistance(setting.steps()))
                    .and(Neurons.FREE),
            Gains::resistanceIntoInputWeight);

    private Gains() {}

    private static Optional<Rewrite> scaleIntoGain(Site site) {
        return Neurons.inputGain(site.node())
                .flatMap(gain -> site.ownSource().flatMap(source -> scaleIntoGain(site, source, gain)));
    }

    private static Optional<Rewrite> scaleIntoGain(Site site, String source, Tensor gain) {
        if (!(site.node(source) instanceof Scale scale)
                || !Arithmetic.fit(scale.scale(), gain)
                || !Neurons.scalesInput(site.node(), scale.scale(), site.setting())) {
            return Optional.empty();
        }
        Node louder = Neurons.withInputGain(site.node(), Arithmetic.combine(gain, scale.scale(), (r, s) -> r * s));
        return Optional.of(Rewrite.of(site.fromSource(source, louder), source + " into " + site.name()));
    }

    private static Optional<Rewrite> gainIntoWeights(Site site) {
        return Neurons.inputGain(site.node())
                .filter(gain -> !Arithmetic.isAll(gain, 1) && Neurons.scalesInput(site.node(), gain, site.setting()))
                .flatMap(gain -> gainIntoWeights(site, gain));
    }

    private static Optional<Rewrite> gainIntoWeights(Site site, Tensor gain) {
        List<String> sources = site.sources().stream().distinct().toList();
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        GraphBuilder graph = site.graph().edit();
        for (String source : sources) {
            boolean own = site.graph().targets(source).stream().allMatch(site.name()::equals);
            Optional<Node> scaled = own && !site.level().isKept(source)
                    ? Weights.scaledAfter(site.node(source), gain, site.input())
                    : Optional.empty();
            if (scaled.isEmpty()) {
                return Optional.empty();
            }
            graph.replace(source, scaled.get());
        }
        Tensor one = Tensor.filled(gain.dtype(), gain.shape(), 1);
        graph.replace(site.name(), Neurons.withInputGain(site.node(), one));
        return Optional.of(Rewrite.of(graph.build(), "gain of " + site.name() + " into " + String.join(", ", sources)));
    }

    private static Optional<Rewrite> resistanceIntoInputWeight(Site site) {
        if (site.node() instanceof CubaLI neuron) {
            return moved(site, neuron.r(), neuron.vLeak())
                    .map(weight -> new CubaLI(
                            neuron.tauSyn(), neuron.tauMem(), one(neuron.r()), neuron.vLeak(), Optional.of(weight)))
                    .map(other -> replaced(site, other));
        }
        if (site.node() instanceof CubaLIF neuron) {
            return moved(site, neuron.r(), neuron.vLeak())
                    .map(weight -> new CubaLIF(
                            neuron.tauSyn(),
                            neuron.tauMem(),
                            one(neuron.r()),
                            neuron.vLeak(),
                            neuron.vThreshold(),
                            neuron.vReset(),
                            Optional.of(weight)))
                    .map(other -> replaced(site, other));
        }
        return Optional.empty();
    }

    /// The new w_in, if r can become part of it: its state i changes, so nobody may record it.
    private static Optional<Tensor> moved(Site site, Tensor resistance, Tensor leak) {
        boolean moves = !site.isKept()
                && !Arithmetic.isAll(resistance, 1)
                && Neurons.currentRestsAtZero(site.steps(), leak)
                && Neurons.scalesInput(site.node(), resistance, site.setting());
        return Neurons.inputGain(site.node())
                .filter(weight -> moves && Arithmetic.fit(weight, resistance))
                .map(weight -> Arithmetic.combine(weight, resistance, (w, r) -> w * r));
    }

    private static Tensor one(Tensor like) {
        return Tensor.filled(like.dtype(), like.shape(), 1);
    }

    private static Rewrite replaced(Site site, Node other) {
        return Rewrite.of(site.with(other), "r of " + site.name() + " into its w_in");
    }
}
