package io.nir4j.dialects.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Delay;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.IntVector;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Padding;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Threshold;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is written for each framework, and what is refused; that it computes the same is tested with a simulator.
final class ExportTest {
    private static final double MILLISECOND = 1e-3;

    private static Tensor of(double... values) {
        return Tensor.ofDoubles(values);
    }

    private static LIF lif(double r, double leak, double reset) {
        return new LIF(of(0.01, 0.02), of(r, r), of(leak, leak), of(1, 1), Optional.of(of(reset, reset)));
    }

    private static Graph network(Node neuron) {
        GraphBuilder graph = Graph.builder();
        graph.input("input", 2)
                .then("fc", new Linear(matrix()))
                .then("n", neuron)
                .output("output", 2);
        return graph.build();
    }

    private static Tensor matrix() {
        return Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 4);
    }

    private static Exported export(Graph graph, Dialect dialect, Target target) {
        return Export.of(graph, dialect, MILLISECOND).storing(DType.F64).to(target);
    }

    private static List<Diagnostic> refusals(Graph graph, Dialect dialect, Target target) {
        return assertThrows(InvalidNetwork.class, () -> export(graph, dialect, target))
                .diagnostics();
    }

    @Test
    void countsPotentialsFromTheResetWhereTheFrameworkResetsToZero() {
        LIF written = assertInstanceOf(
                LIF.class,
                export(network(lif(1, 0.25, -0.5)), Dialects.NIR, Targets.NORSE)
                        .graph()
                        .nodes()
                        .get("n"));

        assertArrayEquals(new double[] {1.5, 1.5}, written.vThreshold().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {0.75, 0.75}, written.vLeak().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {0, 0}, written.vReset().orElseThrow().toDoubles());
    }

    @Test
    void dividesThresholdsByAGainThatTheFrameworkDoesNotRead() {
        Exported exported = export(network(lif(4, 0, 0)), Dialects.NIR, Targets.NORSE);
        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));

        assertArrayEquals(new double[] {0.25, 0.25}, written.vThreshold().toDoubles(), 1e-12);
        assertEquals(new Linear(matrix()), exported.graph().nodes().get("fc"));
    }

    @Test
    void multipliesWeightsByAGainThatAReadoutDoesNotHave() {
        LI readout = new LI(of(0.01, 0.01), of(2, 3), of(0, 0));

        Exported exported = export(network(readout), Dialects.NIR, Targets.NORSE);

        Linear fed = assertInstanceOf(Linear.class, exported.graph().nodes().get("fc"));
        assertArrayEquals(new double[] {2, 4, 9, 12}, fed.weight().toDoubles(), 1e-12);
    }

    @Test
    void givesALayerOneThresholdWhereTheReaderWantsIt() {
        LIF unequal = new LIF(of(0.01, 0.01), of(10, 10), of(0, 0), of(1, 4));

        Exported exported = export(network(unequal), Dialects.NIR, Targets.SNNTORCH);

        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));
        Linear fed = assertInstanceOf(Linear.class, exported.graph().nodes().get("fc"));
        assertArrayEquals(new double[] {1, 1}, written.vThreshold().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {1, 2, 0.75, 1}, fed.weight().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {0.001, 0.001}, written.tau().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {10, 10}, written.r().toDoubles(), 1e-9);
    }

    @Test
    void writesIntegratorsAsNeuronsThatFloat32DoesNotLetDecay() {
        IF integrator = new IF(of(1, 1), of(1, 1));

        Exported exported = export(network(integrator), Dialects.NORSE, Targets.SNNTORCH);

        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));
        assertEquals(1f, (float) (1 - 1e-4 / written.tau().getDouble(0)));
    }

    @Test
    void writesThresholdsAsNeuronsThatForget() {
        Exported exported = export(network(new Threshold(of(1, 2))), Dialects.NIR, Targets.NORSE);

        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));
        assertArrayEquals(new double[] {MILLISECOND, MILLISECOND}, written.tau().toDoubles(), 1e-15);
        assertArrayEquals(new double[] {1, 2}, written.vThreshold().toDoubles(), 1e-15);
    }

    @Test
    void lowersAThresholdByABitWhereItIsReachedHereAndExceededThere() {
        LIF neuron = new LIF(of(0.01, 0.01), of(1, 1), of(0, 0), of(1, 1));

        Exported exported = export(network(neuron), Dialects.SPIKINGJELLY, Targets.NORSE);

        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));
        assertEquals(Math.nextDown(1f), written.vThreshold().getDouble(0));
    }

    @Test
    void copiesWeightsThatOthersRead() {
        GraphBuilder graph = Graph.builder();
        LI readout = new LI(of(0.01, 0.01), of(2, 2), of(0, 0));
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
                .then("fc", new Affine(matrix(), of(1, 1)))
                .then("s", new Scale(of(2, 10)))
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
        Graph loop = loop(new Affine(matrix(), of(5, 6)));

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
                of(0, 0));
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

    @Test
    void saysNothingWhereNothingHadToChange() {
        assertEquals(
                List.of(),
                export(network(lif(1, 0, 0)), Dialects.NIR, Targets.NORSE).changes());
    }

    @Test
    void countsStepsForAFrameworkThatDoes() {
        LIF neuron = new LIF(of(0.01, 0.01), of(1, 1), of(0, 0), of(1, 1));

        Exported exported = export(network(neuron), Dialects.SINABS, Targets.SINABS);

        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));
        assertEquals(10, written.tau().getDouble(0), 1e-9);
        assertEquals(1.0, exported.step());
    }

    @Test
    void refusesWithEveryReasonAtOnce() {
        GraphBuilder graph = Graph.builder();
        CubaLIF cuba = new CubaLIF(
                of(0.01, 0.01),
                of(0.01, 0.01),
                of(1, 1),
                of(1, 1),
                of(2, 2),
                Optional.of(of(0, 0)),
                Optional.of(of(1, 1)));
        graph.input("input", 2)
                .then("n", cuba)
                .then("wait", new Delay(of(0.01, 0.01)))
                .output("output", 2);

        List<Diagnostic> refusals = refusals(graph.build(), Dialects.NIR, Targets.NORSE);

        assertTrue(refusals.stream().allMatch(refusal -> refusal.code() == Code.NOT_EXPORTABLE), refusals::toString);
        assertEquals(
                List.of("n", "wait"),
                refusals.stream()
                        .map(refusal -> refusal.place().node().orElseThrow())
                        .distinct()
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "sinabs, takes the threshold off",
        "sinabs, as many spikes as whole thresholds fit",
        "spyx, the one before it does",
        "lava, arrives",
        "rockpool, tau_mem",
        "hxtorch, its reader takes no LIF",
    })
    void saysWhatIsOtherwiseThere(String target, String reason) {
        List<Diagnostic> refusals = refusals(
                network(lif(1, 0, 0)), Dialects.NIR, Targets.find(target).orElseThrow());

        assertTrue(refusals.stream().anyMatch(refusal -> refusal.message().contains(reason)), refusals::toString);
    }

    @Test
    void approximatesWhatCannotBeExpressedAndSaysSo() {
        Exported exported = Export.of(network(lif(1, 0, 0)), Dialects.NIR, MILLISECOND)
                .approximately()
                .to(Targets.SINABS);

        assertTrue(exported.approximations().stream().allMatch(finding -> finding.code() == Code.APPROXIMATED));
        assertEquals(2, exported.approximations().size(), exported.approximations()::toString);
    }

    @Test
    void takesOneInputAndOneOutputOnly() {
        Graph two = network(lif(1, 0, 0))
                .edit()
                .add("other", Output.of(2))
                .connect("n", "other")
                .build();

        assertTrue(
                refusals(two, Dialects.NIR, Targets.NORSE).getFirst().message().contains("2 nodes Output"));
    }
}
