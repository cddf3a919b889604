package io.nir4j.io.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.NetworkFormat;
import io.nir4j.io.NirFile;
import io.nir4j.io.TestData;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphCodec;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class GraphsInJsonTest {
    private static final NetworkSchemaCheck SCHEMA = new NetworkSchemaCheck();

    @TempDir
    private Path folder;

    private static void assertSurvives(Graph graph) {
        String json = JsonRoundTrip.text(graph);
        assertEquals(graph, JsonRoundTrip.graph(json));
        assertEquals(json, JsonRoundTrip.text(JsonRoundTrip.graph(json)));
        SCHEMA.assertValid(json);
    }

    @TestFactory
    Stream<DynamicTest> everyNetworkOfTheTestDataSurvives() {
        return Stream.concat(TestData.goodWire().stream(), TestData.frameworks().stream())
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Graph graph = NirFile.read(file).graph();
                    assertSurvives(graph);
                    Path copy = folder.resolve("copy.json");
                    NirFile.write(copy, graph);
                    NirFile.Loaded loaded = NirFile.read(copy);
                    assertEquals(graph, loaded.graph());
                    assertEquals(NetworkFormat.JSON, loaded.format());
                    NirFile.writeJson(copy, graph, new JsonLayout(10, true));
                    assertEquals(graph, NirFile.read(copy).graph());
                    SCHEMA.assertValid(Files.readString(copy));
                }));
    }

    @Test
    void randomGraphsSurvive() {
        Property.forAllGraphs(77, 400, RandomGraphs.any(), GraphsInJsonTest::assertSurvives);
    }

    /// Values made from the schemas' rows alone, all of them different.
    @TestFactory
    Stream<DynamicTest> everyFieldOfEveryPrimitiveSurvives() {
        return Node.schemas().stream()
                .map(schema -> DynamicTest.dynamicTest(schema.type(), () -> {
                    Map<String, Value> fields = new LinkedHashMap<>();
                    for (Field<?, ?> field : schema.fields()) {
                        fields.put(field.name(), distinct(field, fields.size() + 1));
                    }
                    Set<Value> all = new HashSet<>(fields.values());
                    assertEquals(schema.fields().size(), all.size());
                    Graph graph = graphOf(schema, fields);
                    assertSurvives(graph);
                    Value.Tree back = JsonRoundTrip.tree(JsonRoundTrip.text(graph));
                    Value.Tree nodes = (Value.Tree) back.get("nodes").orElseThrow();
                    Value.Tree node = (Value.Tree) nodes.get("n").orElseThrow();
                    fields.forEach(
                            (name, value) -> assertEquals(value, node.get(name).orElseThrow(), name));
                }));
    }

    private static Graph graphOf(Schema<?> schema, Map<String, Value> fields) {
        Map<String, Value> node = new LinkedHashMap<>(fields);
        node.put("type", new Value.Text(schema.type()));
        Value.Tree nodes = new Value.Tree(Map.of("n", new Value.Tree(node)));
        Value.Tree graph = new Value.Tree(Map.of("type", new Value.Text(Graph.TYPE), "nodes", nodes));
        return GraphCodec.decode(graph, "", new Findings());
    }

    /// 60 outputs: every small number divides them into groups.
    private static Value distinct(Field<?, ?> field, int number) {
        if (!field.holdsNumbers()) {
            return new Value.Numbers(Tensor.scalar((long) number));
        }
        long[] dims = field.dims().stream()
                .mapToLong(dim -> dim.equals("out") ? 60 : 2)
                .toArray();
        return new Value.Numbers(Tensor.filled(DType.F32, Shape.of(dims), number + 0.1));
    }

    @Test
    void writesWhatAPersonCanRead() {
        var builder = Graph.builder();
        builder.input("in", 2)
                .then("fc", new io.nir4j.model.Linear(Tensor.of(Shape.of(2, 2), 1f, 2f, 3f, 0.1f)))
                .output("out", 2);
        assertEquals("""
            {
              "format": "nir4j",
              "schema": 1,
              "version": "1.0.7",
              "network": {
                "type": "NIRGraph",
                "nodes": {
                  "fc": {
                    "type": "Linear",
                    "weight": {"dtype": "float32", "shape": [2, 2], "values": [
                      [1.0, 2.0],
                      [3.0, 0.1]
                    ]}
                  },
                  "in": {
                    "type": "Input",
                    "shape": [2]
                  },
                  "out": {
                    "type": "Output",
                    "shape": [2]
                  }
                },
                "edges": [
                  ["fc", "out"],
                  ["in", "fc"]
                ]
              }
            }
            """, JsonRoundTrip.text(builder.build()));
    }

    @Test
    void putsLargeArraysIntoTheFileBesideIt() throws IOException {
        Graph graph = NirFile.read(TestData.wire("big-compressed.nir")).graph();
        Path json = folder.resolve("net.v2.json");
        NirFile.writeJson(json, graph, JsonLayout.WITH_SIDECAR);
        assertEquals(graph, NirFile.read(json).graph());
        assertTrue(Files.size(json) < 10_000, () -> "the text is large");
        assertFalse(Npz.read(folder.resolve("net.v2.npz")).isEmpty());
        byte[] first = Files.readAllBytes(folder.resolve("net.v2.npz"));
        NirFile.writeJson(json, NirFile.read(json).graph(), JsonLayout.WITH_SIDECAR);
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("net.v2.npz")));
    }

    @Test
    void refusesAFileBesideItThatIsMissingWrongOrElsewhere() throws IOException {
        Path json = folder.resolve("net.json");
        assertEquals(Code.UNREADABLE, sidecarFault(json, "net.npz"));
        Npz.write(folder.resolve("net.npz"), Map.of("w", Tensor.ofFloats(1, 2)));
        Npz.write(folder.resolve("other.npz"), Map.of("w", Tensor.ofDoubles(1)));
        Npz.write(folder.resolve("third.npz"), Map.of("v", Tensor.ofFloats(1)));
        assertEquals(Code.WRONG_KIND, sidecarFault(json, "net.npz"));
        assertEquals(Code.WRONG_KIND, sidecarFault(json, "other.npz"));
        assertEquals(Code.MISSING_FIELD, sidecarFault(json, "third.npz"));
        Files.writeString(folder.resolve("text.npz"), "no archive, only a text of some length");
        assertEquals(Code.NOT_THIS_FORMAT, sidecarFault(json, "text.npz"));
        Path below = Files.createDirectory(folder.resolve("below")).resolve("net.json");
        for (String name : new String[] {"../net.npz", "..", "/etc/passwd", "a\\\\b", "c:x", "\\u0000"}) {
            assertEquals(Code.UNSUPPORTED_CONTENT, sidecarFault(below, name), name);
        }
    }

    private static Code sidecarFault(Path json, String npz) throws IOException {
        Files.writeString(
                json,
                JsonRoundTrip.around(
                        "{\"dtype\": \"float32\", \"shape\": [1], \"npz\": \"" + npz + "\", \"array\": \"w\"}"));
        var faults =
                assertThrows(InvalidNetwork.class, () -> NetworkJson.read(json)).diagnostics();
        assertEquals(1, faults.size(), faults::toString);
        assertEquals("2:1", faults.getFirst().place().path().orElseThrow());
        return faults.getFirst().code();
    }

    @Test
    void aFaultOfTheNetworkIsFoundByItsPath() throws IOException {
        Path json = folder.resolve("net.json");
        Files.writeString(json, """
            {"format": "nir4j", "schema": 1, "network": {"type": "NIRGraph", "edges": [],
              "nodes": {"lif": {"type": "LIF", "tau": 1.0, "r": 1.0, "v_leak": 0.0, "v_thr": 1.0}}}}
            """);
        var fault = assertThrows(InvalidNetwork.class, () -> NirFile.read(json));
        assertEquals(Code.MISSING_FIELD, fault.diagnostics().getFirst().code());
        assertTrue(fault.getMessage().contains("net.json:/network/nodes/lif"), fault.getMessage());
    }
}
