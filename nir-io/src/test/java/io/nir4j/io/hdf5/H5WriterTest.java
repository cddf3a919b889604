package io.nir4j.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H5WriterTest {
    @TempDir
    private Path folder;

    @Test
    void equalTreesGiveEqualBytes() throws IOException {
        byte[] first = Files.readAllBytes(SampleTree.write(folder.resolve("first.h5"), SampleTree.root()));
        byte[] second = Files.readAllBytes(SampleTree.write(folder.resolve("second.h5"), SampleTree.root()));
        assertArrayEquals(first, second);
    }

    @Test
    void orderOfInsertionLeavesNoTrace() throws IOException {
        List<String> names = new ArrayList<>(SampleTree.UNICODE_NAMES);
        byte[] expected = Files.readAllBytes(SampleTree.write(folder.resolve("expected.h5"), named(names)));
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(names, new Random(seed));
            Path file = SampleTree.write(folder.resolve("seed" + seed + ".h5"), named(names));
            assertArrayEquals(expected, Files.readAllBytes(file), "seed " + seed);
        }
    }

    @Test
    void memoryOfEveryKindGivesTheSameFile() throws IOException {
        float[] values = new float[1_000_001]; // more than one piece
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.5f;
        }
        MemorySegment onHeap = MemorySegment.ofArray(values);
        MemorySegment bytes = MemorySegment.ofArray(onHeap.toArray(ValueLayout.JAVA_BYTE));
        for (H5Layout layout : List.of(H5Layout.CONTIGUOUS, new H5Layout.Deflate(1))) {
            byte[] expected = fileOf(onHeap, layout);
            assertArrayEquals(expected, fileOf(bytes, layout), "byte array, " + layout);
            try (Arena confined = Arena.ofConfined();
                    Arena shared = Arena.ofShared()) {
                for (Arena arena : List.of(confined, shared)) {
                    MemorySegment copy = arena.allocate(onHeap.byteSize()).copyFrom(onHeap);
                    assertArrayEquals(expected, fileOf(copy, layout), "native, " + layout);
                    assertArrayEquals(expected, fileOf(copy.asReadOnly(), layout), "read-only, " + layout);
                }
            }
        }
    }

    @Test
    void superblockKnowsTheSizeOfTheFile() throws IOException {
        Path file = SampleTree.write(folder.resolve("sample.h5"), SampleTree.root());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(Files.size(file), bytes.getLong(40));
    }

    @Test
    void valuesBeginAtMultiplesOfEight() throws IOException {
        H5Group.Builder root = H5Group.builder();
        for (String name : List.of("a", "b", "c")) {
            root.put(name, H5Dataset.of(SampleTree.counting(H5Type.I8, 29)));
        }
        byte[] bytes = Files.readAllBytes(SampleTree.write(folder.resolve("odd.h5"), root.build()));
        byte[] values = SampleTree.counting(H5Type.I8, 29).data().toArray(ValueLayout.JAVA_BYTE);
        int found = 0;
        for (int at = 0; at + 29 <= bytes.length; at++) {
            if (ByteBuffer.wrap(bytes, at, 29).equals(ByteBuffer.wrap(values))) {
                assertEquals(0, at % 8, "values at " + at);
                found++;
            }
        }
        assertEquals(3, found);
    }

    @Test
    void stringsFillTheirCollectionsWithoutARest() throws IOException {
        // The second string would leave eight bytes of its collection, too few for an entry that marks them as free.
        H5Group root = H5Group.builder()
                .put("first", H5Dataset.text("a"))
                .put("second", H5Dataset.text("b".repeat(4032)))
                .put("third", H5Dataset.text("c".repeat(4032 - 8)))
                .build();
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(SampleTree.write(folder.resolve("heap.h5"), root)))
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> objects = new ArrayList<>();
        for (int start = 0; start < file.limit(); start += 8) {
            if (file.getInt(start) == 0x4c4f4347) { // GCOL
                objects.add(countObjects(file, start));
            }
        }
        assertEquals(List.of(1, 1, 1), objects);
    }

    @Test
    void largeArraysBecomeChunksOfSixteenMebibytes() {
        ChunkGrid matrix = ChunkGrid.of(H5Space.of(10_000, 10_000), 4, ChunkGrid.USUAL_LIMIT_BYTES);
        assertEquals(List.of(417L, 10_000L), matrix.chunkDims());
        assertEquals(24, matrix.count());
        assertTrue(matrix.chunkBytes() <= 16 << 20);
        ChunkGrid hugeRows = ChunkGrid.of(H5Space.of(3, 2L << 30), 4, ChunkGrid.USUAL_LIMIT_BYTES);
        assertEquals(List.of(1L, 4L << 20), hugeRows.chunkDims());
        assertEquals(List.of(2L, (2L << 30) - (4L << 20)), hugeRows.offset(hugeRows.count() - 1));
    }

    @Test
    void refusesAFileThatIsNotEmpty() throws IOException {
        Path file = Files.write(folder.resolve("full.h5"), new byte[] {1});
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            H5Group root = H5Group.of(Map.of());
            assertThrows(IllegalArgumentException.class, () -> H5Writer.write(channel, root));
        }
    }

    /// Walks from object to object, the free space last, and must meet the end of the collection.
    private static int countObjects(ByteBuffer file, int collection) {
        int end = collection + (int) file.getLong(collection + 8);
        int at = collection + 16;
        int count = 0;
        while (at < end && file.getShort(at) != 0) {
            at += 16 + (int) ByteWriter.aligned(file.getLong(at + 8));
            count++;
        }
        if (at < end) {
            at += (int) file.getLong(at + 8);
        }
        assertEquals(end, at, "end of the collection at " + collection);
        return count;
    }

    private byte[] fileOf(MemorySegment data, H5Layout layout) throws IOException {
        H5Numbers numbers = H5Numbers.of(H5Type.F32, data, data.byteSize() / 4);
        H5Group root = H5Group.of(Map.of("x", new H5Dataset(numbers, layout, Map.of())));
        Path file = SampleTree.write(folder.resolve("memory.h5"), root);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    private static H5Group named(List<String> names) {
        H5Group.Builder group = H5Group.builder();
        names.forEach(name -> group.put(name, H5Dataset.text(name)).attribute(name, H5Strings.scalar(name)));
        return group.build();
    }
}
