package io.nir4j.io.numpy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NpyTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("x.npy");
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyTypeSurvivesWritingAndReading(DType dtype) throws IOException {
        Tensor tensor = NumpyReadsAndWritesTest.counting(dtype, Shape.of(3, 5));
        Npy.write(file(), tensor);
        assertEquals(tensor, Npy.read(file()));
    }

    @Test
    void keepsTheBitsOfNanAndNegativeZero() throws IOException {
        Tensor tensor = Tensor.ofFloats(Float.intBitsToFloat(0x7fc01234), -0f, Float.NEGATIVE_INFINITY);
        Npy.write(file(), tensor);
        assertEquals(tensor, Npy.read(file()));
    }

    @Test
    void mapsALargeArrayInsteadOfCopyingIt() throws IOException {
        Tensor tensor = Tensor.filled(DType.F32, Shape.of(1 << 10, 1 << 9), 1.5);
        Npy.write(file(), tensor);
        Tensor read = Npy.read(file());
        assertTrue(read.data().isMapped());
        assertTrue(NpyArray.open(file()).block(5, 9).data().isMapped());
        assertEquals(tensor, read);
    }

    @Test
    void writesWhatAHeapArrayOfFloatsHolds() throws IOException {
        Tensor tensor = Tensor.wrap(DType.F32, Shape.of(3), MemorySegment.ofArray(new float[] {1, 2, 3}));
        Npy.write(file(), tensor);
        assertArrayEquals(new float[] {1, 2, 3}, Npy.read(file()).toFloats());
    }

    @Test
    void streamedBlocksMakeTheSameFileAsTheWholeArray() throws IOException {
        Tensor tensor = NumpyReadsAndWritesTest.counting(DType.F64, Shape.of(7, 2, 3));
        Npy.write(file(), tensor);
        byte[] whole = Files.readAllBytes(file());
        Npy.write(file(), DType.F64, tensor.shape(), writer -> {
            for (int row = 0; row < 7; row++) {
                writer.append(StreamedArrays.row(tensor, row));
            }
        });
        assertArrayEquals(whole, Files.readAllBytes(file()));
    }

    @Test
    void anUnfinishedStreamLeavesNoFile() {
        assertThrows(
                IllegalStateException.class,
                () -> Npy.write(
                        file(), DType.F32, Shape.of(2, 1), writer -> writer.append(Tensor.of(Shape.of(1, 1), 1f))));
        assertFalse(Files.exists(file()));
    }

    @Test
    void refusesBlocksThatDoNotContinueTheArray() {
        for (Tensor block : new Tensor[] {
            Tensor.of(Shape.of(1, 3), 1f, 2f, 3f),
            Tensor.of(Shape.of(1, 2), 1.0, 2.0),
            Tensor.of(Shape.of(3, 2), 1f, 2f, 3f, 4f, 5f, 6f),
            Tensor.of(Shape.of(2), 1f, 2f)
        }) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Npy.write(file(), DType.F32, Shape.of(2, 2), writer -> writer.append(block)),
                    block.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '#',
            value = {
                "{'descr': '|O', 'fortran_order': False, 'shape': (1,), } ~ UNSUPPORTED_CONTENT",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), } ~ UNSUPPORTED_CONTENT",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), } ~ UNSUPPORTED_CONTENT",
                "{'descr': '<U3', 'fortran_order': False, 'shape': (1,), } ~ UNSUPPORTED_CONTENT",
                "{'descr': '<u8', 'fortran_order': False, 'shape': (1,), } ~ UNSUPPORTED_CONTENT",
                "{'descr': '<f16', 'fortran_order': False, 'shape': (1,), } ~ UNSUPPORTED_CONTENT",
                "{'descr': '<M8[s]', 'fortran_order': False, 'shape': (1,), } ~ UNSUPPORTED_CONTENT",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), } ~ LARGER_THAN_FILE",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1099511627776, 4), } ~ LARGER_THAN_FILE",
                "{'descr': '<f4', 'fortran_order': True, 'shape': (9223372036854775807, 2), } ~ LARGER_THAN_FILE",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2305843009213693952, 8, 0), } ~ LARGER_THAN_FILE",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (), } ~ UNSUPPORTED_CONTENT",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), } ~ DAMAGED_FILE",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), } ~ DAMAGED_FILE",
                "{'descr': '<f4', 'fortran_order': False, } ~ DAMAGED_FILE",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': '1', } ~ DAMAGED_FILE",
                "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,), } ~ DAMAGED_FILE",
                "{'descr': '<f4', 'fortran_order': 0, 'shape': (2,), } ~ DAMAGED_FILE",
                "{'descr': '<f4', 'fortran_order': Fals, 'shape': (2,), } ~ DAMAGED_FILE",
                "{'descr': '<f4', 'fortran_order': False, 'shape': 2, } ~ DAMAGED_FILE",
                "{'descr': '<f4, 'fortran_order': False ~ DAMAGED_FILE",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,) } import os ~ DAMAGED_FILE",
                "__import__('os') ~ DAMAGED_FILE",
            })
    void refusesAHeader(String header, Code expected) throws IOException {
        writeRaw(1, header, new byte[8]);
        assertEquals(expected, refusal());
    }

    @Test
    void takesAHeaderAsPythonTwoWroteIt() throws IOException {
        writeRaw(1, "{'shape': (2L,), 'fortran_order': False, 'descr': '<i4'}", new byte[] {1, 0, 0, 0, 2, 0, 0, 0});
        assertArrayEquals(new long[] {1, 2}, Npy.read(file()).toLongs());
    }

    @Test
    void refusesABooleanThatIsNeitherZeroNorOne() throws IOException {
        writeRaw(1, "{'descr': '|b1', 'fortran_order': False, 'shape': (3,), }", new byte[] {0, 1, 7});
        assertEquals(Code.DAMAGED_FILE, refusal());
    }

    @Test
    void refusesAnotherVersionAnotherFormatAndAHugeHeader() throws IOException {
        writeRaw(4, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", new byte[8]);
        assertEquals(Code.UNSUPPORTED_CONTENT, refusal());
        Files.write(file(), "not a numpy file at all".getBytes(ISO_8859_1));
        assertEquals(Code.NOT_THIS_FORMAT, refusal());
        Files.write(file(), new byte[0]);
        assertEquals(Code.NOT_THIS_FORMAT, refusal());
        Files.write(file(), new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1, 0});
        assertEquals(Code.DAMAGED_FILE, refusal());
    }

    @Test
    void aFileCutOrChangedAnywhereGivesADiagnosticOrAnArray() throws IOException {
        Npy.write(file(), NumpyReadsAndWritesTest.counting(DType.I16, Shape.of(4, 3)));
        byte[] sound = Files.readAllBytes(file());
        for (int length = 0; length < sound.length; length++) {
            byte[] cut = Arrays.copyOf(sound, length);
            assertThrows(InvalidNetwork.class, () -> read(cut), "cut after " + length);
        }
        long seed = 4711;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = sound.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                read(bytes);
            } catch (InvalidNetwork expected) {
                assertFalse(expected.diagnostics().isEmpty(), "seed " + seed);
            }
        }
    }

    private static Tensor read(byte[] bytes) {
        return NpyArray.of(MemorySegment.ofArray(bytes)).all();
    }

    private Code refusal() {
        return assertThrows(InvalidNetwork.class, () -> Npy.read(file()))
                .diagnostics()
                .getFirst()
                .code();
    }

    private void writeRaw(int version, String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        bytes.write(text.length);
        bytes.write(text.length >> 8);
        if (version > 1) {
            bytes.write(new byte[2]);
        }
        bytes.write(text);
        bytes.write(data);
        Files.write(file(), bytes.toByteArray());
    }
}
