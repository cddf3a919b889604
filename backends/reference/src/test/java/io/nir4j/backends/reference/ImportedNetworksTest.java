package io.nir4j.backends.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nir4j.backends.testkit.Outcome;
import io.nir4j.backends.testkit.Trial;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.importing.Frameworks;
import io.nir4j.dialects.importing.Imported;
import io.nir4j.dialects.importing.Treatment;
import io.nir4j.io.NirFile;
import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What frameworks write, imported, gives their spikes; and treating a network never changes what it gives.
final class ImportedNetworksTest {
    private static final Path RECURRENT =
            Path.of("..", "..", "testdata", "frameworks", "snntorch-export", "rleaky-all-to-all");
    private static final Path PAPER = Path.of("..", "..", "..", "shared", "fixtures", "paper");

    @Test
    void allThreeFormsOfRecurrenceGiveWhatSnnTorchRecorded() throws IOException {
        Graph flat = NirFile.read(RECURRENT.resolve("model.nir")).graph();

        for (Graph form : List.of(flat, nested(flat, "1.lif"), nested(flat, "1.w_rec"))) {
            Imported imported = Frameworks.snnTorch().read(form);
            Tensor spikes = run(imported, Npy.read(RECURRENT.resolve("input.npy")));

            assertEquals(flat, imported.graph());
            assertEquals(Npz.read(RECURRENT.resolve("expected.npz")).get("output"), spikes);
        }
    }

    /// The recurrent layer `1` as a nested graph whose Input leads to the node `fed`, named as Spyx names it.
    private static Graph nested(Graph flat, String fed) {
        Shape size = TypedGraph.of(flat).output("1.lif");
        Map<String, Node> inner = new TreeMap<>(Map.of(
                "1.input", Input.of(size.toArray()),
                "1.lif", flat.node("1.lif").orElseThrow(),
                "1.w_rec", flat.node("1.w_rec").orElseThrow(),
                "1.output", Output.of(size.toArray())));
        List<Edge> innerEdges = List.of(
                new Edge("1.input", fed),
                new Edge("1.lif", "1.w_rec"),
                new Edge("1.w_rec", "1.lif"),
                new Edge("1.lif", "1.output"));
        Map<String, Node> outer = new TreeMap<>(flat.nodes());
        outer.keySet().removeAll(List.of("1.lif", "1.w_rec"));
        outer.put("1", new Graph(inner, innerEdges, Map.of(), flat.metadata()));
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : flat.edges()) {
            if (!edge.source().equals("1.w_rec") && !edge.target().equals("1.w_rec")) {
                edges.add(new Edge(
                        edge.source().replace("1.lif", "1"), edge.target().replace("1.lif", "1")));
            }
        }
        return new Graph(outer, edges, Map.of(), flat.metadata());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nir", "norse", "snntorch", "sinabs", "lava"})
    void treatingANetworkChangesNothingThatItGives(String name) {
        Dialect dialect = steps(name);
        Property.forAllGraphs(404, 40, RandomGraphs.runnable().flat().without(SumPool2d.class), graph -> {
            Map<String, Tensor> inputs = inputs(graph);
            Outcome before = trial(graph, dialect).run(inputs);
            Outcome after = trial(Treatment.of(graph).graph(), dialect).run(inputs);
            assertEquals(before.outputs(), after.outputs());
        });
    }

    /// What arrives at a port is added up there; without the port it is added elsewhere, in another order.
    @Test
    void writingNestedGraphsFlatChangesNothingButTheOrderOfSums() {
        Property.forAllGraphs(405, 40, RandomGraphs.runnable().without(SumPool2d.class), graph -> {
            Map<String, Tensor> inputs = inputs(graph);
            Outcome before = trial(graph, Dialects.NIR).run(inputs);
            Outcome after = trial(Treatment.of(graph).graph(), Dialects.NIR).run(inputs);
            before.outputs()
                    .forEach((name, values) ->
                            assertArrayEquals(values.toDoubles(), after.of(name).toDoubles(), 1e-9, name));
        });
    }

    /// The steps alone: a dialect may refuse some of what a random network holds.
    private static Dialect steps(String name) {
        return new Dialect(name, "", "", Dialects.named(name).discretization(), Optional.empty(), Set.of());
    }

    private static Trial trial(Graph graph, Dialect dialect) {
        return Trial.of(new ReferenceSimulator(), graph).in(dialect);
    }

    private static Map<String, Tensor> inputs(Graph graph) {
        TypedGraph typed = TypedGraph.of(graph);
        Map<String, Tensor> inputs = new TreeMap<>();
        graph.all(Input.class).keySet().forEach(name -> inputs.put(name, spikes(typed.output(name), 12)));
        return inputs;
    }

    private static Tensor spikes(Shape features, long steps) {
        Shape shape = Shape.of(steps, 2).plus(features);
        Random random = new Random(7);
        double[] values =
                random.doubles(shape.elements()).map(x -> x < 0.4 ? 1 : 0).toArray();
        return Tensor.of(shape, values);
    }

    private static Tensor run(Imported imported, Tensor input) {
        return trial(imported.graph(), imported.dialect())
                .every(imported.timeStep().seconds())
                .run(input)
                .outputs()
                .firstEntry()
                .getValue();
    }

    /// Its Output says (1, 1, 1), and its gain that a step is 0.1 ms.
    @Test
    void rockpoolsNeuronOfThePaperSpikesAsRecorded() throws IOException {
        assumeTrue(Files.isDirectory(PAPER), "the files of the NIR paper are not there: no folder " + PAPER);
        List<String> rows = Files.readAllLines(PAPER.resolve("lif_rockpool.csv"));
        double[] input = column(rows, 0);

        Imported imported = Frameworks.rockpool().read(PAPER.resolve("lif_rockpool.nir"));

        assertEquals(1e-4, imported.timeStep().seconds());
        assertEquals("port-of-ones", imported.report().getFirst().fix());
        Tensor spikes = run(imported, Tensor.of(Shape.of(input.length, 1, 1), input));
        assertEquals(4, Arrays.stream(spikes.toDoubles()).sum());
        assertEquals(Arrays.toString(column(rows, 2)), Arrays.toString(spikes.toDoubles()));
    }

    private static double[] column(List<String> rows, int column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[column]))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"braille_noDelay_bias_zero", "braille_noDelay_noBias_subtract"})
    void subgraphsOfThePaperGiveWhatTheirFlatFormsGive(String name) {
        assumeTrue(Files.isDirectory(PAPER), "the files of the NIR paper are not there: no folder " + PAPER);
        Imported flat = Frameworks.snnTorch().read(PAPER.resolve(name + ".nir"));
        Imported nested = Frameworks.snnTorch().read(PAPER.resolve(name + "_subgraph.nir"));
        Tensor input = spikes(Shape.of(12), 100);

        Tensor spikes = run(flat, input);

        assertEquals("dangling-name", nested.report().getFirst().fix());
        assertTrue(Arrays.stream(spikes.toDoubles()).sum() > 0, "nothing spikes");
        assertEquals(spikes, run(nested, input));
    }
}
