package io.nir4j.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class JhdfReadsOurFilesTest {
    private HdfFile file;

    @BeforeAll
    void writeSampleTree(@TempDir Path folder) throws IOException {
        file = new HdfFile(SampleTree.write(folder.resolve("sample.h5"), SampleTree.root()));
    }

    @AfterAll
    void close() {
        file.close();
    }

    @Test
    void readsNumbersOfEveryTypeAndRank() {
        assertEquals(9 * 8, checkNumbers("contiguous"));
    }

    @Test
    void readsDeflatedNumbers() {
        assertEquals(9 * 5, checkNumbers("deflated"));
    }

    @Test
    void readsStringsOfEveryLength() {
        Group strings = (Group) file.getByPath("strings");
        assertEquals("LIF", strings.getDatasetByPath("scalar").getData());
        assertEquals("", strings.getDatasetByPath("empty").getData());
        assertEquals("ü".repeat(100_000), strings.getDatasetByPath("long").getData());
        assertArrayEquals(new String[][] {{"input", "lif"}, {"lif", "層"}, {"", "output"}}, (String[][])
                strings.getDatasetByPath("edges").getData());
        assertArrayEquals(new int[] {0, 2}, strings.getDatasetByPath("none").getDimensions());
        assertArrayEquals(
                IntStream.range(0, 3000).mapToObj(i -> "x".repeat(i % 300)).toArray(),
                (Object[]) strings.getDatasetByPath("lengths").getData());
    }

    @Test
    void readsAttributes() {
        assertEquals("NIRGraphData", file.getAttribute("__type__").getData());
        Map<String, Attribute> attributes = file.getByPath("attributes").getAttributes();
        assertEquals(6, attributes.size());
        assertEquals("EventData", attributes.get("__type__").getData());
        assertEquals(1e-4, attributes.get("dt").getData());
        assertEquals(12L, attributes.get("n_neurons").getData());
        assertEquals("TRUE", attributes.get("flag").getData());
        assertArrayEquals(
                new String[] {"a", "", "ä"}, (String[]) attributes.get("names").getData());
        assertArrayEquals(
                new float[] {0, 1, 2, 3, 4}, (float[]) attributes.get("vector").getData());
    }

    @Test
    void findsEveryChildOfAWideGroup() {
        Group many = (Group) file.getByPath("many");
        assertEquals(SampleTree.MANY, many.getChildren().size());
        for (int i = 0; i < SampleTree.MANY; i++) {
            assertEquals((long) i, many.getDatasetByPath("node" + i).getData());
        }
    }

    @Test
    void readsNamesBeyondAscii() {
        Group names = (Group) file.getByPath("names");
        assertEquals(SampleTree.UNICODE_NAMES.size(), names.getChildren().size());
        for (String name : SampleTree.UNICODE_NAMES) {
            assertEquals(name, ((Dataset) names.getChild(name)).getData());
        }
    }

    @Test
    void readsEmptyGroups(@TempDir Path folder) throws IOException {
        assertEquals(Map.of(), ((Group) file.getByPath("empty")).getChildren());
        try (HdfFile empty = new HdfFile(SampleTree.write(folder.resolve("empty.h5"), H5Group.of(Map.of())))) {
            assertEquals(Map.of(), empty.getChildren());
        }
    }

    @Test
    void readsArraysCutIntoManyChunks(@TempDir Path folder) throws IOException {
        H5Group root = SampleTree.deflated(
                H5Type.F64, new long[] {5000}, new long[] {101, 3}, new long[] {7, 11, 13}, new long[] {2, 500});
        for (long limitBytes : new long[] {8, 16, 100, 2000}) {
            Path path = SampleTree.write(folder.resolve("chunks" + limitBytes + ".h5"), root, limitBytes);
            try (HdfFile chunks = new HdfFile(path)) {
                chunks.getChildren().values().forEach(this::checkNumbers);
            }
        }
    }

    private int checkNumbers(String group) {
        Map<String, Node> children = ((Group) file.getByPath(group)).getChildren();
        children.values().forEach(this::checkNumbers);
        return children.size();
    }

    private void checkNumbers(Node node) {
        Dataset dataset = (Dataset) node;
        H5Type type = SampleTree.typeOf(dataset.getName());
        assertArrayEquals(SampleTree.shapeOf(dataset.getName()), dataset.getDimensions(), dataset.getName());
        assertEquals(type.bytes(), dataset.getDataType().getSize(), dataset.getName());
        if (dataset.getSize() == 0) {
            return;
        }
        Object flat = dataset.getDataFlat();
        int count = flat.getClass().isArray() ? Array.getLength(flat) : 1;
        assertEquals(dataset.getSize(), count, dataset.getName());
        for (int i = 0; i < count; i++) {
            Object value = flat.getClass().isArray() ? Array.get(flat, i) : flat;
            double number = type == H5Type.BOOL ? (value.equals("TRUE") ? 1 : 0) : ((Number) value).doubleValue();
            assertEquals(SampleTree.expected(type, i), number, dataset.getName() + " at " + i);
        }
    }
}
