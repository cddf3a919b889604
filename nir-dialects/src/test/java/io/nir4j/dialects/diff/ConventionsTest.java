package io.nir4j.dialects.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Affine;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Delay;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IntVector;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Many differences with one cause are one sentence.
class ConventionsTest {
    private static final Tensor WEIGHT = Tensor.of(Shape.of(2, 3), 0.5f, -1, 2, 0.25f, 1, -0.75f);

    private static Tensor scaled(Tensor tensor, double factor) {
        double[] values = tensor.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return Tensor.of(tensor.shape(), values).cast(tensor.dtype());
    }

    private static LIF lif(double tau, double r, double threshold) {
        return new LIF(filled(tau), filled(r), filled(0), filled(threshold));
    }

    private static Tensor filled(double value) {
        return Tensor.filled(DType.F32, Shape.of(2), value);
    }

    private static Graph network(Node layer, Node... more) {
        GraphBuilder graph = Graph.builder();
        GraphBuilder.Chain chain = graph.input("in", 3).then("fc", layer);
        for (int i = 0; i < more.length; i++) {
            chain = chain.then("n" + i, more[i]);
        }
        chain.output("out", 2);
        return graph.build();
    }

    /// The only convention, which must explain all differences.
    private static Convention only(Graph a, Graph b) {
        GraphDiff diff = GraphDiff.of(a, b, 0);
        assertEquals(1, diff.conventions().size(), diff::toString);
        assertEquals(List.of(), diff.unexplained());
        assertFalse(diff.isEqual(true));
        return diff.conventions().getFirst();
    }

    private static List<String> rules(Graph a, Graph b) {
        return GraphDiff.of(a, b, 0).conventions().stream()
                .map(Convention::rule)
                .toList();
    }

    @Test
    void timesInMilliseconds() {
        Graph a = network(new Linear(WEIGHT), lif(0.02, 1, 1), new Delay(filled(0.003)));
        Graph b = network(new Linear(WEIGHT), lif(20, 1, 1), new Delay(filled(3)));

        assertEquals(
                "times are in milliseconds in B, 1,000 times those in A (delay, tau of n0 and n1)",
                only(a, b).sentence());
        assertTrue(only(b, a).sentence().startsWith("times are in milliseconds in A"));
    }

    @Test
    void timesInSteps() {
        Convention found = only(
                network(new Linear(WEIGHT), lif(0.02, 1, 1), lif(0.01, 1, 1)),
                network(new Linear(WEIGHT), lif(200, 1, 1), lif(100, 1, 1)));

        assertEquals("steps", found.rule());
        assertTrue(found.sentence().endsWith("B counts steps of 100 us"), found::sentence);
    }

    @Test
    void timesOfWhichOneIsNotScaledHaveNoUnitInCommon() {
        Graph a = network(new Linear(WEIGHT), lif(0.02, 1, 1), lif(0.01, 1, 1));
        Graph b = network(new Linear(WEIGHT), lif(20, 1, 1), lif(0.01, 1, 1));

        assertEquals(List.of(), rules(a, b));
    }

    @Test
    void flattenThatCountsTheBatchDimension() {
        Convention found =
                only(network(Flatten.of(0, -1), new Linear(WEIGHT)), network(Flatten.of(1, -1), new Linear(WEIGHT)));

        assertEquals("Flatten counts the batch dimension in B (fc)", found.sentence());
    }

    @Test
    void flattenOfOtherAxesIsNoConvention() {
        assertEquals(List.of(), rules(network(Flatten.of(0, -1)), network(Flatten.of(1, -2))));
    }

    @Test
    void portsWithOnesForBatchAndTime() {
        Graph a = network(new Linear(WEIGHT));
        Graph b = a.edit()
                .replace("out", new Output(IntVector.of(Shape.of(1, 1, 2))))
                .build();

        assertEquals(
                "shapes begin with ones for batch or time in B: (1, 1, 2) where A has (2) (out)",
                only(a, b).sentence());
    }

    @Test
    void biasOfZeroMeansNone() {
        Graph a = network(new Affine(WEIGHT, filled(0)));
        Graph b = network(new Linear(WEIGHT));

        assertEquals(
                "fc is Affine with a bias of zero in A and Linear in B, the same function",
                only(a, b).sentence());
        assertTrue(GraphDiff.of(a, b, 0).meansTheSame());
    }

    @Test
    void biasThatIsMissingIsADifference() {
        Graph a = network(new Affine(WEIGHT, filled(0.5)));
        Graph b = network(new Linear(WEIGHT));

        assertEquals(
                "fc has a bias in A (Affine) and none in B (Linear)", only(a, b).sentence());
        assertFalse(GraphDiff.of(a, b, 0).meansTheSame());
    }

