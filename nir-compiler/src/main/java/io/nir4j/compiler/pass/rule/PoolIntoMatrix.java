package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.Affine;
import io.nir4j.model.Flatten;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IntVector;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// A pool, flattened in front of a matrix, for targets that have no pools.
public final class PoolIntoMatrix {
    /// One wider matrix: a column for each element that the pool takes.
    public static final NodeRule POOL_INTO_MATRIX = new NodeRule(
            "pool-into-matrix",
            "W flatten(pool(x)) + b = (W P) flatten(x) + b, P being the matrix of the pool",
            Exactness.ROUNDING,
            Validity.ALWAYS,
            PoolIntoMatrix::composed);

    private static final long MOST_ELEMENTS = 1L << 28;

    private PoolIntoMatrix() {}

    private static Optional<Rewrite> composed(Site site) {
        Optional<Tensor> weight = weight(site.node());
        Optional<String> flat = site.ownSource().filter(name -> site.node(name) instanceof Flatten);
        if (weight.isEmpty() || flat.isEmpty()) {
            return Optional.empty();
        }
        Site flattening = new Site(site.level(), flat.get());
        return flattening
                .ownSource()
                .flatMap(source -> PoolWindow.of(site.node(source))
                        .filter(pool -> fits(weight.get(), site.inputOf(source), flattening.output()))
                        .map(pool -> composed(site, flattening, source, pool, weight.get())));
    }

    private static Optional<Tensor> weight(Node node) {
        if (node instanceof Linear linear) {
            return Optional.of(linear.weight());
        }
        return node instanceof Affine affine ? Optional.of(affine.weight()) : Optional.empty();
    }

    private static boolean fits(Tensor weight, Shape pooled, Shape flat) {
        return weight.shape().rank() == 2
                && flat.rank() == 1
                && Arithmetic.isSmallEnough(weight)
                && weight.shape().dim(0) * pooled.elements() <= MOST_ELEMENTS;
    }

    private static Rewrite composed(Site site, Site flattening, String source, PoolWindow pool, Tensor weight) {
        Shape input = site.inputOf(source);
        Tensor wide = spread(weight, pool, input, site.outputOf(source));
        Flatten flatten = (Flatten) flattening.node();
        Node matrix = site.node() instanceof Affine affine ? new Affine(wide, affine.bias()) : new Linear(wide);
        GraphBuilder graph = site.graph()
                .edit()
                .replace(site.name(), matrix)
                .replace(
                        flattening.name(),
                        new Flatten(Optional.of(IntVector.of(input)), flatten.startDim(), flatten.endDim()))
                .remove(source);
        site.graph().sources(source).forEach(before -> graph.connect(before, flattening.name()));
        return Rewrite.of(graph.build(), source + " into " + site.name());
    }

    /// `W P`: what each element of the input adds to each row, through all windows that it is in.
    private static Tensor spread(Tensor weight, PoolWindow pool, Shape input, Shape output) {
        int rows = Math.toIntExact(weight.shape().dim(0));
        int columns = Math.toIntExact(weight.shape().dim(1));
        int wide = Math.toIntExact(input.elements());
        double[] values = weight.toDoubles();
        double[] spread = new double[Math.multiplyExact(rows, wide)];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double share = values[row * columns + column] * pool.weight();
                for (int window = 0; window < pool.size(0) * pool.size(1); window++) {
                    int element = element(pool, input, output, column, window);
                    if (element >= 0) {
                        spread[row * wide + element] += share;
                    }
                }
            }
        }
        return Arithmetic.rounded(Shape.of(rows, wide), spread, weight, weight);
    }

    /// The element of the input that place `window` of the window behind `column` is on; -1 in the padding.
    private static int element(PoolWindow pool, Shape input, Shape output, int column, int window) {
        int height = Math.toIntExact(input.dim(-2));
        int width = Math.toIntExact(input.dim(-1));
        int outWidth = Math.toIntExact(output.dim(-1));
        int outHeight = Math.toIntExact(output.dim(-2));
        int plane = column / (outHeight * outWidth);
        int y = column / outWidth % outHeight * pool.step(0)
                - Math.toIntExact(pool.padding().at(0))
                + window / pool.size(1);
        int x = column % outWidth * pool.step(1)
                - Math.toIntExact(pool.padding().at(1))
                + window % pool.size(1);
        return y < 0 || y >= height || x < 0 || x >= width ? -1 : (plane * height + y) * width + x;
    }
}
