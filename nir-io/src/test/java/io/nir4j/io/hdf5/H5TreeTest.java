package io.nir4j.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H5TreeTest {
    private static final H5Dataset TEXT = H5Dataset.text("x");

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "/", "a/b", "a\0", "\ud800", "a\udc00b"})
    void rejectsNamesThatHdf5CannotHold(String name) {
        refused("", () -> H5Group.of(Map.of(name, TEXT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0", "\ud800"})
    void rejectsAttributeNamesThatHdf5CannotHold(String name) {
        refused("", () -> new H5Group(Map.of(), Map.of(name, H5Numbers.scalar(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800", "\udc00\ud800"})
    void rejectsStringsThatUtf8OrHdf5CannotSay(String text) {
        refused("contains", () -> H5Strings.scalar(text));
    }

    @Test
    void childrenAreInTheOrderOfTheirBytes() {
        // UTF-16, which String compares, has them the other way round.
        H5Group group = H5Group.of(Map.of("\ud83e\udde0", TEXT, "\uffee", TEXT, "b", TEXT, "B", TEXT));
        assertEquals(
                List.of("B", "b", "\uffee", "\ud83e\udde0"),
                List.copyOf(group.children().keySet()));
    }

    @Test
    void rejectsTheSameNameTwice() {
        H5Group.Builder group = H5Group.builder().put("lif", TEXT);
        refused("'lif' is given twice", () -> group.put("lif", TEXT));
    }

    @Test
    void rejectsDataOfTheWrongSize() {
        MemorySegment data = MemorySegment.ofArray(new byte[20]);
        refused("F32(2, 3) takes 24 bytes, found 20", () -> H5Numbers.of(H5Type.F32, data, 2, 3));
        refused("takes 4 strings, found 1", () -> new H5Strings(H5Space.of(2, 2), List.of("a")));
    }

    @Test
    void rejectsBooleansOtherThanZeroAndOne() {
        MemorySegment data = MemorySegment.ofArray(new byte[] {0, 1, 2});
        refused("boolean 2 is the byte 2", () -> H5Numbers.of(H5Type.BOOL, data, 3));
    }

    @Test
    void rejectsShapesThatHdf5CannotHold() {
        refused("negative", () -> H5Space.of(2, -1));
        refused("33 axes", () -> H5Space.of(ones(33)));
        refused("2^63", () -> H5Space.of(1L << 32, 1L << 31));
        assertEquals(32, H5Space.of(ones(32)).rank());
        assertEquals(0, H5Space.of(1L << 32, 0, 1L << 32).count());
    }

    @Test
    void rejectsDeflatingWhatHdf5CannotCutIntoChunks() {
        H5Layout deflate = new H5Layout.Deflate(4);
        refused("strings", () -> new H5Dataset(H5Strings.vector("a"), deflate, Map.of()));
        refused("shape ()", () -> new H5Dataset(H5Numbers.scalar(1), deflate, Map.of()));
        refused("shape (0, 2)", () -> new H5Dataset(SampleTree.counting(H5Type.I8, 0, 2), deflate, Map.of()));
        refused("level is 10", () -> new H5Layout.Deflate(10));
    }

    @Test
    void rejectsAttributesLargerThanAHeaderMessage() {
        H5Value largest = SampleTree.counting(H5Type.U8, 65_472);
        assertEquals(1, new H5Group(Map.of(), Map.of("a", largest)).attributes().size());
        refused("HDF5 allows 65528", () -> new H5Group(Map.of(), Map.of("a", SampleTree.counting(H5Type.U8, 65_473))));
        H5Strings strings = new H5Strings(H5Space.of(4096), Collections.nCopies(4096, "x"));
        refused("HDF5 allows 65528", () -> new H5Group(Map.of(), Map.of("a", strings)));
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void refused(String reason, Executable construction) {
        String message =
                assertThrows(IllegalArgumentException.class, construction).getMessage();
        assertTrue(message.contains(reason), message);
    }
}
