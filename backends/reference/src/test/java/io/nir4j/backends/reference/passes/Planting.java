package io.nir4j.backends.reference.passes;

import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Delay;
import io.nir4j.model.Edge;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Padding;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Plants into a random network what rules look for: it would seldom be there by itself.
final class Planting {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("unit-scale", Kind.UNIT_SCALE),
            Map.entry("no-delay", Kind.NO_DELAY),
            Map.entry("unit-flatten", Kind.FLATTEN),
            Map.entry("unit-pool", Kind.UNIT_POOL),
            Map.entry("fed-by-nothing", Kind.NOTHING),
            Map.entry("zero-weights", Kind.ZERO_WEIGHTS),
            Map.entry("zero-matrix", Kind.ZERO_MATRIX),
            Map.entry("zero-bias", Kind.MATRICES),
            Map.entry("equal-nodes", Kind.TWIN),
            Map.entry("dead-nodes", Kind.DEAD_END),
            Map.entry("duplicate-edges", Kind.DUPLICATE),
            Map.entry("constant-into-bias", Kind.CONSTANT),
            Map.entry("matrix-of-matrix", Kind.MATRICES),
            Map.entry("scale-before-weights", Kind.WEIGHTS),
            Map.entry("scale-after-weights", Kind.WEIGHTS),
            Map.entry("chain-as-graph", Kind.CHAIN),
            Map.entry("average-as-sum", Kind.POOLS),
            Map.entry("pool-into-convolution", Kind.POOLS),
            Map.entry("pool-into-matrix", Kind.POOLS));

    private final RandomGenerator random;
    private Graph graph;
    private int planted;

    private enum Kind {
        UNIT_SCALE,
        NO_DELAY,
        FLATTEN,
        SCALE,
        SCALES,
        DUPLICATE,
        TWIN,
        MATRICES,
        WEIGHTS,
        CONSTANT,
        NOTHING,
        ZERO_WEIGHTS,
        ZERO_MATRIX,
        UNIT_POOL,
        CHAIN,
        POOLS,
        DEAD_END
    }

    private Planting(Graph graph, RandomGenerator random) {
        this.graph = graph;
        this.random = random;
    }

    /// `graph` with a few things planted, most of them for this rule; what else is there stays.
    static Graph in(Graph graph, RandomGenerator random, String rule) {
        Planting planting = new Planting(graph, random);
        Kind apt = KINDS.getOrDefault(rule, Kind.SCALE);
        for (int number = 0; number < 5; number++) {
            Kind other = Kind.values()[random.nextInt(Kind.values().length)];
            planting.plant(number % 2 == 0 ? apt : other);
        }
        return planting.graph;
    }

    private void plant(Kind kind) {
        List<Edge> edges = graph.edges();
        if (edges.isEmpty()) {
            return;
        }
        Edge edge = edges.get(random.nextInt(edges.size()));
        Shape shape = TypedGraph.of(graph).output(edge.source());
        switch (kind) {
            case UNIT_SCALE -> between(edge, new Scale(filled(shape, 1)));
            case NO_DELAY -> between(edge, new Delay(Tensor.ofDoubles(0)));
            case FLATTEN -> between(edge, Flatten.of(0, 0));
            case SCALE -> between(edge, new Scale(numbers(shape, 0.5, 1.5)));
            case SCALES -> between(edge, new Scale(numbers(shape, 0.5, 1.5)), new Scale(numbers(shape, 0.5, 1.5)));
            case DUPLICATE ->
                graph = graph.edit().connect(edge.source(), edge.target()).build();
            case TWIN -> twin();
            case MATRICES -> matrices(edge, shape);
            case WEIGHTS -> weights(edge, shape);
            case CONSTANT -> beside(edge, shape, true);
            case NOTHING -> beside(edge, shape, false);
            case ZERO_WEIGHTS -> around(edge, new Scale(filled(shape, 0)));
            case ZERO_MATRIX -> zeroMatrix(edge, shape);
            case UNIT_POOL -> unitPool(edge, shape);
            case CHAIN -> chain(edge, shape);
            case POOLS -> pools();
            case DEAD_END -> deadEnd(edge.source(), shape);
        }
    }

    private String name(String kind) {
        // Before and after the names of others, so that sums are added up in several orders.
        return (random.nextBoolean() ? "a" : "z") + kind + planted++;
    }

    private void between(Edge edge, String name, Node node) {
        graph = graph.edit()
                .disconnect(edge.source(), edge.target())
                .add(name, node)
                .connect(edge.source(), name)
                .connect(name, edge.target())
                .build();
    }

    private void between(Edge edge, Node... nodes) {
        GraphBuilder more = graph.edit().disconnect(edge.source(), edge.target());
        String before = edge.source();
        for (Node node : nodes) {
            String name = name(node.type());
            more.add(name, node).connect(before, name);
            before = name;
        }
        graph = more.connect(before, edge.target()).build();
    }

    /// A second node like another, which takes over some of its targets.
    private void twin() {
        List<String> names = graph.nodes().keySet().stream()
                .filter(name -> !(graph.nodes().get(name) instanceof Input)
                        && !(graph.nodes().get(name) instanceof Output))
                .filter(name -> !graph.targets(name).contains(name))
                .toList();
        if (names.isEmpty()) {
            return;
        }
        String one = names.get(random.nextInt(names.size()));
        String other = name("Twin");
        GraphBuilder more = graph.edit().add(other, graph.nodes().get(one));
        graph.sources(one).forEach(source -> more.connect(source, other));
        Set<String> moved = new TreeSet<>(graph.targets(one));
        moved.removeIf(target -> random.nextBoolean());
        for (String target : graph.targets(one)) {
            if (moved.contains(target)) {
                more.disconnect(one, target).connect(other, target);
            }
        }
        graph = more.build();
    }

    private void matrices(Edge edge, Shape shape) {
        if (shape.rank() != 1) {
            return;
        }
        long n = shape.dim(0);
        Tensor wide = numbers(Shape.of(n + 1, n), -0.5, 0.8);
        Tensor back = numbers(Shape.of(n, n + 1), -0.5, 0.8);
        Tensor zero = filled(Shape.of(n + 1), 0);
        between(
                edge,
                random.nextBoolean() ? new Affine(wide, zero) : new Affine(wide, numbers(Shape.of(n + 1), -1, 1)),
                random.nextBoolean() ? new Linear(back) : new Affine(back, numbers(Shape.of(n), -1, 1)));
    }

    /// Factors before and behind weights: a matrix on the way, or a convolution with an Input and an Output of its own.
    private void weights(Edge edge, Shape shape) {
        if (shape.rank() == 1 && random.nextBoolean()) {
            long n = shape.dim(0);
            Node matrix = new Linear(numbers(Shape.of(n, n), -0.7, 0.9));
            between(edge, new Scale(numbers(shape, 0.5, 1.5)), matrix, new Scale(numbers(Shape.of(1), 0.5, 1.5)));
            return;
        }
        Shape taken = Shape.of(2, 5, 5);
        Node conv = new Conv2d(
                Optional.empty(),
                numbers(Shape.of(4, 1, 3, 3), -0.3, 0.5),
                IntVector.of(2, 1),
                Padding.zeros(1),
                IntVector.of(1),
                IntVector.of(2),
                numbers(Shape.of(1), -1, 1));
        Node before = new Scale(numbers(Shape.of(2, 1, 1), 0.5, 1.5));
        Node behind = new Scale(numbers(Shape.of(4, 1, 1), 0.5, 1.5));
        apart(taken, List.of(before, conv, behind), conv.output(taken));
    }

    /// A source of nothing, or of a constant, in front of weights.
    private void beside(Edge edge, Shape shape, boolean constant) {
        if (shape.rank() != 1) {
            return;
        }
        long n = shape.dim(0);
        String name = name("Beside");
        String weights = name("Weights");
        Tensor weight = numbers(Shape.of(n, n), -1, 1);
        between(edge, weights, new Linear(numbers(Shape.of(n, n), -0.7, 0.9)));
        graph = graph.edit()
                .add(name, constant ? new Affine(weight, numbers(shape, -0.5, 0.5)) : new Linear(weight))
                .connect(name, weights)
                .build();
    }

    /// A second way from one end of an edge to the other.
    private void around(Edge edge, Node node) {
        String name = name("Around");
        graph = graph.edit()
                .add(name, node)
                .connect(edge.source(), name)
                .connect(name, edge.target())
                .build();
    }

    private void zeroMatrix(Edge edge, Shape shape) {
        if (shape.rank() == 1) {
            around(edge, new Affine(filled(Shape.of(shape.dim(0), shape.dim(0)), 0), numbers(shape, -0.3, 0.3)));
        }
    }

    private void unitPool(Edge edge, Shape shape) {
        if (shape.rank() >= 2) {
            between(edge, random.nextBoolean() ? SumPool2d.of(1) : AvgPool2d.of(1));
        }
    }

    private void chain(Edge edge, Shape shape) {
        if (shape.rank() == 1) {
            long n = shape.dim(0);
            Node neuron = new LIF(filled(shape, 0.005), filled(shape, 3), filled(shape, 0), filled(shape, 0.7));
            between(edge, new Affine(numbers(Shape.of(n, n), 0, 1), numbers(shape, 0, 0.5)), neuron);
        }
    }

    /// An Input, a pool, a convolution or a matrix behind it, and an Output.
    private void pools() {
        Shape shape = Shape.of(2, 6, 6);
        boolean tiles = random.nextBoolean();
        IntVector kernel = tiles ? IntVector.of(2) : IntVector.of(3, 2);
        IntVector stride = tiles ? IntVector.of(2) : IntVector.of(2, 1);
        IntVector none = IntVector.of(0);
        Node pool = random.nextBoolean()
                ? new SumPool2d(kernel, stride, none)
                : new AvgPool2d(kernel, stride, random.nextBoolean() ? none : IntVector.of(1));
        Shape pooled = pool.output(shape);
        List<Node> chain = new ArrayList<>(List.of(pool));
        Shape end;
        if (random.nextBoolean()) {
            Tensor weights = numbers(Shape.of(4, 1, 2, 2), -0.3, 0.5);
            Node conv = new Conv2d(
                    Optional.empty(),
                    weights,
                    IntVector.of(1, 1 + random.nextInt(2)),
                    Padding.zeros(random.nextInt(2), random.nextInt(2)),
                    IntVector.of(1),
                    IntVector.of(2),
                    numbers(Shape.of(4), -1, 1));
            chain.add(conv);
            end = conv.output(pooled);
        } else {
            chain.add(Flatten.of(0, -1));
            chain.add(new Linear(numbers(Shape.of(3, pooled.elements()), -0.2, 0.2)));
            end = Shape.of(3);
        }
        apart(shape, chain, end);
    }

    /// A chain with an Input and an Output of its own.
    private void apart(Shape taken, List<Node> chain, Shape given) {
        String from = "fed" + planted++;
        GraphBuilder more = graph.edit().add(from, new Input(IntVector.of(taken)));
        for (Node node : chain) {
            String name = name(node.type());
            more.add(name, node).connect(from, name);
            from = name;
        }
        String output = "result" + planted++;
        graph = more.add(output, new Output(IntVector.of(given)))
                .connect(from, output)
                .build();
    }

    private static Tensor filled(Shape shape, double value) {
        return Tensor.filled(DType.F64, shape, value);
    }

    private void deadEnd(String source, Shape shape) {
        String name = name("Dead");
        graph = graph.edit()
                .add(name, new Scale(numbers(shape, 1, 2)))
                .connect(source, name)
                .build();
    }

    private Tensor numbers(Shape shape, double low, double high) {
        double[] values = new double[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble(low, high);
        }
        return Tensor.of(shape, values);
    }
}
