package io.nir4j.io.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NpzTest {
    private static final Tensor ROWS = NumpyReadsAndWritesTest.counting(DType.F32, Shape.of(7, 2));
    private static final Tensor BYTES = NumpyReadsAndWritesTest.counting(DType.U8, Shape.of(300));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("x.npz");
    }

    @ParameterizedTest
    @EnumSource(Npz.Packing.class)
    void arraysSurviveWritingAndReading(Npz.Packing packing) throws IOException {
        Map<String, Tensor> arrays = Map.of("b", ROWS, "a.v", BYTES, "nodes/fc1/weight", Tensor.scalar(1.5));
        Npz.write(file(), arrays, packing);
        assertEquals(arrays, Npz.read(file()));
        assertEquals(
                Set.of("a.v", "b", "nodes/fc1/weight"), NpzFile.open(file()).names());
    }

    @Test
    void arraysSurviveTheFormForHugeArchives() throws IOException {
        Map<String, Tensor> arrays = new TreeMap<>(Map.of("a", ROWS, "b", BYTES, "c", ROWS, "d", BYTES));
        Zip64Archives.write(file(), arrays);
        assertEquals(arrays, Npz.read(file()));
    }

    @Test
    void anArchiveWithoutArraysIsAnArchive() throws IOException {
        Npz.write(file(), Map.of());
        assertEquals(Map.of(), Npz.read(file()));
    }

    @Test
    void equalArraysGiveEqualBytesInAnyOrder() throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("z", ROWS);
        arrays.put("a", BYTES);
        Npz.write(file(), arrays);
        byte[] first = Files.readAllBytes(file());
        Npz.write(file(), new TreeMap<>(arrays));
        assertArrayEquals(first, Files.readAllBytes(file()));
    }

    @Test
    void rowsOfSeveralArraysInTurnMakeTheSameFileAsWholeArrays() throws IOException {
        StreamedArrays.write(file(), List.of(ROWS, BYTES));
        byte[] streamed = Files.readAllBytes(file());
        Npz.write(file(), Map.of("float32_7x2", ROWS, "uint8_300", BYTES));
        assertArrayEquals(Files.readAllBytes(file()), streamed);
    }

    @Test
    void mapsAStoredArrayOfALargeFile() throws IOException {
        Tensor large = Tensor.filled(DType.F64, Shape.of(1 << 18), -2.5);
        Npz.write(file(), Map.of("large", large));
        Tensor read = NpzFile.open(file()).array("large").all();
        assertTrue(read.data().isMapped());
        assertEquals(large, read);
    }

    @Test
    void readsWhatAnotherZipProgramPacked() throws IOException {
        try (OutputStream stream = Files.newOutputStream(file());
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            zip.setComment("made by hand");
            zip.putNextEntry(new ZipEntry("rows.npy"));
            zip.write(NpyHeader.write(ROWS.dtype(), ROWS.shape()));
            zip.write(ROWS.data().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
        }
        assertEquals(Map.of("rows", ROWS), Npz.read(file()));
    }

    @Test
    void namesTheArraysThatThereAre() throws IOException {
        Npz.write(file(), Map.of("output", ROWS));
        var fault =
                assertThrows(InvalidNetwork.class, () -> NpzFile.open(file()).array("outptu"));
        assertTrue(fault.getMessage().contains("did you mean 'output'?"), fault.getMessage());
    }

    @Test
    void refusesMembersThatAreNoArraysAndFilesThatAreNoArchives() throws IOException {
        try (OutputStream stream = Files.newOutputStream(file());
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            zip.putNextEntry(new ZipEntry("README.txt"));
        }
        assertEquals(Code.UNSUPPORTED_CONTENT, refusal());
        Files.writeString(file(), "no archive at all, but long enough to be one");
        assertEquals(Code.NOT_THIS_FORMAT, refusal());
    }

    @Test
    void refusesAnArchiveWhoseMembersShareBytes() throws IOException {
        Npz.write(file(), Map.of("a", BYTES, "b", BYTES));
        byte[] bytes = Files.readAllBytes(file());
        int secondEntry = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
        Arrays.fill(bytes, secondEntry + 42, secondEntry + 46, (byte) 0);
        Files.write(file(), bytes);
        assertEquals(Code.DAMAGED_FILE, refusal());
    }

    @Test
    void refusesToInflateMoreThanMemoryHolds() throws IOException {
        long huge = Runtime.getRuntime().maxMemory() * 4;
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ZipWriter zip = new ZipWriter(channel, 0);
            zip.deflate("a.npy", List.of(MemorySegment.ofArray(new byte[1000])));
            zip.finish();
        }
        byte[] bytes = Files.readAllBytes(file());
        int entry = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
        MemorySegment.ofArray(bytes)
                .set(
                        java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED.withOrder(java.nio.ByteOrder.LITTLE_ENDIAN),
                        entry + 46 + 5 + 4,
                        huge);
        Files.write(file(), bytes);
        assertEquals(Code.LARGER_THAN_FILE, refusal());
    }

    @ParameterizedTest
    @EnumSource(Npz.Packing.class)
    void aFileCutOrChangedAnywhereGivesADiagnosticOrTheSameArrays(Npz.Packing packing) throws IOException {
        Map<String, Tensor> arrays = Map.of("a", ROWS, "b", BYTES);
        Npz.write(file(), arrays, packing);
        byte[] sound = Files.readAllBytes(file());
        for (int length = 0; length < sound.length; length++) {
            byte[] cut = Arrays.copyOf(sound, length);
            assertThrows(InvalidNetwork.class, () -> read(cut), "cut after " + length);
        }
        long seed = 815;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = sound.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                // Names are not under the checksum.
                assertEquals(Set.copyOf(arrays.values()), Set.copyOf(read(bytes).values()), "seed " + seed);
            } catch (InvalidNetwork expected) {
                assertFalse(expected.diagnostics().isEmpty());
            }
        }
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length - wanted.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("not found");
    }

    private static Map<String, Tensor> read(byte[] bytes) {
        return NpzFile.of(MemorySegment.ofArray(bytes)).all();
    }

    private Code refusal() {
        return assertThrows(InvalidNetwork.class, () -> Npz.read(file()))
                .diagnostics()
                .getFirst()
                .code();
    }
}
