package io.nir4j.dsl.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.Snn;
import io.nir4j.model.Affine;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Padding;
import io.nir4j.model.Scale;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrinterTest {
    static final PrintOptions SIDECAR = PrintOptions.sidecar("net.snn.npz");

    static void prints(Graph graph, String expected) {
        Printed printed = Printer.print(graph, PrintOptions.INLINE_ALL);
        assertEquals(expected, printed.text());
        assertEquals(graph, Snn.parse(printed.text()).graph());
    }

    static void prints(Node node, String expected) {
        prints(Graph.builder().add("a", node).build(), "a = " + expected + "\n");
    }

    static void notes(Value value, String expected) {
        Map<String, Value> notes = Map.of("a", value);
        prints(Graph.builder().metadata(new Value.Tree(notes)).build(), "metadata { a = " + expected + " }\n");
    }

    static void notes(Tensor tensor, String expected) {
        notes(new Value.Numbers(tensor), expected);
    }

    /// A graph without nodes whose edges lead from each odd name to the next.
    private static Graph edges(String... ends) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            edges.add(new Edge(ends[i], ends[i + 1]));
        }
        return new Graph(Map.of(), edges, Map.of(), Value.Tree.EMPTY);
    }

    static Tensor all(float value, long... dims) {
        return Tensor.filled(DType.F32, Shape.of(dims), value);
    }

    static Tensor counting(long... dims) {
        Shape shape = Shape.of(dims);
        float[] values = new float[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return Tensor.of(shape, values);
    }

    @Test
    void aChainPrintsAsAChainWithItsOutput() {
        GraphBuilder graph = Graph.builder();
        graph.input("image", 3).then("lif10", scale(10)).then("lif2", scale(2)).output("y", 3);
        prints(graph.build(), """
            input image [3]
            lif10 = Scale[3](scale = 10)
            lif2 = Scale[3](scale = 2)

            image -> lif10 -> lif2 -> output y [3]
            """);
    }

    private static Scale scale(float factor) {
        return new Scale(all(factor, 3));
    }

    @Test
    void aRecurrentConnectionHasAChainOfItsOwn() {
        GraphBuilder graph = Graph.builder();
        graph.input("x", 3).then("lif", scale(1)).then("z", scale(2)).output("y", 3);
        graph.from("lif").then("again", scale(3)).to("lif");
        prints(graph.build(), """
            input x [3]
            lif = Scale[3](scale = 1)
            again = Scale[3](scale = 3)
            z = Scale[3](scale = 2)

            x -> lif -> z -> output y [3]
            lif -> again -> lif
            """);
    }

    @Test
    void branchesThatMeetPrintAsAGroup() {
        GraphBuilder graph = Graph.builder();
        graph.input("x", 3).then("b10", scale(1)).then("sum", scale(4)).output("y", 3);
        graph.from("x").then("b2", scale(2)).to("sum");
        graph.from("x").to("sum");
        prints(graph.build(), """
            input x [3]
            b2 = Scale[3](scale = 2)
            b10 = Scale[3](scale = 1)
            sum = Scale[3](scale = 4)

            x -> {b2, b10} -> sum -> output y [3]
            x -> sum
            """);
    }

    @Test
    void fanInAndFanOutPrintAsGroups() {
        prints(edges("c", "d", "b", "d", "a", "d", "e", "f", "e", "g"), "{a, b, c} -> d\ne -> {f, g}\n");
    }

    @Test
    void everyDuplicateOfAnEdgePrints() {
        prints(edges("a", "b", "a", "b", "a", "b"), "a -> b\na -> b\na -> b\n");
        prints(edges("a", "a", "a", "a"), "a -> a\na -> a\n");
    }

    @Test
    void whatNoInputReachesComesLast() {
        GraphBuilder graph = Graph.builder();
        graph.add("alone", scale(1));
        graph.input("x", 3).then("z", scale(2));
        prints(graph.build(), "input x [3]\nz = Scale[3](scale = 2)\nalone = Scale[3](scale = 1)\n\nx -> z\n");
    }

    @Test
    void outputsWithMetadataOrWithoutEdgesAreStatements() {
        GraphBuilder graph = Graph.builder();
        graph.input("x", 3).output("y", 3);
        graph.add("z", Output.of(4));
        Value.Tree note = new Value.Tree(Map.of("a", new Value.Text("b")));
        prints(
                graph.metadata("y", note).build(),
                "input x [3]\noutput y [3] metadata { a = \"b\" }\noutput z [4]\n\nx -> y\n");
    }

    @Test
    void portsOfOtherTypesAreDefinitions() {
        prints(new Input(new IntVector(Tensor.ofLongs(3).cast(DType.I32))), "Input(shape = i32[3])");
        prints(new Input(IntVector.of(3)), "Input(shape = 3)");
    }

    @Test
    void oneNumberStandsForALayer() {
        Tensor mixed = Tensor.ofFloats(1, 2, 3);
        prints(
                new LIF(all(0.01f, 3), all(1, 3), mixed, Tensor.ofFloats(0.5f)),
                "LIF[3](tau = 10 ms, r = 1, v_leak = [1, 2, 3], v_threshold = [0.5])");
        prints(new Scale(Tensor.filled(DType.F64, Shape.of(2, 3), 0.1)), "Scale[2, 3](scale = f64(0.1))");
        prints(new Scale(Tensor.filled(DType.BOOL, Shape.of(2), 1)), "Scale[2](scale = bool(true))");
        prints(new Scale(Tensor.ofFloats()), "Scale[0](scale = 0)");
    }

    @Test
    void withoutAnArrayThereIsNoSize() {
        prints(new Scale(Tensor.scalar(0.5f)), "Scale(scale = scalar(0.5))");
        prints(new Scale(Tensor.scalar(0.5)), "Scale(scale = f64(scalar(0.5)))");
    }

    @Test
    void aBiasIsOneNumberWhereItHasTheRowsOfTheWeight() {
        prints(new Affine(counting(2, 3), all(0, 2)), "Affine(weight = [[0, 1, 2], [3, 4, 5]], bias = 0)");
        prints(new Affine(counting(2, 3), all(0, 1)), "Affine(weight = [[0, 1, 2], [3, 4, 5]], bias = [0])");
        prints(new Affine(counting(1, 2, 3), all(7, 1, 2)), "Affine(weight = [[[0, 1, 2], [3, 4, 5]]], bias = 7)");
        prints(
                Conv2d.of(counting(1, 1, 1, 1), all(0, 1), 1, Padding.named("same")),
                "Conv2d(weight = [[[[0]]]], stride = 1, padding = \"same\", dilation = 1, groups = 1, bias = 0)");
        prints(
                new Affine(counting(2, 3), Tensor.scalar(1f)),
                "Affine(weight = [[0, 1, 2], [3, 4, 5]], bias = scalar(1))");
    }

    @Test
    void textsAndTreesPrint() {
        notes(
                new Value.Text("a\"\\\n\t\u0000\u200b\ud800 \u00a0é\ud83e\udde0"),
                "\"a\\\"\\\\\\n\\t\\u{0}\\u{200B}\\u{D800} \\u{A0}é\ud83e\udde0\"");
        notes(new Value.Texts(Shape.of(2), List.of("a", "b")), "[\"a\", \"b\"]");
        notes(new Value.Texts(Shape.of(0), List.of()), "text[]");
        notes(new Value.Texts(Shape.SCALAR, List.of("a")), "scalar(\"a\")");
        notes(new Value.Texts(Shape.of(1, 2), List.of("a", "b")), "[[\"a\", \"b\"]]");
        notes(new Value.Texts(Shape.of(0, 2), List.of()), "full([0, 2], \"\")");
        notes(new Value.Tree(Map.of("b c", Value.Tree.EMPTY)), "{ \"b c\" = {} }");
    }

    @Test
    void theHeaderSaysNameAndDescription() {
        Map<String, Value> notes = new LinkedHashMap<>();
        notes.put("name", new Value.Text("net"));
        notes.put("description", new Value.Text("It \"works\"."));
        notes.put("year", new Value.Numbers(Tensor.scalar(2024L)));
        prints(
                Graph.builder().metadata(new Value.Tree(notes)).build(),
                "network net \"It \\\"works\\\".\"\nmetadata { year = 2024 }\n");
        notes.put("name", new Value.Text("my net"));
        notes.remove("year");
        prints(
                Graph.builder().metadata(new Value.Tree(notes)).build(),
                "metadata { description = \"It \\\"works\\\".\", name = \"my net\" }\n");
    }

    @Test
    void unknownTypesAreOpaque() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("a b", new Value.Numbers(Tensor.scalar(0.5f)));
        fields.put("kind", new Value.Text("x"));
        prints(new Opaque("My LIF", new Value.Tree(fields)), "opaque \"My LIF\"(\"a b\" = f32(0.5), kind = \"x\")");
        prints(new Opaque("LIF", Value.Tree.EMPTY), "opaque LIF()");
    }

    @Test
    void namesThatAreNoIdentifiersStandInQuotes() {
        prints(edges("a.b", "größe", "größe", "x", "x", "0"), "\"a.b\" -> \"größe\" -> x -> \"0\"\n");
    }

    @Test
    void nestedGraphsPrintInside() {
        GraphBuilder inner = Graph.builder();
        inner.input("in", 3).output("out", 3);
        inner.metadata(new Value.Tree(Map.of("name", new Value.Text("b"))));
        prints(Graph.builder().add("b", inner.build()).build(), """
            b = {
                metadata { name = "b" }
                input in [3]

                in -> output out [3]
            }
            """);
    }

    @Test
    void largeArraysGoToTheSidecar() {
        Tensor weight = counting(10, 10);
        Graph inner = Graph.builder().add("fc.1", new Linear(weight)).build();
        Graph graph = Graph.builder()
                .add("fc", new Affine(weight, all(0, 10)))
                .add("block", inner)
                .metadata(new Value.Tree(Map.of("w", new Value.Numbers(counting(65)))))
                .build();

        Printed printed = Printer.print(graph, SIDECAR);

        assertEquals("""
            weights w = "net.snn.npz"
            metadata { w = w."metadata.w" }

            block = {
                "fc.1" = Linear(weight = w."block/fc.1.weight")
            }
            fc = Affine(weight = w."fc.weight", bias = 0)
            """, printed.text());
        assertEquals(
                List.of("block/fc.1.weight", "fc.weight", "metadata.w"),
                List.copyOf(printed.arrays().keySet()));
        assertEquals(weight, printed.arrays().get("fc.weight"));
    }

    @Test
    void theSidecarIsCalledOtherwiseWhereANodeIsCalledW() {
        Graph graph = Graph.builder()
                .add("w", new Linear(counting(10, 10)))
                .add("w1", scale(1))
                .build();

        assertTrue(Printer.print(graph, SIDECAR).text().startsWith("weights w2 = "));
    }

    @Test
    void keysOfArraysAreUnique() {
        Tensor first = counting(100);
        Value.Tree note = new Value.Tree(Map.of("scale", new Value.Numbers(counting(101))));
        Graph graph = Graph.builder()
                .add("a", Graph.builder().add("b", new Scale(first)).build())
                .metadata(new Value.Tree(Map.of("x", note, "x.scale", new Value.Numbers(first))))
                .build();

        Printed printed = Printer.print(graph, SIDECAR);

        assertEquals(3, printed.arrays().size(), printed::text);
        assertTrue(printed.arrays().containsKey("metadata.x.scale-1"), printed::text);
    }

    @Test
    void boolsThatAreNeitherTrueNorFalseAreRefused() {
        Tensor odd = Tensor.wrap(DType.BOOL, Shape.of(2), MemorySegment.ofArray(new byte[] {1, 2}));
        Graph graph = Graph.builder()
                .add("a", new Scale(odd))
                .add("b", new Scale(odd))
                .build();

        InvalidNetwork refusal = assertThrows(InvalidNetwork.class, () -> Printer.print(graph, SIDECAR));

        assertEquals(
                List.of(Code.UNSUPPORTED_CONTENT, Code.UNSUPPORTED_CONTENT),
                refusal.diagnostics().stream().map(Diagnostic::code).toList());
    }

    @Test
    void elidedArraysShowTheirRangeAndCannotBeRead() {
        Graph graph = Graph.builder().add("a", new Linear(counting(10, 10))).build();

        Printed printed = Printer.print(graph, PrintOptions.ELIDED);

        assertEquals("""
            // Large arrays were left out: only nir convert --weights makes a network of this text.

            a = Linear(weight = elided(10 x 10, min = 0, max = 99))
            """, printed.text());
        InvalidNetwork refusal = assertThrows(InvalidNetwork.class, () -> Snn.parse(printed.text()));
        assertEquals(Code.ELIDED, refusal.diagnostics().getFirst().code());
    }
}
