package io.nir4j.model.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
    @ParameterizedTest
    @EnumSource
    void keepsSmallIntegersInEveryType(DType dtype) {
        Tensor tensor = Tensor.ofLongs(0, 1, 1).cast(dtype);
        assertEquals(3L * dtype.bytes(), tensor.data().byteSize());
        assertArrayEquals(new double[] {0, 1, 1}, tensor.toDoubles());
        assertArrayEquals(new float[] {0, 1, 1}, tensor.toFloats());
        assertArrayEquals(new long[] {0, 1, 1}, tensor.toLongs());
        assertSame(tensor, tensor.cast(dtype));
    }

    @Test
    void wrapsIntegersAndSaturatesNothing() {
        Tensor tensor = Tensor.ofLongs(-1, 255, 256, 40_000);
        assertArrayEquals(new long[] {-1, -1, 0, 64}, tensor.cast(DType.I8).toLongs());
        assertArrayEquals(new long[] {255, 255, 0, 64}, tensor.cast(DType.U8).toLongs());
        assertArrayEquals(
                new long[] {-1, 255, 256, -25_536}, tensor.cast(DType.I16).toLongs());
        assertArrayEquals(new long[] {1, 1, 1, 1}, tensor.cast(DType.BOOL).toLongs());
    }

    @Test
    void keepsLongsThatNoDoubleHolds() {
        long odd = (1L << 53) + 1;
        Tensor tensor = Tensor.ofLongs(odd, Long.MIN_VALUE);
        assertEquals(odd, tensor.getLong(0));
        assertEquals(Long.MIN_VALUE, tensor.getLong(1));
        assertEquals(0x1p53, tensor.getDouble(0), "rounded to even");
    }

    @Test
    void roundsLongsToFloatOnce() {
        // Half-way between two floats but for the last bit, which a double does not hold.
        long above = (1L << 60) + (1L << 36) + 1;
        float nearest = 0x1.000002p60f;
        assertEquals(nearest, Tensor.ofLongs(above).toFloats()[0]);
        assertEquals(nearest, Tensor.ofLongs(above).cast(DType.F32).toFloats()[0]);
    }

    @Test
    void cutsFractionsOff() {
        assertArrayEquals(
                new long[] {1, -1, 0}, Tensor.ofDoubles(1.9, -1.9, Double.NaN).toLongs());
    }

    @Test
    void storesElementsLittleEndian() {
        assertArrayEquals(
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8},
                Tensor.ofLongs(0x0807060504030201L).data().toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void refusesAnyChangeOfItsMemory() {
        MemorySegment data = Tensor.ofFloats(1).data();
        assertThrows(IllegalArgumentException.class, () -> data.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
    }

    @Test
    void refusesMemoryOfAnotherSize() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Tensor.wrap(DType.F32, Shape.of(2), MemorySegment.ofArray(new byte[7])));
        assertThrows(
                IllegalArgumentException.class,
                () -> Tensor.wrap(DType.F64, Shape.of(1L << 61), MemorySegment.ofArray(new byte[0])));
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(Shape.of(2), 1f));
    }

    @Test
    void reshapesWithoutCopying() {
        Tensor tensor = Tensor.ofFloats(1, 2, 3, 4, 5, 6);
        Tensor reshaped = tensor.reshape(Shape.of(2, 3));
        assertEquals(Shape.of(2, 3), reshaped.shape());
        assertEquals(tensor, reshaped.reshape(Shape.of(6)));
        assertThrows(IllegalArgumentException.class, () -> tensor.reshape(Shape.of(7)));
    }

    @Test
    void repeatsOneElementAndAxesOfExtentOne() {
        assertArrayEquals(
                new double[] {2, 2, 2},
                Tensor.scalar(2f).broadcastTo(Shape.of(3)).toDoubles());
        assertArrayEquals(
                new double[] {1, 1, 2, 2},
                Tensor.of(Shape.of(2, 1), 1f, 2f).broadcastTo(Shape.of(2, 2)).toDoubles());
        assertArrayEquals(
                new double[] {1, 2, 1, 2},
                Tensor.of(Shape.of(1, 2), 1f, 2f).broadcastTo(Shape.of(2, 2)).toDoubles());
        assertArrayEquals(
                new double[] {1, 1, 2, 2, 1, 1, 2, 2},
                Tensor.of(Shape.of(1, 2, 1), 1L, 2L)
                        .broadcastTo(Shape.of(2, 2, 2))
                        .toDoubles());
    }

    @Test
    void refusesToRepeatWhatDoesNotFit() {
        Tensor two = Tensor.ofFloats(1, 2);
        assertThrows(IllegalArgumentException.class, () -> two.broadcastTo(Shape.of(3)));
        assertThrows(IllegalArgumentException.class, () -> two.broadcastTo(Shape.of(2, 2)));
    }

    @Test
    void comparesTypeShapeAndBits() {
        assertEquals(Tensor.ofFloats(Float.NaN), Tensor.ofFloats(Float.NaN));
        assertNotEquals(Tensor.ofFloats(0f), Tensor.ofFloats(-0f));
        assertNotEquals(Tensor.ofFloats(1f), Tensor.ofDoubles(1));
        assertNotEquals(Tensor.ofFloats(1f), Tensor.scalar(1f));
        assertEquals(
                Tensor.ofFloats(1, 2).hashCode(),
                Tensor.ofFloats(1, 2).reshape(Shape.of(2)).hashCode());
        assertNotEquals(Tensor.ofFloats(1, 2), Tensor.ofFloats(1, 3));
    }

    @Test
    void showsItsFirstElements() {
        assertEquals("float32(2) [1.0, 2.0]", Tensor.ofFloats(1, 2).toString());
        assertEquals("int64() [5]", Tensor.scalar(5L).toString());
        assertEquals(
                "int64(9) [1, 2, 3, 4, 5, 6, 7, 8, ...]",
                Tensor.ofLongs(1, 2, 3, 4, 5, 6, 7, 8, 9).toString());
    }

    @Test
    void fillsWithOneNumber() {
        assertEquals(Tensor.ofFloats(0.1f, 0.1f), Tensor.filled(DType.F32, Shape.of(2), 0.1));
        assertEquals(0, Tensor.filled(DType.F32, Shape.of(2, 0), 1).elements());
    }

    @Test
    void reachesBeyondTwoToThe31Bytes(@TempDir Path folder) throws IOException {
        long elements = (1L << 29) + 5;
        Path path = folder.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
                Arena arena = Arena.ofConfined()) {
            file.setLength(4 * elements);
            file.seek(4 * (elements - 1));
            file.write(new byte[] {0, 0, (byte) 0x80, 0x3f});
            MemorySegment mapped = file.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, 4 * elements, arena);
            Tensor tensor = Tensor.wrap(DType.F32, Shape.of(elements), mapped);
            assertEquals(1.0, tensor.getDouble(elements - 1));
            assertEquals(0.0, tensor.getDouble(elements - 2));
            assertEquals(1, tensor.getLong(elements - 1));
        }
    }

    @Test
    void tellsTheNanThatArithmeticGivesFromOthers() {
        Tensor singles = Tensor.ofFloats(Float.NaN, Float.intBitsToFloat(0x7fc00001), 1f);
        Tensor doubles = Tensor.ofDoubles(Double.NaN, Double.longBitsToDouble(0xfff8000000000000L));
        assertFalse(singles.isOddNan(0));
        assertTrue(singles.isOddNan(1));
        assertFalse(singles.isOddNan(2));
        assertFalse(doubles.isOddNan(0));
        assertTrue(doubles.isOddNan(1));
        assertFalse(Tensor.ofFloats(Float.NaN).cast(DType.F16).isOddNan(0));
        assertFalse(Tensor.ofLongs(-1).isOddNan(0));
        assertEquals(0x7fc00001L, singles.bits(1));
        assertEquals(0xffL, Tensor.ofLongs(-1).cast(DType.I8).bits(0));
    }
}
