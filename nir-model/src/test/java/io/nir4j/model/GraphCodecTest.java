package io.nir4j.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphCodecTest {
    private static final Value ONE = new Value.Numbers(Tensor.ofFloats(1));

    static List<Node> examples() {
        return Examples.all();
    }

    private static Graph only(Node node) {
        return Graph.builder().add("n", node).build();
    }

    private static Value.Tree fieldsOf(Node node) {
        return entry(entry(GraphCodec.encode(only(node)), "nodes"), "n");
    }

    private static Value.Tree entry(Value.Tree tree, String name) {
        return (Value.Tree) tree.get(name).orElseThrow();
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value.Tree tree(Map<String, Value> entries) {
        return new Value.Tree(entries);
    }

    private static Value.Tree graph(Map<String, Value> nodes) {
        return tree(Map.of("type", text("NIRGraph"), "nodes", tree(nodes)));
    }

    private static Value.Tree with(Value.Tree tree, String name, Value value) {
        Map<String, Value> entries = new LinkedHashMap<>(tree.entries());
        entries.put(name, value);
        return tree(entries);
    }

    private static Value.Tree without(Value.Tree tree, String name) {
        Map<String, Value> entries = new LinkedHashMap<>(tree.entries());
        entries.remove(name);
        return tree(entries);
    }

    private static Graph decode(Value.Tree tree) {
        return GraphCodec.decode(tree, "/node", new Findings());
    }

    private static Node decodeNode(Value fields) {
        return decode(graph(Map.of("n", fields))).node("n").orElseThrow();
    }

    private static List<Diagnostic> faults(Value.Tree tree) {
        return assertThrows(InvalidNetwork.class, () -> decode(tree)).diagnostics();
    }

    private static Diagnostic fault(Value fields) {
        List<Diagnostic> faults = faults(graph(Map.of("n", fields)));
        assertEquals(1, faults.size(), faults::toString);
        return faults.getFirst();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keepsEveryFieldOfEveryPrimitive(Node node) {
        assertEquals(only(node), decode(GraphCodec.encode(only(node))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void needsEveryFieldThatIsNotOptional(Node node) {
        for (Field<?, ?> field : Node.schema(node.type()).orElseThrow().fields()) {
            Value.Tree fields = without(fieldsOf(node), field.name());
            if (field.access().needed()) {
                Diagnostic fault = fault(fields);
                assertEquals(Code.MISSING_FIELD, fault.code());
                assertEquals("/node/nodes/n", fault.place().path().orElseThrow());
                assertEquals(field.name(), fault.place().field().orElseThrow());
            } else {
                assertEquals(fields, fieldsOf(decodeNode(fields)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsOlderNamesAndWritesThePresentOnes(Node node) {
        for (Field<?, ?> field : Node.schema(node.type()).orElseThrow().fields()) {
            Value.Tree present = fieldsOf(node);
            for (String older : field.older()) {
                Value.Tree fields = with(
                        without(present, field.name()),
                        older,
                        present.get(field.name()).orElseThrow());
                assertEquals(node, decodeNode(fields));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void carriesANodeWithAnUnknownFieldAsItIs(Node node) {
        Value.Tree fields = with(fieldsOf(node), "odd", ONE);
        Node carried = decodeNode(fields);
        assertEquals(Opaque.class, carried.getClass());
        assertEquals(fields, fieldsOf(carried));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void rejectsTextWhereNumbersBelong(Node node) {
        for (Field<?, ?> field : Node.schema(node.type()).orElseThrow().fields()) {
            Diagnostic fault = fault(with(fieldsOf(node), field.name(), text("big")));
            assertEquals(Code.WRONG_KIND, fault.code());
            assertEquals("/node/nodes/n/" + field.name(), fault.place().path().orElseThrow());
            assertEquals(0, fault.message().indexOf(node.type() + " 'n': " + field.name() + ": expected"));
        }
    }

    @Test
    void carriesUnknownTypesAsTheyAre() {
        Value.Tree fields = tree(Map.of("type", text("Izhikevich"), "a", ONE, "inner", tree(Map.of("b", text("c")))));
        Node carried = decodeNode(fields);
        assertEquals("Izhikevich", carried.type());
        assertEquals(fields, fieldsOf(carried));
        Opaque opaque = (Opaque) carried;
        assertEquals(Code.UNKNOWN_TYPE, opaque.refusal().code());
        assertThrows(InvalidNetwork.class, () -> opaque.output(Shape.of(1)));
    }

    @Test
    void suggestsTheFieldThatAnUnknownOneMayMean() {
        Value.Tree lif = fieldsOf(Examples.all().get(12));
        Opaque misspelt = (Opaque) decodeNode(with(without(lif, "v_reset"), "vreset", ONE));
        assertEquals(Code.UNKNOWN_FIELD, misspelt.refusal().code());
        assertEquals("did you mean 'v_reset'?", misspelt.refusal().hint().orElseThrow());
        Diagnostic missing = fault(with(without(lif, "v_threshold"), "v_thr", ONE));
        assertEquals("it has 'v_thr', which LIF does not know", missing.hint().orElseThrow());
    }

    @Test
    void reportsAllFaultsAtOnce() {
        Value.Tree broken = with(
                graph(Map.of(
                        "a", tree(Map.of("type", text("Scale"))),
                        "b", tree(Map.of("scale", ONE)),
                        "c", ONE,
                        "d", tree(Map.of("type", text("Scale"), "scale", ONE, "metadata", text("none"))),
                        "e", tree(Map.of("type", text("Linear"), "weight", ONE)))),
                "edges",
                text("a -> b"));
        assertEquals(
                List.of(
                        "/node/nodes/a MISSING_FIELD",
                        "/node/nodes/b MISSING_TYPE",
                        "/node/nodes/c WRONG_KIND",
                        "/node/nodes/d/metadata WRONG_KIND",
                        "/node/nodes/e PARAMETER_SHAPES",
                        "/node/edges BAD_EDGES"),
                faults(broken).stream()
                        .map(d -> d.place().path().orElseThrow() + " " + d.code())
                        .sorted((a, b) -> a.contains("edges") ? 1 : b.contains("edges") ? -1 : a.compareTo(b))
                        .toList());
    }

    @Test
    void rejectsEntriesThatAGraphDoesNotHave() {
        List<Diagnostic> faults = faults(with(graph(Map.of()), "edgse", ONE));
        assertEquals(
                List.of(Code.UNKNOWN_FIELD),
                faults.stream().map(Diagnostic::code).toList());
        assertEquals("did you mean 'edges'?", faults.getFirst().hint().orElseThrow());
    }

    @Test
    void notesThatDerivedTypesAreNotKept() {
        Findings findings = new Findings();
        GraphCodec.decode(with(graph(Map.of()), "input_type", tree(Map.of())), "/node", findings);
        assertEquals(Severity.NOTE, findings.all().getFirst().severity());
    }

    @Test
    void rejectsNamesThatHdf5CannotStore() {
        for (String name : List.of("", ".", "a/b", "a\0b")) {
            List<Diagnostic> faults = faults(graph(Map.of(name, tree(Map.of("type", text("Scale"), "scale", ONE)))));
            assertEquals(Code.BAD_NAME, faults.getFirst().code(), name);
        }
    }

    @Test
    void rejectsEdgesThatAreNoPairs() {
        Value three = new Value.Texts(Shape.of(1, 3), List.of("a", "b", "c"));
        Value flat = new Value.Texts(Shape.of(2), List.of("a", "b"));
        Value numbers = new Value.Numbers(Tensor.of(Shape.of(1, 2), 0L, 1L));
        for (Value edges : List.of(three, flat, numbers, tree(Map.of()))) {
            assertEquals(
                    Code.BAD_EDGES,
                    faults(with(graph(Map.of()), "edges", edges)).getFirst().code());
        }
    }

    @Test
    void takesAnyEmptyListOfEdges() {
        Value floats = new Value.Numbers(Tensor.filled(DType.F64, Shape.of(0), 0));
        Value texts = new Value.Texts(Shape.of(0), List.of());
        for (Value edges : List.of(floats, texts)) {
            assertEquals(
                    List.of(), decode(with(graph(Map.of()), "edges", edges)).edges());
        }
    }

    @Test
    void rejectsFractionsAndInfinitiesWhereIntegersBelong() {
        for (double value : new double[] {1.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            Value.Tree fields =
                    tree(Map.of("type", text("Input"), "shape", new Value.Numbers(Tensor.ofDoubles(value))));
            assertEquals(Code.WRONG_KIND, fault(fields).code());
        }
        Value.Tree whole = tree(Map.of("type", text("Input"), "shape", new Value.Numbers(Tensor.ofDoubles(3))));
        assertEquals(Shape.of(3), decodeNode(whole).input().orElseThrow());
    }

    @Test
    void rejectsShapesThatCannotBe() {
        for (long[] dims : new long[][] {{-1}, {1L << 40, 1L << 40}}) {
            Value.Tree fields = tree(Map.of("type", text("Output"), "shape", new Value.Numbers(Tensor.ofLongs(dims))));
            assertEquals(Code.WRONG_KIND, fault(fields).code());
        }
    }

    @Test
    void rejectsUnknownWordsForPadding() {
        Diagnostic fault = fault(with(fieldsOf(Examples.all().get(3)), "padding", text("SAME")));
        assertEquals("Conv2d 'n': padding: expected 'same', 'valid' or integers, found 'SAME'", fault.message());
    }

    @Test
    void keepsMetadataOfNodesGraphsAndNestedGraphs() {
        Value.Tree notes = tree(Map.of("a", text("b"), "deep", tree(Map.of("t", ONE))));
        Graph inner = Graph.builder()
                .add("s", new Scale(Tensor.scalar(1f)))
                .metadata("s", notes)
                .metadata(with(notes, "who", text("inner")))
                .build();
        Graph outer = Graph.builder()
                .add("s", new Scale(Tensor.scalar(2f)))
                .add("inner", inner)
                .metadata("s", with(notes, "who", text("s")))
                .metadata(with(notes, "who", text("outer")))
                .build();
        assertEquals(outer, decode(GraphCodec.encode(outer)));
        assertEquals(text("inner"), outer.metadata("inner").get("who").orElseThrow());
    }
}
