package io.nir4j.dsl.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.Snn;
import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkBuilderTest {
    private static Graph graph(String text) {
        return Snn.parse(text).graph();
    }

    private static LIF lif(Graph graph, String name) {
        return assertInstanceOf(LIF.class, graph.nodes().get(name));
    }

    @Test
    void buildsWhatTheBuilderBuilds() {
        var expected = Graph.builder();
        expected.input("image", 3)
                .then("fc", new Linear(Tensor.of(Shape.of(2, 3), 1f, 2f, 3f, 4f, 5f, 6f)))
                .then(
                        "lif",
                        new LIF(
                                Tensor.of(Shape.of(2), 0.01f, 0.02f),
                                Tensor.ofFloats(1, 1),
                                Tensor.ofFloats(0, 0),
                                Tensor.ofFloats(1, 1),
                                Optional.of(Tensor.ofFloats(-1, -1))))
                .output("y", 2);
        assertEquals(expected.build(), graph("""
            input image [3]
            fc = Linear(weight = [[1, 2, 3], [4, 5, 6]])
            lif = LIF(tau = [10, 20] ms, r = 1, v_leak = 0, v_threshold = 1, v_reset = -1)
            image -> fc -> lif -> output y [2]
            """));
    }

    @Test
    void givesNumbersTheShapeOfTheLayerThatTheNeighboursTell() {
        Graph graph = graph("""
            input image [4]
            a = LIF(tau = 10 ms, r = 1, v_leak = 0, v_threshold = 1)
            fc = Linear(weight = zeros(5 x 4))
            b = LIF(tau = uniform(5 ms, 20 ms, seed = 3), r = f64(1), v_leak = 0, v_threshold = 1)
            image -> a -> fc -> b -> output y
            """);
        assertEquals(
                Tensor.filled(DType.F32, Shape.of(4), 0.01f), lif(graph, "a").tau());
        assertEquals(Tensor.filled(DType.F64, Shape.of(5), 1), lif(graph, "b").r());
        assertEquals(5, lif(graph, "b").tau().elements());
        assertEquals(Output.of(5), graph.nodes().get("y"));
    }

    @Test
    void givesNumbersTheShapeOfTheOtherParametersOfTheNode() {
        Graph graph = graph("""
            a = LIF(tau = [10, 20] ms, r = 1, v_leak = 0, v_threshold = 1)
            """);
        assertEquals(Tensor.ofFloats(1, 1), lif(graph, "a").r());
    }

    @Test
    void takesTheSizeThatIsWrittenBehindThePrimitive() {
        Graph graph = graph("a = LIF[2, 3](tau = 1, r = 1, v_leak = 0, v_threshold = 1)");
        assertEquals(Shape.of(2, 3), lif(graph, "a").tau().shape());
    }

    @Test
    void keepsAScalarThatIsMeant() {
        Graph graph = graph("a = LIF(tau = scalar(1), r = scalar(1), v_leak = scalar(0), v_threshold = scalar(1))");
        assertEquals(Shape.SCALAR, lif(graph, "a").tau().shape());
    }

    @Test
    void takesSizesThroughCyclesAndAgainstTheFlow() {
        Graph graph = graph("""
            input x
            a = LIF(tau = 1, r = 1, v_leak = 0, v_threshold = 1)
            rec = Linear(weight = eye(3))
            x -> a -> output y
            a -> rec -> a
            """);
        assertEquals(Input.of(3), graph.nodes().get("x"));
        assertEquals(Output.of(3), graph.nodes().get("y"));
        assertEquals(Shape.of(3), lif(graph, "a").tau().shape());
    }

    @Test
    void givesABiasTheRowsOfItsWeight() {
        Graph graph = graph("""
            fc = Affine(weight = zeros(2 x 3), bias = 0.5)
            stack = Affine(weight = zeros([7, 2, 3]), bias = 1)
            """);
        assertEquals(
                Tensor.ofFloats(0.5f, 0.5f),
                assertInstanceOf(Affine.class, graph.nodes().get("fc")).bias());
        assertEquals(
                Shape.of(7, 2),
                assertInstanceOf(Affine.class, graph.nodes().get("stack"))
                        .bias()
                        .shape());
    }

    @Test
    void takesFieldsByPositionInTheOrderOfTheSchema() {
        assertEquals(
                graph("p = AvgPool2d(kernel_size = 2x2, stride = 2, padding = 0)"),
                graph("p = AvgPool2d(2x2, 2, padding = 0)"));
        assertEquals(
                IntVector.of(2, 2),
                assertInstanceOf(
                                AvgPool2d.class,
                                graph("p = AvgPool2d(2x2, 2, 0)").nodes().get("p"))
                        .kernelSize());
    }

    @Test
    void connectsEveryMemberOfAGroupWithEveryMemberOfTheNext() {
        Graph graph = graph("""
            {a, b} -> {c, d} -> e
            a -> c
            """);
        assertEquals(
                List.of(
                        new Edge("a", "c"),
                        new Edge("a", "c"),
                        new Edge("a", "d"),
                        new Edge("b", "c"),
                        new Edge("b", "d"),
                        new Edge("c", "e"),
                        new Edge("d", "e")),
                graph.edges());
    }

    @Test
    void takesTheHeaderForMetadata() {
        Graph graph = graph("""
            network classifier "Two layers."
            metadata { layers = 2, "weird key" = { a = [1.5] } }
            input x [1] metadata { note = "n" }
            """);
        assertEquals(
                Map.of(
                        "name", new Value.Text("classifier"),
                        "description", new Value.Text("Two layers."),
                        "layers", new Value.Numbers(Tensor.scalar(2L)),
                        "weird key", new Value.Tree(Map.of("a", new Value.Numbers(Tensor.ofDoubles(1.5))))),
                graph.metadata().entries());
        assertEquals(new Value.Tree(Map.of("note", new Value.Text("n"))), graph.metadata("x"));
    }

    @Test
    void carriesOpaqueNodes() {
        Graph graph =
                graph("n = opaque \"My Neuron\"(tau = 0.5, sizes = i32[1, 2], mode = \"fast\", deep = { a = true })");
        Opaque opaque = assertInstanceOf(Opaque.class, graph.nodes().get("n"));
        assertEquals("My Neuron", opaque.type());
        assertEquals(
                List.of("tau", "sizes", "mode", "deep"),
                List.copyOf(opaque.fields().entries().keySet()));
        assertEquals(
                Optional.of(new Value.Numbers(Tensor.scalar(0.5))),
                opaque.fields().get("tau"));
    }

    @Test
    void keepsEdgesToNodesThatDoNotExist() {
        assertEquals(List.of(new Edge("a", "b")), graph("a -> b").edges());
    }

    @Test
    void nestsAGraphWrittenInBraces() {
        Graph graph = graph("""
            input x [2]
            inner = {
                input a [2]
                metadata { depth = 1 }
                a -> output b [2]
            } metadata { outside = true }
            x -> inner -> output y
            """);
        Graph inner = assertInstanceOf(Graph.class, graph.nodes().get("inner"));
        assertEquals(List.of("a", "b"), List.copyOf(inner.nodes().keySet()));
        assertEquals(2, inner.metadata().entries().size());
        assertEquals(Output.of(2), graph.nodes().get("y"));
    }

    @Test
    void makesANestedGraphOfEveryUseOfABlock() {
        Graph graph = graph("""
            let std = 0.5
            block layer(size, from = size, tau = 10 ms) {
                w = Linear(weight = normal(size x from, std = std, seed = 1))
                lif = LIF(tau = tau, r = 1, v_leak = 0, v_threshold = 1)
                in -> w -> lif -> out
            }
            input x
            a = layer(4, 3)
            b = layer(size = 2, from = 4, tau = 20 ms)
            c = layer(2)
            x -> a -> b -> c -> output y
            """);
        Graph b = assertInstanceOf(Graph.class, graph.nodes().get("b"));
        assertEquals(Input.of(4), b.nodes().get("in"));
        assertEquals(Output.of(2), b.nodes().get("out"));
        assertEquals(Tensor.ofFloats(0.02f, 0.02f), lif(b, "lif").tau());
        assertEquals(Input.of(3), graph.nodes().get("x"));
        assertEquals(Output.of(2), graph.nodes().get("y"));
        assertTrue(
                assertInstanceOf(Graph.class, graph.nodes().get("c")).node("w").isPresent());
    }

    @Test
    void letsABlockNameItsOwnPorts() {
        Graph graph = graph("""
            block pass() {
                input first [2]
                first -> output last [2]
            }
            p = pass()
            """);
        assertEquals(
                List.of("first", "last"),
                List.copyOf(assertInstanceOf(Graph.class, graph.nodes().get("p"))
                        .nodes()
                        .keySet()));
    }

    @Test
    void usesBlocksWithinBlocksWithTheConstantsOfTheirHome() {
        Graph graph = graph("""
            let k = 1
            block inner() {
                a = Scale(scale = [k, k])
                in -> a -> out
            }
            block outer(k) {
                one = inner()
                b = Scale(scale = [k, k])
                in -> one -> b -> out
            }
            o = outer(5)
            """);
        Graph outer = assertInstanceOf(Graph.class, graph.nodes().get("o"));
        Graph one = assertInstanceOf(Graph.class, outer.nodes().get("one"));
        assertEquals(
                "Scale[scale=float32(2) [5.0, 5.0]]",
                String.valueOf(outer.nodes().get("b")));
        assertEquals(
                "Scale[scale=float32(2) [1.0, 1.0]]", String.valueOf(one.nodes().get("a")));
    }
}