    @Test
    void gainInTheWeights() {
        Convention found = only(
                network(new Linear(WEIGHT), lif(0.02, 10, 1)),
                network(new Linear(scaled(WEIGHT, 10)), lif(0.02, 1, 1)));

        assertEquals("folded-gains", found.rule());
        assertTrue(found.sentence().contains("n0 has another r or w_in in B, and the weights of fc"), found::sentence);
    }

    @Test
    void gainInTheThreshold() {
        Convention found =
                only(network(new Linear(WEIGHT), lif(0.02, 10, 5)), network(new Linear(WEIGHT), lif(0.02, 1, 0.5)));

        assertEquals("folded-gains", found.rule());
        assertTrue(found.sentence().contains("their thresholds make up for it"), found::sentence);
    }

    @Test
    void inputGainInTheMembraneGain() {
        Node a = new CubaLIF(filled(0.01), filled(0.02), filled(10), filled(0), filled(1));
        Node b = new CubaLIF(
                filled(0.01), filled(0.02), filled(2), filled(0), filled(1), Optional.empty(), Optional.of(filled(5)));

        assertEquals(List.of("folded-gains"), rules(network(new Linear(WEIGHT), a), network(new Linear(WEIGHT), b)));
    }

    @Test
    void gainThatNothingMakesUpForIsADifference() {
        assertEquals(
                List.of(),
                rules(
                        network(new Linear(WEIGHT), lif(0.02, 10, 1)),
                        network(new Linear(scaled(WEIGHT, 9)), lif(0.02, 1, 1))));
    }

    @Test
    void gainInWeightsThatAlsoLeadElsewhereIsADifference() {
        Graph a = network(new Linear(WEIGHT), lif(0.02, 10, 1));
        Graph b = network(new Linear(scaled(WEIGHT, 10)), lif(0.02, 1, 1));

        assertEquals(
                List.of(),
                rules(
                        a.edit().connect("fc", "out").build(),
                        b.edit().connect("fc", "out").build()));
    }

    @Test
    void gainsThatFollowTheTimeConstants() {
        Graph a = network(new Linear(WEIGHT), lif(0.001, 10, 1));
        Graph b = network(new Linear(WEIGHT), lif(0.002, 20, 1));

        GraphDiff diff = GraphDiff.of(a, b, 0);

        assertEquals(
                List.of("r and w_in follow the time constants, which differ: gain = tau/dt with dt = 100 us in both"
                        + " (n0)"),
                diff.conventions().stream().map(Convention::sentence).toList());
        assertEquals(1, diff.unexplained().size());
    }

    @Test
    void gainsThatDoNotFollowTheTimeConstantsAreADifference() {
        assertEquals(
                List.of(),
                rules(
                        network(new Linear(WEIGHT), lif(0.001, 10, 1)),
                        network(new Linear(WEIGHT), lif(0.002, 10.5, 1))));
    }

    @Test
    void numbersRoundedToAnotherType() {
        Tensor precise = Tensor.of(Shape.of(2, 3), 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);

        assertEquals(
                "numbers in B are those of A rounded from float64 to float32 (fc)",
                only(network(new Linear(precise)), network(new Linear(precise.cast(DType.F32))))
                        .sentence());
    }

    @Test
    void aLayerOfAnotherWidth() {
        Convention found = only(
                network(new Linear(WEIGHT)),
                network(new Linear(Tensor.filled(DType.F32, Shape.of(4, 3), 0.5)))
                        .edit()
                        .build());

        assertEquals("a layer is 2 wide in A and 4 in B (fc)", found.sentence());
    }

    @Test
    void resetBySubtractionThatMetadataTell() {
        Graph a = network(new Linear(WEIGHT), lif(0.02, 1, 1));
        Graph b = a.edit()
                .metadata("n0", new Value.Tree(Map.of("reset_mechanism", new Value.Text("subtract"))))
                .build();

        assertEquals(
                "B is A with reset by subtraction, as the metadata of n0 say; NIR itself has no field for it",
                only(a, b).sentence());
    }

    @Test
    void recurrenceInANestedGraph() {
        Linear recurrent = new Linear(Tensor.of(Shape.of(2, 2), 0.1f, 0.2f, 0.3f, 0.4f));
        Graph flat = network(new Linear(WEIGHT), lif(0.02, 1, 1))
                .edit()
                .add("w_rec", recurrent)
                .connect("n0", "w_rec")
                .connect("w_rec", "n0")
                .build();
        GraphBuilder inside = Graph.builder();
        inside.input("input", 2).then("lif", lif(0.02, 1, 1)).output("output", 2);
        inside.from("lif").then("rec", recurrent).to("lif");
        Graph nested = network(new Linear(WEIGHT), inside.build());

        GraphDiff diff = GraphDiff.of(flat, nested, 0);

        assertEquals(
                List.of("n0 is a nested graph in B and written flat in A"),
                diff.conventions().stream().map(Convention::sentence).toList());
        assertTrue(diff.meansTheSame(), diff::toString);
        assertFalse(diff.isEqual(false));
    }
}
