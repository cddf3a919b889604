package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// Averages as what they are made of, for those who have sums alone.
public final class Averages {
    /// A sum, then a factor; the node that others hear keeps its name.
    public static final NodeRule AVERAGE_AS_SUM = new NodeRule(
            "average-as-sum",
            "avg(x) = 1 / (kh kw) sum(x)",
            Exactness.ROUNDING,
            new Validity(
                    "dialects that read SumPool2d, padding included, and Scale",
                    setting -> setting.takes("SumPool2d")
                            && setting.takes("Scale")
                            && !setting.steps().ignores(Ignored.SUM_POOL_PADDING)),
            Averages::asSum);

    private Averages() {}

    private static Optional<Rewrite> asSum(Site site) {
        if (!(site.node() instanceof AvgPool2d pool)) {
            return Optional.empty();
        }
        double share = 1.0 / (pool.kernelSize().at(0) * pool.kernelSize().at(1));
        String sum = Names.free(site.graph(), site.name() + "_sum");
        GraphBuilder graph = site.graph()
                .edit()
                .add(sum, new SumPool2d(pool.kernelSize(), pool.stride(), pool.padding()))
                .replace(site.name(), new Scale(Tensor.filled(precise(share), site.output(), share)));
        site.sources().forEach(source -> graph.disconnect(source, site.name()).connect(source, sum));
        graph.connect(sum, site.name());
        return Optional.of(Rewrite.of(graph.build(), site.name() + " as " + sum + " and a factor"));
    }

    /// The smaller type where it holds the number as it is, as it does powers of two.
    private static DType precise(double number) {
        return (float) number == number ? DType.F32 : DType.F64;
    }
}
