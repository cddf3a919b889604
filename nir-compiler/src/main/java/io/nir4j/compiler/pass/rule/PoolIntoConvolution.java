package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.Conv2d;
import io.nir4j.model.IntVector;
import io.nir4j.model.Padding;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// A pool in front of a convolution, for targets that have no pools.
///
/// Windows of P, moved by T, then a kernel of k, moved by s: together a kernel of T (k - 1) + P, moved by T s, each
/// weight added onto its window. Zeros around the convolution are sums that the pool never made: they must be whole
/// windows of zeros around the pool's input, so windows must lie side by side and use up the input. Zeros around the
/// pool would meet those of the convolution, so there may be none.
public final class PoolIntoConvolution {
    /// One larger convolution; it takes more multiplications where windows overlap kernels.
    public static final NodeRule POOL_INTO_CONVOLUTION = new NodeRule(
            "pool-into-convolution",
            "w * pool(x) = w' * x, w'[T j + q] = sum of w[j] over windows q < P",
            Exactness.ROUNDING,
            Validity.ALWAYS,
            site -> site.ownSource().flatMap(source -> composed(site, source)));

    private static final int AXES = 2;

    private PoolIntoConvolution() {}

    private static Optional<Rewrite> composed(Site site, String source) {
        if (!(site.node() instanceof Conv2d conv) || !Arithmetic.isSmallEnough(conv.weight())) {
            return Optional.empty();
        }
        return PoolWindow.of(site.node(source))
                .filter(pool -> site.inputOf(source).rank() == AXES + 1)
                .flatMap(pool -> composed(conv, pool, site.inputOf(source)))
                .map(fused -> Rewrite.of(site.fromSource(source, fused), source + " into " + site.name()));
    }

    private static Optional<Conv2d> composed(Conv2d conv, PoolWindow pool, Shape input) {
        long[] padding = new long[AXES];
        for (int axis = 0; axis < AXES; axis++) {
            long extent = input.dim(axis + 1);
            long pooled = (extent - pool.kernel().at(axis)) / pool.stride().at(axis) + 1;
            long span = conv.weight().shape().dim(axis + 2);
            long before =
                    conv.padding().before(axis, pooled, span, conv.stride().at(axis));
            long after = conv.padding().after(axis, pooled, span, conv.stride().at(axis));
            boolean tiles = pool.kernel().at(axis) == pool.stride().at(axis)
                    && extent % pool.stride().at(axis) == 0;
            if (pool.padding().at(axis) != 0
                    || conv.dilation().at(axis) != 1
                    || before != after
                    || (before > 0 && !tiles)) {
                return Optional.empty();
            }
            padding[axis] = before * pool.stride().at(axis);
        }
        return Optional.of(new Conv2d(
                conv.inputShape().map(stated -> IntVector.of(input.dim(1), input.dim(2))),
                spread(conv.weight(), pool),
                IntVector.of(
                        conv.stride().at(0) * pool.stride().at(0),
                        conv.stride().at(1) * pool.stride().at(1)),
                Padding.zeros(padding[0], padding[1]),
                IntVector.of(1, 1),
                conv.groups(),
                conv.bias()));
    }

    /// Each weight on the whole of its window; where windows overlap, weights add up.
    private static Tensor spread(Tensor weight, PoolWindow pool) {
        Shape shape = weight.shape();
        int height = Math.toIntExact(shape.dim(2));
        int width = Math.toIntExact(shape.dim(3));
        int tall = pool.step(0) * (height - 1) + pool.size(0);
        int wide = pool.step(1) * (width - 1) + pool.size(1);
        int planes = Math.toIntExact(shape.dim(0) * shape.dim(1));
        double[] values = weight.toDoubles();
        double[] spread = new double[Math.multiplyExact(planes, Math.multiplyExact(tall, wide))];
        for (int i = 0; i < values.length; i++) {
            int plane = i / (height * width);
            int top = i / width % height * pool.step(0);
            int left = i % width * pool.step(1);
            for (int window = 0; window < pool.size(0) * pool.size(1); window++) {
                int row = top + window / pool.size(1);
                int column = left + window % pool.size(1);
                spread[(plane * tall + row) * wide + column] += values[i] * pool.weight();
            }
        }
        return Arithmetic.rounded(Shape.of(shape.dim(0), shape.dim(1), tall, wide), spread, weight, weight);
    }
}
