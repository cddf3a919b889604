package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Delay;
import io.nir4j.model.Flatten;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IntVector;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Nodes that pass on what they hear.
///
/// One that hears a single node goes and its targets hear that node; one that hears several goes if a single node hears
/// it and nothing else, because the sum would be made there instead.
public final class Identities {
    /// A factor of one.
    public static final NodeRule UNIT_SCALE = identity(
            "unit-scale", "1 x = x", site -> site.node() instanceof Scale scale && Arithmetic.isAll(scale.scale(), 1));

    /// A delay of no time. In a cycle it is a place where silence begins, which some dialects notice.
    public static final NodeRule NO_DELAY = identity(
            "no-delay",
            "x(t - 0) = x(t)",
            site -> site.node() instanceof Delay delay && Arithmetic.isAll(delay.delay(), 0) && site.isSilentAtFirst());

    /// The same axes before and after.
    public static final NodeRule UNIT_FLATTEN = identity(
            "unit-flatten",
            "flatten(x) = x where x has one axis to flatten",
            site -> site.node() instanceof Flatten && site.input().equals(site.output()));

    /// Windows of one element side by side.
    public static final NodeRule UNIT_POOL =
            identity("unit-pool", "pool(x) = x for windows of 1 x 1", Identities::isUnitPool);

    /// All of them.
    public static final List<NodeRule> ALL = List.of(UNIT_SCALE, NO_DELAY, UNIT_FLATTEN, UNIT_POOL);

    private Identities() {}

    private static boolean isUnitPool(Site site) {
        return (site.node() instanceof SumPool2d sum && isUnit(sum.kernelSize(), sum.stride(), sum.padding()))
                || (site.node() instanceof AvgPool2d average
                        && isUnit(average.kernelSize(), average.stride(), average.padding()));
    }

    private static boolean isUnit(IntVector kernel, IntVector stride, IntVector padding) {
        return Arithmetic.isAll(kernel.tensor(), 1)
                && Arithmetic.isAll(stride.tensor(), 1)
                && Arithmetic.isAll(padding.tensor(), 0);
    }

    private static NodeRule identity(String name, String equation, Predicate<Site> is) {
        return new NodeRule(
                name,
                equation,
                Exactness.EXACT,
                Validity.ALWAYS,
                site -> is.test(site) ? without(site) : Optional.empty());
    }

    private static Optional<Rewrite> without(Site site) {
        List<String> sources = site.sources();
        List<String> targets = site.targets();
        boolean sumMoves =
                targets.size() == 1 && site.graph().sources(targets.getFirst()).size() == 1;
        if (sources.isEmpty() || targets.isEmpty() || (sources.size() > 1 && !sumMoves)) {
            return Optional.empty();
        }
        GraphBuilder graph = site.graph().edit().remove(site.name());
        sources.forEach(source -> targets.forEach(target -> graph.connect(source, target)));
        return Optional.of(Rewrite.of(graph.build(), site.name() + " gone"));
    }
}
