package io.nir4j.dialects.export;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Delay;
import io.nir4j.model.Edge;
import io.nir4j.model.IntVector;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Rewrites what has no state into what the target reads, with the same values.
///
/// Edges that are there several times become gains, Scale goes into weights, delays of no step go, pools of one kind
/// become pools of the other.
final class Plumbing {
    private final Draft draft;
    private final Feeding feeding;
    private final Dialect dialect;
    private final double stepSeconds;

    Plumbing(Draft draft, Feeding feeding, Dialect dialect, double stepSeconds) {
        this.draft = draft;
        this.feeding = feeding;
        this.dialect = dialect;
        this.stepSeconds = stepSeconds;
    }

    void run() {
        multiples();
        draft.nodes().forEach(this::rewrite);
    }

    /// A copy made on the way has the same multiple edges, so they are taken one by one.
    private void multiples() {
        for (Map.Entry<Edge, Integer> next = draft.multiples().pollFirstEntry();
                next != null;
                next = draft.multiples().pollFirstEntry()) {
            Edge edge = next.getKey();
            draft.say(edge.target(), "the edge from '" + edge.source() + "' counted " + next.getValue() + " times");
            feeding.along(edge.source(), edge.target(), Correction.factor(next.getValue(), draft.input(edge.target())));
        }
    }

    private void rewrite(String name, Node node) {
        if (node instanceof Scale scale && !draft.target().reads(node.type())) {
            scale(name, scale);
        } else if (node instanceof Delay delay) {
            delay(name, delay);
        } else if (node instanceof SumPool2d pool) {
            sum(name, pool);
        } else if (node instanceof AvgPool2d pool) {
            average(name, pool);
        } else if (node instanceof Affine || node instanceof Linear) {
            refuseRows(name);
        }
    }

    private void scale(String name, Scale scale) {
        Shape shape = draft.input(name);
        List<Double> factors = Arrays.stream(scale.scale().broadcastTo(shape).toDoubles())
                .boxed()
                .toList();
        Correction correction =
                new Correction(factors, Correction.factor(1, shape).offsets());
        draft.say(name, "gone, its factors are in the weights before it");
        feeding.correct(name, correction);
        bypass(name);
    }

    private void delay(String name, Delay delay) {
        Tensor steps = delay.delay();
        boolean none = Arrays.stream(steps.toDoubles()).allMatch(seconds -> Math.round(seconds / stepSeconds) == 0);
        if (none) {
            draft.say(name, "gone, because its delay is less than half a step");
            bypass(name);
        } else if (!draft.target().reads(delay.type())) {
            draft.report(
                    name,
                    new Problem(
                            "it delays by up to "
                                    + Arrays.stream(steps.toDoubles()).max().orElse(0)
                                    + " s, and the reader takes no Delay",
                            "it delays nothing"));
            bypass(name);
        }
    }

    /// Connects what comes to a node with what reads it, and removes the node.
    private void bypass(String name) {
        List<String> sources = draft.sources(name);
        List<String> readers = draft.targets(name);
        if (sources.contains(name)) {
            draft.report(name, Problem.hopeless("it feeds itself, and nothing would be left to hold what goes round"));
            return;
        }
        draft.remove(name);
        for (String source : sources) {
            for (String reader : readers) {
                join(source, reader);
            }
        }
    }

    /// A second signal between two nodes makes the edge count twice.
    private void join(String source, String reader) {
        if (draft.edges().contains(new Edge(source, reader))) {
            feeding.along(source, reader, Correction.factor(2, draft.input(reader)));
        } else {
            draft.connect(source, reader);
        }
    }

    private static boolean isPadded(IntVector padding) {
        return padding.at(0) != 0 || padding.at(1) != 0;
    }

    /// A sum is an average times the size of its window; zeros around count in both. Whoever reads AvgPool2d reads
    /// its padding.
    private void sum(String name, SumPool2d pool) {
        if (isPadded(pool.padding()) && dialect.discretization().ignores(Ignored.SUM_POOL_PADDING)) {
            draft.report(
                    name, Problem.hopeless(dialect.name() + " leaves out its padding, so that nothing fits behind it"));
            return;
        }
        if (readsSums(pool.padding())) {
            return;
        }
        if (!draft.target().reads(AvgPool2d.SCHEMA.type())) {
            refusePadding(name, pool.padding());
            return;
        }
        draft.replace(name, new AvgPool2d(pool.kernelSize(), pool.stride(), pool.padding()));
        draft.say(name, "averages instead of sums, the size of the window is in the weights before it");
        feeding.correct(name, Correction.factor(area(pool.kernelSize()), draft.input(name)));
    }

    private void average(String name, AvgPool2d pool) {
        if (draft.target().reads(pool.type())) {
            return;
        }
        if (!readsSums(pool.padding())) {
            refusePadding(name, pool.padding());
            return;
        }
        draft.replace(name, new SumPool2d(pool.kernelSize(), pool.stride(), pool.padding()));
        draft.say(name, "sums instead of averages, the size of the window is in the weights before it");
        feeding.correct(name, Correction.factor(1 / area(pool.kernelSize()), draft.input(name)));
    }

    private boolean readsSums(IntVector padding) {
        boolean asItIs = !isPadded(padding) || !draft.target().has(Trait.SUMS_UNPADDED);
        return draft.target().reads(SumPool2d.SCHEMA.type()) && asItIs;
    }

    /// Where no pool is read at all, its type is refused later.
    private void refusePadding(String name, IntVector padding) {
        if (draft.target().reads(SumPool2d.SCHEMA.type())) {
            draft.report(name, Problem.hopeless("pools are read without padding there, this has " + padding));
        }
    }

    private static double area(IntVector kernel) {
        return (double) kernel.at(0) * kernel.at(1);
    }

    /// A matrix is applied to the last axis alone; readers know signals of one axis.
    private void refuseRows(String name) {
        if (draft.input(name).rank() != 1) {
            draft.report(
                    name,
                    Problem.hopeless("it holds a matrix for each row of a signal of shape " + draft.input(name)
                            + ", the reader takes one matrix"));
        }
    }
}
