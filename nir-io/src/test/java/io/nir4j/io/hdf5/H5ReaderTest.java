package io.nir4j.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.TestData;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class H5ReaderTest {
    /// Where superblock 0 says how long the file is.
    private static final int END_OF_FILE_AT = 40;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> readsNumbersHoweverTheyAreStored() throws IOException {
        Tensor expected = Tensor.of(Shape.of(30, 40), floats(1200));
        return TestData.hdf5("numbers-").stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    assertEquals(expected, tensor(read(file), "x"));
                }));
    }

    private static float[] floats(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i / 4f;
        }
        return values;
    }

    @TestFactory
    Stream<DynamicTest> readsEachTypeInBothByteOrders() {
        Map<String, DType> types = Map.ofEntries(
                Map.entry("i1", DType.I8),
                Map.entry("i2", DType.I16),
                Map.entry("i4", DType.I32),
                Map.entry("i8", DType.I64),
                Map.entry("u1", DType.U8),
                Map.entry("u2", DType.I32),
                Map.entry("u4", DType.I64),
                Map.entry("u8", DType.I64),
                Map.entry("f2", DType.F16),
                Map.entry("f4", DType.F32),
                Map.entry("f8", DType.F64));
        H5Group file = read(TestData.hdf5File("types"));
        Tensor numbers = Tensor.ofLongs(0, 1, 2, 3, 4);
        return types.keySet().stream()
                .flatMap(name -> Stream.of(name, name + "-big-endian"))
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertEquals(numbers.cast(types.get(name.substring(0, 2))), tensor(file, name))));
    }

    @Test
    void readsUnsignedNumbersAsSuch() {
        H5Group file = read(TestData.hdf5File("types"));
        assertEquals(255, tensor(file, "u1-largest").getLong(0));
        assertEquals(65_535, tensor(file, "u2-largest").getLong(0));
        assertEquals(4_294_967_295L, tensor(file, "u4-largest").getLong(0));
        assertEquals(Long.MAX_VALUE, tensor(file, "u8-largest-int64").getLong(0));
    }

    @Test
    void readsBooleansScalarsAndNothing() {
        H5Group file = read(TestData.hdf5File("types"));
        assertArrayEquals(new long[] {0, 1}, tensor(file, "bool").toLongs());
        assertEquals(DType.BOOL, tensor(file, "bool").dtype());
        assertEquals(Tensor.scalar(0.5), tensor(file, "scalar"));
        assertEquals(Tensor.of(Shape.of(0, 3), new float[0]), tensor(file, "empty"));
    }

    @Test
    void readsTextsHoweverTheyAreStored() {
        H5Group file = read(TestData.hdf5File("types"));
        assertEquals(H5Strings.scalar("Größe"), value(file, "text"));
        assertEquals(H5Strings.scalar(""), value(file, "no-text"));
        assertEquals(new H5Strings(H5Space.of(2, 2), List.of("a", "bb", "", "ç")), value(file, "texts"));
        assertEquals(H5Strings.scalar("abc"), value(file, "ascii"));
        assertEquals(H5Strings.vector("a", "bcd"), value(file, "ascii-texts"));
        assertEquals(H5Strings.scalar("Größe"), value(file, "utf8-fixed"));
        assertEquals(H5Strings.scalar("ab"), value(file, "space-padded"));
    }

    @Test
    void saysWhichTypesItWidened() {
        Findings findings = new Findings();
        read(TestData.hdf5File("types"), findings);
        findings.all().forEach(note -> assertEquals(Severity.NOTE, note.severity()));
        List<String> paths = findings.all().stream()
                .map(note -> note.place().path().orElse(""))
                .filter(path -> !path.contains("-"))
                .sorted()
                .toList();
        assertEquals(List.of("/u2", "/u4", "/u8"), paths);
    }

    @TestFactory
    Stream<DynamicTest> readsGroupsLinksAndAttributesOfBothForms() {
        return Stream.of("groups-earliest", "groups-latest")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    H5Group file = read(TestData.hdf5File(name));
                    assertEquals(44, file.children().size());
                    IntStream.range(0, 40)
                            .forEach(i -> assertEquals(Tensor.scalar((long) i), tensor(group(file, "g" + i), "i")));
                    assertEquals(Tensor.scalar(1L), tensor(group(file, "hard"), "i"));
                    assertEquals(Tensor.scalar(1L), tensor(file, "soft"));
                    assertEquals(Tensor.scalar(2L), tensor(group(file, "g2"), "relative"));
                    Map<String, H5Value> few = file.children().get("few").attributes();
                    assertEquals(Map.of("text", H5Strings.scalar("t")), few);
                    Map<String, H5Value> many = file.children().get("many").attributes();
                    assertEquals(40, many.size());
                    assertEquals(H5Space.of(7), many.get("a7").space());
                    assertEquals(0, many.get("a0").space().count());
                }));
    }

    @Test
    void findsAllThatIsNotSupportedAtOnce() {
        InvalidNetwork fault = refused("unsupported");
        fault.diagnostics().forEach(d -> assertEquals(Code.UNSUPPORTED_CONTENT, d.code(), d.toString()));
        List<String> paths = fault.diagnostics().stream()
                .map(d -> d.place().path().orElse(""))
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "/compound",
                        "/enum",
                        "/external",
                        "/large",
                        "/lists",
                        "/long-double",
                        "/never-written",
                        "/nowhere",
                        "/null",
                        "/opaque",
                        "/reference",
                        "/type"),
                paths);
    }

    @TestFactory
    Stream<DynamicTest> refusesFilesThatAreMadeToHarm() {
        Map<String, Code> codes = Map.of(
                "soft-circle", Code.GROUP_CONTAINS_ITSELF,
                "soft-ancestor", Code.GROUP_CONTAINS_ITSELF,
                "many-paths", Code.GROUP_CONTAINS_ITSELF,
                "deep", Code.GROUP_CONTAINS_ITSELF,
                "bomb", Code.DAMAGED_FILE,
                "bad-checksum", Code.DAMAGED_FILE,
                "chunks-missing", Code.DAMAGED_FILE);
        return codes.keySet().stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    InvalidNetwork fault = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refused(name));
                    List<Code> found = fault.diagnostics().stream()
                            .map(Diagnostic::code)
                            .distinct()
                            .toList();
                    assertEquals(List.of(codes.get(name)), found, fault.getMessage());
                }));
    }

    /// In a file of 4 GiB that takes a few KiB of the disk: it is a hole but for its ends.
    @Test
    void readsArraysBeyondTwoToThe31Bytes() throws IOException {
        int placeholder = 12_347;
        long elements = (1L << 29) + 1;
        Path file = folder.resolve("large.h5");
        write(file, Map.of("x", H5Dataset.of(numbers(placeholder * Long.BYTES, H5Type.I64, placeholder))));
        moveArray(file, placeholder, elements);
        Tensor read = tensor(read(file), "x");
        assertEquals(Shape.of(elements), read.shape());
        assertEquals(77, read.getLong(elements - 1));
        assertEquals(0, read.getLong(elements / 2));
    }

    /// Makes the headers of a file with one int64 array say that the array is longer and lies behind all else.
    private static void moveArray(Path file, long placeholder, long elements) throws IOException {
        long address = Files.size(file);
        long end = address + elements * Long.BYTES;
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at <= content.capacity() - Long.BYTES; at += 2) {
            if (content.getLong(at) == placeholder) {
                content.putLong(at, elements);
            } else if (content.getLong(at) == placeholder * Long.BYTES) {
                content.putLong(at - Long.BYTES, address).putLong(at, elements * Long.BYTES);
            }
        }
        content.putLong(END_OF_FILE_AT, end);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(content, 0);
            channel.write(ByteBuffer.wrap(new byte[] {77, 0, 0, 0, 0, 0, 0, 0}), end - Long.BYTES);
        }
    }

    private static H5Numbers numbers(int bytes, H5Type type, long... dims) {
        return H5Numbers.of(type, MemorySegment.ofArray(new byte[bytes]), dims);
    }

    private static void write(Path file, Map<String, H5Node> children) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            H5Writer.write(channel, H5Group.of(children));
        }
    }

    @Test
    void leavesLargeArraysInTheFile() throws IOException {
        Path file = folder.resolve("mapped.h5");
        int limit = 1 << 16;
        write(
                file,
                Map.of(
                        "large", H5Dataset.of(numbers(limit, H5Type.U8, limit)),
                        "small", H5Dataset.of(numbers(limit - 1, H5Type.U8, limit - 1))));
        assertTrue(tensor(read(file), "large").data().isMapped());
        assertFalse(tensor(read(file), "small").data().isMapped());
    }

    private static InvalidNetwork refused(String name) {
        return assertThrows(InvalidNetwork.class, () -> read(TestData.hdf5File(name)));
    }

    private static H5Group read(Path file) {
        return read(file, new Findings());
    }

    private static H5Group read(Path file, Findings findings) {
        try {
            return H5Reader.read(file, findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static H5Group group(H5Group parent, String name) {
        return (H5Group) parent.children().get(name);
    }

    private static H5Value value(H5Group group, String name) {
        return ((H5Dataset) group.children().get(name)).value();
    }

    private static Tensor tensor(H5Group group, String name) {
        H5Numbers numbers = (H5Numbers) value(group, name);
        long[] dims = numbers.space().dims().stream().mapToLong(Long::longValue).toArray();
        return Tensor.wrap(DType.valueOf(numbers.type().name()), Shape.of(dims), numbers.data());
    }
}
