package io.nir4j.backends.reference.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.backends.reference.ReferenceSimulator;
import io.nir4j.backends.testkit.Outcome;
import io.nir4j.backends.testkit.Trial;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Whether two networks give the same, in the arithmetic of a dialect.
final class SameSpikes {
    static final double STEP_SECONDS = 1e-3;
    private static final int STEPS = 12;

    private SameSpikes() {}

    /// The steps of a dialect for whatever a random network holds.
    static Dialect free(Dialect dialect) {
        return new Dialect(dialect.name(), "", "", dialect.discretization(), Optional.empty(), Set.of());
    }

    static void check(Graph before, Graph after, Dialect dialect, double tolerance, String what) {
        Precision precision = tolerance == 0 ? dialect.discretization().precision() : Precision.FLOAT64;
        Map<String, Tensor> inputs = inputs(before);
        Outcome expected = run(before, dialect, precision, inputs);
        Outcome found = run(after, dialect, precision, inputs);
        assertEquals(expected.outputs().keySet(), found.outputs().keySet(), what);
        expected.outputs().forEach((name, was) -> {
            Tensor is = found.of(name);
            assertEquals(was.shape(), is.shape(), what);
            for (long i = 0; i < was.elements(); i++) {
                double allowed = tolerance * Math.max(1, Math.abs(was.getDouble(i)));
                if (!(Math.abs(was.getDouble(i) - is.getDouble(i)) <= allowed) && !bothNan(was, is, i)) {
                    throw new AssertionError(
                            what + ": '" + name + "' at " + i + " was " + was.getDouble(i) + ", is " + is.getDouble(i));
                }
            }
        });
    }

    private static boolean bothNan(Tensor was, Tensor is, long index) {
        return Double.compare(was.getDouble(index), is.getDouble(index)) == 0;
    }

    private static Outcome run(Graph graph, Dialect dialect, Precision precision, Map<String, Tensor> inputs) {
        return Trial.of(new ReferenceSimulator(), graph)
                .in(dialect)
                .at(precision)
                .every(STEP_SECONDS)
                .run(inputs);
    }

    private static Map<String, Tensor> inputs(Graph graph) {
        RandomGenerator random = new SplittableRandom(5);
        TypedGraph typed = TypedGraph.of(graph);
        Map<String, Tensor> inputs = new TreeMap<>();
        for (String name : graph.all(Input.class).keySet()) {
            Shape shape = Shape.of(STEPS, 2).plus(typed.output(name));
            double[] values = new double[Math.toIntExact(shape.elements())];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(3) == 0 ? random.nextDouble(-1, 3) : random.nextInt(2);
            }
            inputs.put(name, Tensor.of(shape, values));
        }
        return inputs;
    }

    /// All floating-point parameters in float64, nested graphs too.
    static Graph precise(Graph graph) {
        var precise = graph.edit();
        graph.nodes().forEach((name, node) -> precise.replace(name, precise(node)));
        return precise.build();
    }

    private static Node precise(Node node) {
        if (node instanceof Graph nested) {
            return precise(nested);
        }
        Schema<?> schema = Node.schema(node.type()).orElseThrow();
        Map<String, Value> entries = new LinkedHashMap<>(schema.write(node).entries());
        for (Field<?, ?> field : schema.fields()) {
            if (field.holdsNumbers() && entries.get(field.name()) instanceof Value.Numbers(var tensor)) {
                entries.put(field.name(), new Value.Numbers(tensor.cast(DType.F64)));
            }
        }
        return schema.make().apply(new Value.Tree(entries));
    }
}
