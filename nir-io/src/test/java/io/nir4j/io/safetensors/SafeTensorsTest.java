package io.nir4j.io.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {
    @TempDir
    private Path folder;

    private static byte[] file(String header, int... data) {
        byte[] text = header.getBytes(UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(text.length).put(text);
        for (int value : data) {
            file.put((byte) value);
        }
        return file.array();
    }

    private static SafeTensors read(byte[] file) throws IOException {
        return SafeTensors.read(MemorySegment.ofArray(file));
    }

    @ParameterizedTest
    @CsvSource({"BOOL, BOOL", "I8, I8", "I16, I16", "I32, I32", "I64, I64", "U8, U8", "F16, F16", "F32, F32", "F64, F64"
    })
    void readsEveryType(String type, DType dtype) throws IOException {
        int bytes = 2 * dtype.bytes();
        int[] data = new int[bytes];
        Arrays.fill(data, 1);
        String header = "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":[2,1],\"data_offsets\":[0," + bytes + "]}}  ";
        byte[] plain = new byte[bytes];
        Arrays.fill(plain, (byte) 1);
        assertEquals(
                Map.of("a", Tensor.wrap(dtype, Shape.of(2, 1), MemorySegment.ofArray(plain))),
                read(file(header, data)).tensors());
    }

    @Test
    void widensBrainFloats() throws IOException {
        // 0x3fc0 is 1.5, 0xff80 minus infinity.
        Tensor tensor = read(file(
                        "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}", 0xc0, 0x3f, 0x80, 0xff))
                .tensors()
                .get("a");
        assertEquals(Tensor.ofFloats(1.5f, Float.NEGATIVE_INFINITY), tensor);
    }

    @Test
    void readsSeveralInAnyOrderWithMetadataAndWithoutElements() throws IOException {
        SafeTensors file = read(file("""
            {"__metadata__": {"format": "pt", "by": "hand"},
             "b": {"shape": [], "dtype": "U8", "data_offsets": [2, 3]},
             "none": {"shape": [0, 7], "dtype": "F32", "data_offsets": [2, 2]},
             "a": {"data_offsets": [0, 2], "shape": [2], "dtype": "I8"}}\
            """, 1, 255, 7));
        assertEquals(Map.of("format", "pt", "by", "hand"), file.metadata());
        assertArrayEquals(new long[] {1, -1}, file.tensors().get("a").toLongs());
        assertEquals(7, file.tensors().get("b").getLong(0));
        assertEquals(Shape.of(0, 7), file.tensors().get("none").shape());
    }

    @Test
    void mapsALargeFile() throws IOException {
        int bytes = 1 << 21;
        Path path = folder.resolve("large.safetensors");
        Files.write(
                path,
                file(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[" + bytes / 4 + "],\"data_offsets\":[0," + bytes + "]}}",
                        new int[bytes]));
        assertTrue(SafeTensors.read(path).tensors().get("a").data().isMapped());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}}|UNSUPPORTED_CONTENT",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}|LARGER_THAN_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[3],\"data_offsets\":[1,4]}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[3],\"data_offsets\":[0,3]}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4]}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[4,0]}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,-4]}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0]}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[4.0],\"data_offsets\":[0,4]}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"data_offsets\":[0,4]}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4],\"more\":1}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}|LARGER_THAN_FILE",
                "{\"a\":3}|DAMAGED_FILE",
                "{\"__metadata__\":{\"a\":3}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4]},\"a\":{}}|DAMAGED_FILE",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4]}} {}|DAMAGED_FILE",
                "{\"a\":|DAMAGED_FILE",
                "[1]|NOT_THIS_FORMAT",
            })
    void refuses(String header, Code expected) {
        assertEquals(expected, refusal(file(header, 1, 0, 0, 0)));
    }

    @Test
    void refusesAHeaderThatIsLongerThanTheFileOrTheFormatAllows() {
        byte[] file = file("{}");
        for (long length : new long[] {3, 1L << 40, -1, 0}) {
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            assertEquals(Code.LARGER_THAN_FILE, refusal(file));
        }
        assertEquals(Code.NOT_THIS_FORMAT, refusal(new byte[5]));
    }

    @Test
    void refusesABooleanThatIsNeitherZeroNorOne() {
        assertEquals(
                Code.DAMAGED_FILE,
                refusal(file("{\"a\":{\"dtype\":\"BOOL\",\"shape\":[2],\"data_offsets\":[0,2]}}", 1, 2)));
    }

    @Test
    void aFileCutOrChangedAnywhereGivesADiagnosticOrTensors() throws IOException {
        byte[] sound = file("{\"a\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[0,4]}}", 1, 2, 3, 4);
        for (int length = 0; length < sound.length; length++) {
            refusal(Arrays.copyOf(sound, length));
        }
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = sound.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                read(bytes);
            } catch (InvalidNetwork expected) {
                assertFalse(expected.diagnostics().isEmpty(), "seed " + seed);
            }
        }
    }

    private static Code refusal(byte[] file) {
        return assertThrows(InvalidNetwork.class, () -> read(file))
                .diagnostics()
                .getFirst()
                .code();
    }
}
