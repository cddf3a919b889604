package io.nir4j.dialects.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.diff.Difference.EdgeOnlyIn;
import io.nir4j.dialects.diff.Difference.OnlyIn;
import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.dialects.diff.Difference.Renamed;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What holds for all networks.
class GraphDiffPropertyTest {
    private static final int CASES = 400;

    private static List<Difference> differences(Graph a, Graph b) {
        return GraphDiff.of(a, b, 0).differences();
    }

    @Test
    void aNetworkDoesNotDifferFromItself() {
        Property.forAllGraphs(1, CASES, RandomGraphs.any(), graph -> {
            GraphDiff diff = GraphDiff.of(graph, graph, 0);
            assertEquals(List.of(), diff.differences());
            assertTrue(diff.isEqual(true));
        });
    }

    @Test
    void otherNamesAreAllThatDiffersAfterRenaming() {
        Property.forAllGraphs(2, CASES, RandomGraphs.any(), graph -> {
            List<Difference> found = differences(graph, Changes.renamed(graph, name -> "n" + name.hashCode() + name));
            assertTrue(found.stream().allMatch(Renamed.class::isInstance), found::toString);
        });
    }

    @Test
    void namesThatChangedPlacesAreNoDifferenceInContent() {
        Property.forAllGraphs(3, CASES, RandomGraphs.any(), graph -> {
            List<Difference> found = differences(graph, Changes.shuffled(graph, graph.hashCode()));
            assertTrue(found.stream().allMatch(Renamed.class::isInstance), found::toString);
        });
    }

    @Test
    void swappingTheSidesMirrorsTheDifferences() {
        Property.forAllGraphs(4, CASES, RandomGraphs.any(), graph -> {
            Graph other = Property.example(5, graph.nodes().size(), RandomGraphs.any());
            List<String> there = sorted(differences(graph, other));
            List<String> back = sorted(
                    differences(other, graph).stream().map(Difference::mirrored).toList());
            assertEquals(without(there, back), without(back, there));
        });
    }

    private static List<String> without(List<String> all, List<String> those) {
        return all.stream().filter(one -> !those.contains(one)).toList();
    }

    private static List<String> sorted(List<Difference> differences) {
        return differences.stream().map(Object::toString).sorted().toList();
    }

    @Test
    void oneChangedParameterIsFound() {
        Property.forAllGraphs(6, CASES, RandomGraphs.any().finite(), graph -> {
            for (String name : graph.nodes().keySet()) {
                Node node = graph.nodes().get(name);
                Optional<String> field = floatingField(node);
                if (field.isEmpty()) {
                    continue;
                }
                Tensor old = ((Value.Numbers) Fields.of(node).get(field.get())).tensor();
                Graph changed = graph.edit()
                        .replace(name, Changes.with(node, field.get(), new Value.Numbers(plusOneAtTheEnd(old))))
                        .build();
                List<Difference> found = differences(graph, changed);
                assertEquals(1, found.size(), found::toString);
                OtherField difference = (OtherField) found.getFirst();
                assertEquals(name + "." + field.get(), difference.a() + "." + difference.field());
                assertEquals(1, difference.contrast().numbers().orElseThrow().differing());
            }
        });
    }

    private static Optional<String> floatingField(Node node) {
        return Fields.of(node).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Value.Numbers(var tensor)
                        && tensor.dtype() == DType.F64
                        && tensor.elements() > 0)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Tensor plusOneAtTheEnd(Tensor tensor) {
        double[] values = tensor.toDoubles();
        values[values.length - 1] += 1 + Math.abs(values[values.length - 1]);
        return Tensor.of(tensor.shape(), values);
    }

    @Test
    void oneRemovedNodeIsFoundWithItsEdges() {
        Property.forAllGraphs(7, CASES, RandomGraphs.any().flat(), graph -> {
            for (String name : graph.nodes().keySet()) {
                Graph less = graph.edit().remove(name).build();
                TreeSet<String> expected = new TreeSet<>();
                expected.add(new OnlyIn(Side.A, name, graph.nodes().get(name).type()).toString());
                graph.edges().stream()
                        .filter(edge ->
                                edge.source().equals(name) || edge.target().equals(name))
                        .forEach(edge -> expected.add(new EdgeOnlyIn(Side.A, edge, count(graph, edge)).toString()));
                assertEquals(new ArrayList<>(expected), sorted(differences(graph, less)));
            }
        });
    }

    private static int count(Graph graph, Edge edge) {
        return (int) graph.edges().stream().filter(edge::equals).count();
    }

    @Test
    void oneMoreEdgeIsFound() {
        Property.forAllGraphs(8, CASES, RandomGraphs.any(), graph -> {
            for (Edge edge : graph.edges()) {
                Graph more = graph.edit().connect(edge.source(), edge.target()).build();
                assertEquals(List.of(new EdgeOnlyIn(Side.B, edge, 1)), differences(graph, more));
            }
        });
    }

    /// Layers of a few neurons each with random weights, in a long chain with skips and loops.
    private static Graph large(int nodes, boolean alike) {
        SplittableRandom random = new SplittableRandom(9);
        GraphBuilder graph = Graph.builder();
        GraphBuilder.Chain chain = graph.input("in", 2);
        Tensor one = Tensor.ofFloats(1, 1);
        for (int i = 0; i < nodes / 2; i++) {
            Tensor weight = alike
                    ? Tensor.filled(DType.F32, Shape.of(2, 2), 1)
                    : Tensor.of(Shape.of(2, 2), random.doubles(4).toArray());
            chain = chain.then("fc" + i, new Linear(weight)).then("if" + i, new IF(one, one));
            if (i > 0 && random.nextInt(4) == 0) {
                graph.connect("if" + random.nextInt(i), "fc" + i);
            }
        }
        chain.output("out", 2);
        return graph.build();
    }

    @Test
    void tenThousandRenamedNodesTakeSeconds() {
        for (boolean alike : new boolean[] {false, true}) {
            Graph graph = large(10_000, alike);
            Graph renamed = Changes.renamed(graph, name -> "n" + name.hashCode());
            assertTimeout(Duration.ofSeconds(20), () -> {
                List<Difference> found = differences(graph, renamed);
                assertEquals(graph.nodes().size(), found.size());
                assertTrue(found.stream().allMatch(Renamed.class::isInstance));
            });
        }
    }

    @Test
    void tenThousandNodesOfWhichOneIsGoneTakeSeconds() {
        Graph graph = large(10_000, false);
        Graph less = Changes.renamed(graph.edit().remove("fc2500").build(), name -> "n" + name.hashCode());
        assertTimeout(Duration.ofSeconds(20), () -> {
            List<Difference> found = differences(graph, less);
            assertEquals(
                    List.of(new OnlyIn(Side.A, "fc2500", "Linear")),
                    found.stream().filter(OnlyIn.class::isInstance).toList());
        });
    }

    @Test
    void tenThousandUnconnectedNodesTakeSeconds() {
        GraphBuilder graph = Graph.builder();
        Tensor one = Tensor.ofFloats(1, 1);
        for (int i = 0; i < 10_000; i++) {
            graph.add("if" + i, new IF(one, one));
        }
        Graph all = graph.build();
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertEquals(
                        10_000,
                        differences(all, Changes.renamed(all, name -> "n" + name))
                                .size()));
    }
}
