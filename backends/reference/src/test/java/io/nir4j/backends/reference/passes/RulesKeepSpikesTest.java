package io.nir4j.backends.reference.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.reference.ReferenceSimulator;
import io.nir4j.backends.testkit.Outcome;
import io.nir4j.backends.testkit.Trial;
import io.nir4j.compiler.pass.Applied;
import io.nir4j.compiler.pass.Optimized;
import io.nir4j.compiler.pass.Optimizer;
import io.nir4j.compiler.pass.Passes;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.Preset;
import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.Rule;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Value;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule on random networks into which occasions for rules were planted, in every dialect: what is exact changes no
/// number that comes out, what rounds changes none by more than rounding, spikes not at all.
///
/// All parameters are float64 here, so that rounding is far below anything that a threshold could notice.
final class RulesKeepSpikesTest {
    private static final int CASES = 7;
    private static final int STEPS = 12;
    private static final double STEP_SECONDS = 1e-3;
    private static final double ROUNDING = 1e-7;
    private static final double NARROWING = 1e-3;

    static Stream<String> rules() {
        return Passes.all().stream()
                .flatMap(pass -> pass.rules().stream())
                .map(rule -> rule.name().equals("chain-as-graph") ? "chain-as-graph{chain=Affine+LIF}" : rule.name());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsSpikes(String rule) {
        AtomicInteger fired = new AtomicInteger();
        for (Dialect dialect : Dialects.all()) {
            check(Pipeline.parse(rule), free(dialect), 7, rule.replaceFirst("\\{.*", ""), fired);
        }
        assertTrue(fired.get() > 0, rule + " never found anything: this says nothing about it");
    }

    @ParameterizedTest
    @EnumSource
    void presetsKeepSpikes(Preset preset) {
        for (Dialect dialect : Dialects.all()) {
            check(preset.pipeline(), free(dialect), 8, "", new AtomicInteger());
        }
    }

    /// The steps of a dialect for whatever a random network holds.
    private static Dialect free(Dialect dialect) {
        return new Dialect(dialect.name(), "", "", dialect.discretization(), Optional.empty(), Set.of());
    }

    private static void check(Pipeline pipeline, Dialect dialect, long seed, String rule, AtomicInteger fired) {
        // Norse refuses padded sums, which a random network may hold.
        RandomGraphs plain = RandomGraphs.runnable().without(SumPool2d.class);
        Property.Generator<Graph> generator = random -> Planting.in(precise(plain.next(random)), random, rule);
        Setting setting = new Setting(dialect, STEP_SECONDS);
        Property.forAllGraphs(seed, CASES, generator, graph -> {
            Optimized optimized = Optimizer.run(graph, pipeline, setting);
            List<Applied> applied = optimized.applied().toList();
            fired.addAndGet(applied.size());
            Exactness exactness = applied.stream()
                    .map(Applied::rule)
                    .map(Rule::exactness)
                    .max(Enum::compareTo)
                    .orElse(Exactness.EXACT);
            double allowed = rule.equals("narrow-type") ? NARROWING : exactness == Exactness.EXACT ? 0 : ROUNDING;
            compare(graph, optimized.graph(), dialect, allowed, dialect.name() + ": " + pipeline);
        });
    }

    private static void compare(Graph before, Graph after, Dialect dialect, double tolerance, String what) {
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
    private static Graph precise(Graph graph) {
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
