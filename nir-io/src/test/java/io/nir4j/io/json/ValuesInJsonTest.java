package io.nir4j.io.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesInJsonTest {
    private static Value survivor(Value value) {
        return JsonRoundTrip.tree(JsonRoundTrip.text(new Value.Tree(Map.of("x", value))))
                .get("x")
                .orElseThrow();
    }

    private static String written(Value value) {
        String json = JsonRoundTrip.text(new Value.Tree(Map.of("x", value)));
        return json.substring(json.indexOf("\"x\": ") + 5, json.lastIndexOf("\n  }\n}"));
    }

    private static Value numbers(Tensor tensor) {
        return new Value.Numbers(tensor);
    }

    private static Tensor random(DType dtype, Shape shape, long seed) {
        byte[] bytes = new byte[(int) shape.elements() * dtype.bytes()];
        new Random(seed).nextBytes(bytes);
        if (dtype == DType.BOOL) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] &= 1;
            }
        }
        return Tensor.wrap(dtype, shape, MemorySegment.ofArray(bytes));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyTypeSurvivesInEveryShape(DType dtype) {
        List<Shape> shapes = List.of(
                Shape.SCALAR,
                Shape.of(0),
                Shape.of(1),
                Shape.of(3),
                Shape.of(0, 2),
                Shape.of(2, 0),
                Shape.of(1L << 40, 0),
                Shape.of(2, 3),
                Shape.of(2, 1, 3),
                Shape.of(17),
                Shape.of(40, 50));
        for (Shape shape : shapes) {
            for (long seed = 0; seed < 20; seed++) {
                Value value = numbers(random(dtype, shape, seed));
                assertEquals(value, survivor(value), "seed " + seed);
            }
        }
    }

    @Test
    void everyBitOfFloatsSurvivesAsDecimals() {
        long seed = 2024;
        Random random = new Random(seed);
        float[] floats = new float[1000];
        double[] doubles = new double[1000];
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < floats.length; i++) {
                float single = Float.intBitsToFloat(random.nextInt());
                double wide = Double.longBitsToDouble(random.nextLong());
                floats[i] = Float.isNaN(single) ? Float.NaN : single;
                doubles[i] = Double.isNaN(wide) ? Double.NaN : wide;
            }
            for (Tensor tensor : List.of(Tensor.ofFloats(floats), Tensor.ofDoubles(doubles))) {
                Value value = numbers(tensor);
                assertTrue(written(value).contains("\"values\""));
                assertEquals(value, survivor(value), "seed " + seed);
            }
        }
    }

    @Test
    void everyHalfSurvivesAsDecimals() {
        for (int high = 0; high < 256; high++) {
            byte[] bytes = new byte[512];
            for (int low = 0; low < 256; low++) {
                bytes[2 * low] = (byte) low;
                bytes[2 * low + 1] = (byte) high;
            }
            Value value = numbers(Tensor.wrap(DType.F16, Shape.of(256), MemorySegment.ofArray(bytes)));
            assertEquals(value, survivor(value));
        }
    }

    @Test
    void saysWhatHasNoNumberInJson() {
        Value value = numbers(Tensor.ofFloats(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f));
        assertEquals(
                "{\"dtype\": \"float32\", \"shape\": [4], \"values\": [\"NaN\", \"Infinity\", \"-Infinity\", -0.0]}",
                written(value));
        assertEquals(value, survivor(value));
        Value wide = numbers(Tensor.scalar(Double.NaN));
        assertEquals("{\"dtype\": \"float64\", \"shape\": [], \"values\": \"NaN\"}", written(wide));
        assertEquals(wide, survivor(wide));
    }

    @Test
    void keepsAnUnusualNanAsBase64() {
        Value value = numbers(Tensor.ofFloats(Float.intBitsToFloat(0x7fc00001), 1));
        assertEquals("{\"dtype\": \"float32\", \"shape\": [2], \"base64\": \"AQDAfwAAgD8=\"}", written(value));
        assertEquals(value, survivor(value));
    }

    @Test
    void writesFewIntegersDoublesAndBooleansPlainly() {
        assertEquals("3", written(numbers(Tensor.scalar(3L))));
        assertEquals("[2, 34, 34]", written(numbers(Tensor.ofLongs(2, 34, 34))));
        assertEquals("1.0E-4", written(numbers(Tensor.scalar(1e-4))));
        assertEquals("true", written(numbers(Tensor.scalar(1L).cast(DType.BOOL))));
        assertEquals("\"a\"", written(new Value.Text("a")));
        assertEquals("[\"a\", \"b\"]", written(new Value.Texts(Shape.of(2), List.of("a", "b"))));
        assertEquals("[]", written(new Value.Texts(Shape.of(0, 2), List.of())));
        assertEquals("{\"dtype\": \"float32\", \"shape\": [], \"values\": 0.1}", written(numbers(Tensor.scalar(0.1f))));
    }

    @Test
    void writesLargeArraysAsBase64() {
        assertTrue(written(numbers(Tensor.filled(DType.F32, Shape.of(1024), 1))).contains("\"values\""));
        assertTrue(written(numbers(Tensor.filled(DType.F32, Shape.of(1025), 1))).contains("\"base64\""));
    }

    static Stream<Value> oddValues() {
        Value text = new Value.Text("float32");
        Value row = numbers(Tensor.ofLongs(1));
        return Stream.of(
                new Value.Tree(Map.of("dtype", text, "shape", row, "values", numbers(Tensor.ofLongs(1)))),
                new Value.Tree(Map.of("dtype", text)),
                new Value.Tree(Map.of("shape", row, "values", row, "base64", text)),
                new Value.Tree(Map.of("texts", new Value.Texts(Shape.of(1), List.of("a")), "shape", row)),
                new Value.Tree(Map.of("tree", text)),
                new Value.Tree(Map.of("tree", new Value.Tree(Map.of("tree", new Value.Tree(Map.of("dtype", text)))))),
                Value.Tree.EMPTY,
                new Value.Text(""),
                new Value.Text("NaN"),
                new Value.Text("quote \" backslash \\ newline \n control \u0001 emoji \ud83e\udde0 \u2028"),
                new Value.Texts(Shape.SCALAR, List.of("alone")),
                new Value.Texts(Shape.of(0), List.of()),
                new Value.Texts(Shape.of(3, 0), List.of()),
                new Value.Texts(Shape.of(1, 2, 1), List.of("a", "")),
                numbers(Tensor.scalar(Long.MIN_VALUE)),
                numbers(Tensor.ofLongs(Long.MAX_VALUE, Long.MIN_VALUE, -1)),
                numbers(Tensor.ofDoubles(-0.0, 1e300, Double.MIN_VALUE, 0.1)));
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void oddValuesSurvive(Value value) {
        assertEquals(value, survivor(value));
    }

    @Test
    void theOrderOfEntriesDoesNotChangeTheText() {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (String name : List.of("z", "metadata", "type", "edges", "nodes", "a")) {
            entries.put(name, new Value.Text(name));
        }
        Map<String, Value> reversed = new LinkedHashMap<>();
        entries.keySet().stream().toList().reversed().forEach(name -> reversed.put(name, new Value.Text(name)));
        String json = JsonRoundTrip.text(new Value.Tree(entries));
        assertEquals(json, JsonRoundTrip.text(new Value.Tree(reversed)));
        assertEquals(
                List.of("type", "nodes", "edges", "a", "z", "metadata"),
                List.copyOf(JsonRoundTrip.tree(json).entries().keySet()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "[1, 2.5]|float64(2)",
                "[1e2]|float64(1)",
                "[[1], [2]]|int64(2, 1)",
                "{\"shape\": [1], \"dtype\": \"int8\", \"values\": [7]}|int8(1)",
                "{\"base64\": \"Bw==\", \"dtype\": \"int8\", \"shape\": [1]}|int8(1)",
                "{\"dtype\": \"float32\", \"shape\": [2], \"values\": [-0, 1]}|float32(2)",
            })
    void readsWhatPeopleWrite(String json, String expected) {
        assertEquals(
                expected,
                JsonRoundTrip.tree(JsonRoundTrip.around(json))
                        .get("x")
                        .orElseThrow()
                        .describe());
    }

    @Test
    void roundsDecimalsOnce() {
        // Just below the middle between two floats; rounded to double first it is the middle, which goes up.
        Value value = JsonRoundTrip.tree(JsonRoundTrip.around(
                        "{\"dtype\": \"float32\", \"shape\": [2], \"values\": [1.00000017881393432617187499, -0]}"))
                .get("x")
                .orElseThrow();
        assertEquals(numbers(Tensor.ofFloats(Float.intBitsToFloat(0x3f800001), -0f)), value);
    }

    @Test
    void refusesToWriteHalfASurrogatePair() {
        for (String half : List.of("\ud800", "\udc00", "a\ud800b")) {
            var fault = assertThrows(InvalidNetwork.class, () -> written(new Value.Text(half)));
            assertEquals(
                    Code.UNSUPPORTED_CONTENT, fault.diagnostics().getFirst().code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83e\udde0", "\u6f22\u5b57", "\u00fc"})
    void namesMayBeOfAnyScript(String name) {
        Value.Tree tree = new Value.Tree(Map.of(name, new Value.Text(name)));
        assertEquals(tree, JsonRoundTrip.tree(JsonRoundTrip.text(tree)));
        assertFalse(JsonRoundTrip.text(tree).contains("\\u"));
    }
}
