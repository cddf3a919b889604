package io.nir4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.hdf5.H5Reader;
import io.nir4j.io.hdf5.ValueTrees;
import io.nir4j.model.Affine;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphCodec;
import io.nir4j.model.LIF;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each good wire file holds what the `.json` beside it says, and a graph loses none of it.
class WireConformanceTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TestFactory
    Stream<DynamicTest> readsEveryValueWithItsTypeAndShape() {
        return TestData.goodWire().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> assertHolds(expected(file), tree(file), "")));
    }

    @TestFactory
    Stream<DynamicTest> keepsInTheGraphWhatIsInTheFile() {
        return TestData.goodWire().stream()
                .filter(file -> !name(file).equals("layout-0.0.1.nir"))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    Value.Tree node = (Value.Tree) tree(file).get("node").orElseThrow();
                    Graph graph = NirFile.read(file).graph();
                    assertEquals(comparable(node), comparable(GraphCodec.encode(graph)));
                }));
    }

    @Test
    void readsTheOldestLayout() {
        NirFile.Loaded loaded = NirFile.read(TestData.wire("layout-0.0.1.nir"));
        Graph graph = loaded.graph();
        Value.Tree file = tree(TestData.wire("layout-0.0.1.nir"));
        Value.Tree nodes = (Value.Tree) file.get("nodes").orElseThrow();
        assertEquals(List.of(new Edge("0", "1")), graph.edges());
        assertEquals(
                new Affine(numbers(nodes, "0", "weights"), numbers(nodes, "0", "bias")),
                graph.node("0").orElseThrow());
        assertEquals(numbers(nodes, "1", "v_th"), ((LIF) graph.node("1").orElseThrow()).vThreshold());
        assertEquals(
                6,
                loaded.findings().size(),
                "one note each for version, layout, Linear, weights, v_th, edges: " + loaded.findings());
    }

    private static Tensor numbers(Value.Tree nodes, String node, String field) {
        Value.Tree fields = (Value.Tree) nodes.get(node).orElseThrow();
        return ((Value.Numbers) fields.get(field).orElseThrow()).tensor();
    }

    private static Value.Tree tree(Path file) {
        try {
            return ValueTrees.of(H5Reader.read(file, new Findings()), "", new Findings());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode expected(Path file) throws IOException {
        Path description = file.resolveSibling(name(file).replace(".nir", ".json"));
        return JSON.readTree(Files.readString(description)).get("file");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static void assertHolds(JsonNode expected, Value found, String path) {
        switch (found) {
            case Value.Text(var text) -> assertEquals(expected.get("text").stringValue(), text, path);
            case Value.Texts(var shape, var texts) -> {
                JsonNode rows = expected.get("texts");
                assertEquals("(" + rows.size() + ", 2)", shape.toString(), path);
                List<String> flat = new ArrayList<>();
                rows.forEach(row -> row.forEach(text -> flat.add(text.stringValue())));
                assertEquals(flat, texts, path);
            }
            case Value.Numbers(var tensor) -> assertNumbers(expected, tensor, path);
            case Value.Tree(var entries) -> {
                assertEquals(new TreeSet<>(expected.propertyNames()), new TreeSet<>(entries.keySet()), path);
                entries.forEach((name, value) -> assertHolds(expected.get(name), value, path + "/" + name));
            }
        }
    }

    private static void assertNumbers(JsonNode expected, Tensor tensor, String path) {
        assertEquals(
                expected.get("dtype").stringValue().replace(">f4", "float32"),
                tensor.dtype().label(),
                path);
        List<Long> shape = new ArrayList<>();
        expected.get("shape").forEach(extent -> shape.add(extent.longValue()));
        assertEquals(shape, Arrays.stream(tensor.shape().toArray()).boxed().toList(), path);
        double[] values = tensor.toDoubles();
        if (expected.has("values")) {
            double[] wanted = IntStream.range(0, expected.get("values").size())
                    .mapToDouble(i -> expected.get("values").get(i).doubleValue())
                    .toArray();
            assertArrayEquals(wanted, values, path);
        } else {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            double wanted = expected.get("sum").doubleValue();
            assertTrue(Math.abs(sum - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), path + ": " + sum);
        }
    }

    /// The tree with its edges in order and, where there are none, without them: neither carries a meaning.
    private static Value.Tree comparable(Value.Tree tree) {
        Map<String, Value> entries = new LinkedHashMap<>();
        tree.entries().forEach((name, value) -> {
            switch (value) {
                case Value.Tree nested -> entries.put(name, comparable(nested));
                case Value.Texts(var shape, var ends)
                when name.equals("edges") -> {
                    if (!ends.isEmpty()) {
                        List<String> edges = IntStream.range(0, ends.size() / 2)
                                .mapToObj(i -> ends.get(2 * i) + " -> " + ends.get(2 * i + 1))
                                .sorted()
                                .toList();
                        entries.put(name, new Value.Texts(Shape.of(edges.size()), edges));
                    }
                }
                case Value.Numbers(var none) when name.equals("edges") && none.elements() == 0 -> {}
                default -> entries.put(name, value);
            }
        });
        return new Value.Tree(entries);
    }
}
