package io.nir4j.dialects.export;

import static io.nir4j.dialects.export.SmallExports.export;
import static io.nir4j.dialects.export.SmallExports.lif;
import static io.nir4j.dialects.export.SmallExports.matrix;
import static io.nir4j.dialects.export.SmallExports.network;
import static io.nir4j.dialects.export.SmallExports.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.Dialects;
import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Edge;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IntVector;
import io.nir4j.model.LI;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Padding;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How what has no state, the edges and the names are written.
final class ExportedWiringTest {
    @Test
    void copiesWeightsThatOthersRead() {
        GraphBuilder graph = Graph.builder();
        LI readout = new LI(numbers(0.01, 0.01), numbers(2, 2), numbers(0, 0));
        graph.input("input", 2)
                .then("fc", new Linear(matrix()))
                .then("n", readout)
                .output("output", 2);
        graph.from("fc").then("m", lif(1, 0, 0)).to("output");

        Exported exported = export(graph.build(), Dialects.NIR, Targets.NORSE);

        assertEquals(new Linear(matrix()), exported.graph().nodes().get("fc"));
        assertEquals(List.of("fc_n"), exported.graph().sources("n"));
        assertEquals(List.of("input"), exported.graph().sources("fc_n"));
    }

    @Test
    void writesEdgesThatCountTwiceAsGains() {
        Graph twice = network(lif(1, 0, 0)).edit().connect("fc", "n").build();

        Exported exported = export(twice, Dialects.NIR, Targets.NORSE);

        Linear fed = assertInstanceOf(Linear.class, exported.graph().nodes().get("fc"));
        assertArrayEquals(new double[] {2, 4, 6, 8}, fed.weight().toDoubles());
        assertEquals(List.of("fc"), exported.graph().sources("n"));
    }

    @Test
    void foldsScalesIntoTheWeightsBefore() {
        GraphBuilder graph = Graph.builder();
        graph.input("input", 2)
                .then("fc", new Affine(matrix(), numbers(1, 1)))
                .then("s", new Scale(numbers(2, 10)))
                .then("n", lif(1, 0, 0))
                .output("output", 2);

        Exported exported = export(graph.build(), Dialects.NIR, Targets.NORSE);

        Affine fed = assertInstanceOf(Affine.class, exported.graph().nodes().get("fc"));
        assertArrayEquals(new double[] {2, 4, 30, 40}, fed.weight().toDoubles());
        assertArrayEquals(new double[] {2, 10}, fed.bias().toDoubles());
        assertTrue(exported.graph().node("s").isEmpty());
    }

    @Test
    void keepsALoopOfTwoFromAReaderThatFailsOnIt() {
        Graph loop = loop(new Linear(matrix()));

        Exported exported = export(loop, Dialects.NIR, Targets.SNNTORCH);

        assertEquals(List.of("rec_echo"), exported.graph().targets("rec"));
        assertEquals(
                loop.edges(), export(loop, Dialects.NIR, Targets.NORSE).graph().edges());
    }

    private static Graph loop(Node back) {
        GraphBuilder graph = network(lif(1, 0, 0)).edit();
        graph.from("n").then("rec", back).to("n");
        return graph.build();
    }

    @Test
    void movesARecurrentBiasWhereItWouldMissTheFirstStep() {
        Graph loop = loop(new Affine(matrix(), numbers(5, 6)));

        Exported exported = export(loop, Dialects.SNNTORCH, Targets.NORSE);

        Affine back = assertInstanceOf(Affine.class, exported.graph().nodes().get("rec"));
        Affine fed = assertInstanceOf(Affine.class, exported.graph().nodes().get("fc"));
        assertArrayEquals(new double[2], back.bias().toDoubles());
        assertArrayEquals(new double[] {5, 6}, fed.bias().toDoubles());
    }

    private static Graph image(Node seeing, Node pooling) {
        GraphBuilder graph = Graph.builder();
        graph.input("input", 2, 4, 4)
                .then("conv", seeing)
                .then("pool", pooling)
                .then("flat", Flatten.of(0, -1))
                .then("output", Output.of(8));
        return graph.build();
    }

    private static Conv2d conv(long groups) {
        double[] weights = new double[Math.toIntExact(2 * (2 / groups) * 9)];
        weights[4] = 1;
        return new Conv2d(
                Optional.empty(),
                Tensor.of(Shape.of(2, 2 / groups, 3, 3), weights),
                IntVector.of(1),
                new Padding.Same(),
                IntVector.of(1),
                IntVector.of(groups),
                numbers(0, 0));
    }

    @Test
    void writesGroupsAndWordsOutForTheTypeCheckOfTheReader() {
        Exported exported = export(image(conv(2), SumPool2d.of(2)), Dialects.NIR, Targets.NORSE);

        Conv2d written = assertInstanceOf(Conv2d.class, exported.graph().nodes().get("conv"));
        assertEquals(Shape.of(2, 2, 3, 3), written.weight().shape());
        assertEquals(1, written.groups().at(0));
        assertEquals(Padding.zeros(1, 1), written.padding());
        assertEquals(Optional.of(IntVector.of(4, 4)), written.inputShape());
    }

    @Test
    void countsTheAxesOfFlattenFromTheEnd() {
        Exported exported = export(image(conv(1), SumPool2d.of(2)), Dialects.NIR, Targets.NORSE);

        Flatten written =
                assertInstanceOf(Flatten.class, exported.graph().nodes().get("flat"));
        assertEquals(-3, written.startDim().at(0));
        assertEquals(-1, written.endDim().at(0));
    }

    @Test
    void writesPoolsOfTheOtherKind() {
        SumPool2d padded = new SumPool2d(IntVector.of(2, 2), IntVector.of(4, 4), IntVector.of(1, 1));
        Exported averaging = export(
                image(conv(1), new SumPool2d(IntVector.of(2), IntVector.of(2), IntVector.of(0))),
                Dialects.NIR,
                Targets.SPIKINGJELLY);
        GraphBuilder graph = Graph.builder();
        graph.input("input", 2, 4, 4).then("conv", conv(1)).then("pool", padded).then("output", Output.of(2, 2, 2));

        Exported unpadded = export(graph.build(), Dialects.NIR, Targets.NORSE);

        assertInstanceOf(AvgPool2d.class, averaging.graph().nodes().get("pool"));
        assertInstanceOf(AvgPool2d.class, unpadded.graph().nodes().get("pool"));
        Conv2d before = assertInstanceOf(Conv2d.class, unpadded.graph().nodes().get("conv"));
        assertEquals(4, before.weight().getDouble(4));
    }

    @Test
    void addsUpWhatComesToTheOutput() {
        GraphBuilder graph = network(lif(1, 0, 0)).edit();
        graph.from("fc").to("output");

        Exported exported = export(graph.build(), Dialects.NIR, Targets.NORSE);

        assertEquals(List.of("output_sum"), exported.graph().sources("output"));
    }

    @ParameterizedTest
    @CsvSource({"lif1.lif, lif1_lif", "if, node_if", "values, node_values", "a b, a_b"})
    void givesNodesNamesThatModulesCanHave(String name, String expected) {
        GraphBuilder graph = Graph.builder();
        graph.input("input", 2).then(name, lif(1, 0, 0)).output("output", 2);

        Exported exported = export(graph.build(), Dialects.NIR, Targets.NORSE);

        assertEquals(name, exported.origins().get(expected));
    }

    @Test
    void givesNamesInTheOrderOfTheChainToAReaderThatFollowsTheFile() {
        GraphBuilder graph = Graph.builder();
        CubaLIF cuba = new CubaLIF(
                numbers(0.01, 0.01),
                numbers(0.01, 0.01),
                numbers(1, 1),
                numbers(0, 0),
                numbers(1, 1),
                Optional.of(numbers(0, 0)),
                Optional.of(numbers(1, 1)));
        graph.input("z", 2).then("y.fc", new Linear(matrix())).then("x", cuba).output("a", 2);

        Exported exported = export(graph.build(), Dialects.HXTORCH, Targets.HXTORCH);

        assertEquals(
                List.of(new Edge("n0_z", "n1_y_fc"), new Edge("n1_y_fc", "n2_x"), new Edge("n2_x", "n3_a")),
                exported.graph().edges());
        assertEquals("y.fc", exported.origins().get("n1_y_fc"));
    }

    @Test
    void leavesMetadataOutThatTheReaderFailsOn() {
        Value.Tree inner = new Value.Tree(Map.of("a", new Value.Text("b")));
        Graph noted = network(lif(1, 0, 0))
                .edit()
                .metadata("n", new Value.Tree(Map.of("deep", inner, "flat", new Value.Text("c"))))
                .build();

        Exported exported = export(noted, Dialects.NIR, Targets.NORSE);

        assertEquals(
                new Value.Tree(Map.of("flat", new Value.Text("c"))),
                exported.graph().metadata("n"));
        assertTrue(exported.changes().toString().contains("metadata"), exported.changes()::toString);
    }
}
